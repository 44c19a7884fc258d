import { defineBenefit } from './common.ts'
import { choice, choices, date, money, month, phone, shown, text, yes } from './fields.ts'

/** 务工月监测: where a person works this month. One record a person and month. */
export const migrantWork = defineBenefit({
  id: 'migrantWork',
  label: '务工月监测',
  table: 'migrant_work',
  of: 'person',
  name: { aliases: '务工人员姓名 务工人员' },
  parts: [
    {
      id: 'state',
      label: '务工状态',
      fields: [
        month('month', '监测月份', '月份 监测时间 统计月份 填报月份', { carry: true, ...shown(88, 18) }),
        yes('isWorking', '是否已务工', '是否务工 是否外出务工 当前是否务工', { required: true, initial: 1, ...shown(88, 18) }),
        yes('isPlanning', '是否计划务工', '是否有务工意愿 务工意愿 计划务工'),
        choice('joblessReason', '未务工原因', '未就业原因 不务工原因', { codes: 'joblessReason' }),
        choices('needs', '就业服务需求', '就业需求 服务需求', { codes: 'jobNeed' }),
      ],
    },
    {
      id: 'work',
      label: '务工情况',
      fields: [
        date('startDate', '开始时间', '务工开始时间 外出时间 开始务工时间 外出务工时间 务工时间起 开始日期', { precision: 'month' }),
        date('endDate', '结束时间', '务工结束时间 返乡时间 务工时间止 结束日期', { precision: 'month' }),
        choice('area', '务工区域', '务工范围 务工地点归类', { codes: 'migrantArea', ...shown(92, 20) }),
        text('place', '务工所在地', '务工地 务工地点 务工地址 务工所在省/市/县 务工所在地(省/市/县) wgszd', {
          ...shown(140, 32),
          help: '填到县',
        }),
        text('province', '务工所在省', '务工省份 务工省'),
        text('city', '务工所在市', '务工市'),
        text('county', '务工所在县', '务工县 务工区县'),
        text('employer', '务工企业名称', '务工单位 务工企业 单位名称 就业单位 工作单位', shown(130, 30)),
        choice('industry', '产业分类', '所属产业', { codes: 'industry' }),
        text('trade', '所属行业', '行业 从事行业'),
        text('job', '工种', '岗位 从事工种 职业'),
        choice('channel', '就业渠道', '务工渠道 就业途径', { codes: 'jobChannel', ...shown(92, 20) }),
        yes('isTransported', '是否点对点输送', '点对点输送 点对点'),
        money('wage', '务工月收入', '月工资 月收入 务工收入 月均收入 工资', { unit: '元/月', ...shown(96, 22) }),
        phone('phone', '联系电话', '务工联系电话 手机号 手机号码 电话 联系方式'),
      ],
    },
  ],
  keys: [
    ['idCard', 'month'],
    ['household', 'name', 'month'],
  ],
  aliases: ['务工花名册', '务工台账', '外出务工人员', '务工监测', '务工信息', '务工人员'],
  sort: ['-month', 'village', 'name'],
  since: 'month',
  occurrence: { date: 'month', says: ['isWorking', 'place', 'employer', 'wage'] },
})
