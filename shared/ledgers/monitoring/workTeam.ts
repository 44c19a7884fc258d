import { defineLedger } from '#shared/ledger/define.ts'
import { choice, idCard, inSection, link, longtext, money, month, phone, shown, text, whole, yes } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'

const person = inSection('person', [
  link('village', '派驻村', ['行政村', '驻村', '驻点村', '所驻村', '派驻村名称', ...villageAliases].join(' '), {
    target: 'village',
    required: true,
    carry: true,
    ...shown(96, 22),
  }),
  text('batch', '驻村批次', '选派批次 轮次 派驻批次', { carry: true, ...shown(84, 18), help: '如“第三轮（2025.5—2027.5）”' }),
  text('name', '队员姓名', '姓名 驻村干部姓名 驻村干部 工作队员姓名 第一书记姓名 队长姓名', {
    required: true,
    search: 'name',
    ...shown(90, 20),
  }),
  choice('role', '队内职务', '驻村职务 工作队职务 担任职务 身份', { codes: 'teamRole', required: true, ...shown(110, 26) }),
  choice('sex', '性别', '', { codes: 'sex', ...shown(52, 10) }),
  month('birthDate', '出生日期', '出生年月 出生年月日'),
  idCard('idCard', '证件号码', '身份证号 身份证号码 身份证', { search: 'tail' }),
  phone('phone', '联系电话', '手机号 电话 手机 手机号码 联系方式', { search: 'tail', ...shown(118, 26) }),
  choice('political', '政治面貌', '', { codes: 'politicalStatus' }),
  choice('education', '文化程度', '学历', { codes: 'education' }),
  text('unit', '派出单位', '选派单位 原单位 所在单位 派出单位名称 工作单位 单位', { carry: true, ...shown(160, 40) }),
  choice('level', '派出单位级次', '派出单位层级 派出级别', { codes: 'unitLevel', ...shown(80, 18) }),
  text('post', '原单位职务', '单位职务 职务'),
  choice('jobLevel', '职务级别', '职级 行政级别', { codes: 'jobLevel' }),
])

const service = inSection('service', [
  month('from', '派驻时间', '驻村开始时间 到村时间 驻村时间 任职时间 选派时间 派驻开始时间', { carry: true, ...shown(100, 22) }),
  month('to', '轮换时间', '驻村结束时间 离村时间 派驻结束时间 离任时间', shown(100, 22)),
  choice('state', '在岗状态', '驻村状态 是否在岗', { codes: 'serviceState', initial: '在岗', dated: true, ...shown(76, 18) }),
  text('order', '选派文件号', '选派文号 任命文件', { carry: true }),
  whole('daysMonth', '上月驻村天数', '月驻村天数', { unit: '天', max: 31, help: '每月不少于 20 天' }),
  whole('daysYear', '本年驻村天数', '年驻村天数 驻村天数', { unit: '天', max: 366 }),
  choice('assessment', '考核等次', '年度考核等次 考核结果', { codes: 'assessment' }),
  yes('hasInsurance', '是否办理人身意外保险', '人身意外保险'),
  money('allowance', '驻村补贴', '生活补助 驻村补助', { help: '元/月' }),
  text('recall', '召回记录', '召回情况 召回原因'),
  longtext('note', '备注', '备注说明'),
])

/** 驻村工作队: one person in one village for one term, 第一书记 among them. */
export const workTeam = defineLedger({
  id: 'workTeam',
  label: '驻村工作队',
  table: 'work_team',
  unit: '人',
  menu: 'monitoring',
  title: 'name',
  sections: [
    { id: 'person', label: '队员' },
    { id: 'service', label: '驻村' },
  ],
  fields: [...person, ...service],
  naturalKeys: [
    ['village', 'name', 'from'],
    ['village', 'name', 'batch'],
  ],
  aliases: ['驻村工作队花名册', '驻村干部', '第一书记花名册', '驻村第一书记', '工作队员', '驻村工作队台账'],
  sort: ['village', '-from'],
  since: 'from',
})
