import { amountOf, defineBenefit } from './common.ts'
import { choice, date, money, phone, shown, text, whole, yes } from './fields.ts'

/** 技能培训: one record a person and course. */
export const training = defineBenefit({
  id: 'training',
  label: '技能培训',
  table: 'training',
  of: 'person',
  name: { aliases: '学员姓名 参训人员 参训人员姓名 学员' },
  parts: [
    {
      id: 'course',
      label: '培训',
      fields: [
        text('course', '培训名称', '培训项目 培训班名称 培训内容 培训工种 培训专业', { required: true, ...shown(150, 34) }),
        choice('kind', '培训类别', '培训类型', { codes: 'trainingKind', ...shown(110, 24) }),
        choice('way', '培训方式', '培训形式', { codes: 'trainingWay' }),
        text('place', '培训地点', '培训地址'),
        text('organiser', '培训机构', '培训单位 举办单位 承办机构 主办单位', shown(120, 28)),
        date('startDate', '培训日期', '培训时间 培训开始时间 开班日期 开班时间 培训开始日期', { precision: 'month', ...shown(104, 22) }),
        date('endDate', '培训结束日期', '结业日期 培训结束时间 结业时间', { precision: 'month' }),
        whole('days', '培训时长(天)', '培训天数 培训时长 时长 时长(天) 培训期限', { unit: '天', ...shown(72, 16) }),
        text('leader', '培训负责人', '负责人'),
        phone('leaderPhone', '培训负责人电话', '负责人电话 负责人联系电话'),
      ],
    },
    {
      id: 'result',
      label: '结业与就业',
      fields: [
        yes('hasFinished', '是否结业', '结业 是否合格 是否结业合格', { ...shown(72, 16), help: '未结业不发补助' }),
        text('certificate', '证书名称', '取证情况 证书 取得证书', shown(110, 26)),
        text('certificateNo', '证书编号', '证书号'),
        choice('jobAfter', '培训后就业状态', '就业状态 是否就业 培训后是否就业', { codes: 'jobAfter' }),
        text('employer', '就业单位', '培训后就业单位 培训后单位'),
        text('job', '就业岗位', '培训后岗位 岗位'),
        money('wage', '培训后月工资', '月工资 月收入', { unit: '元/月' }),
      ],
    },
    {
      id: 'pay',
      label: '发放',
      fields: [
        money('standard', '补助标准', '培训补助标准 补贴标准'),
        choice('fund', '资金来源', '培训资金来源 补助资金来源', { codes: 'trainingFund' }),
      ],
    },
  ],
  pay: {
    amount: amountOf('补助金额', '培训补助 补贴金额 培训补贴 补助标准/金额 生活费补贴 金额'),
    account: true,
  },
  keys: [
    ['idCard', 'course', 'startDate'],
    ['household', 'name', 'course', 'startDate'],
  ],
  aliases: ['培训花名册', '技能培训花名册', '培训台账', '职业技能培训', '实用技术培训'],
  sort: ['-startDate', 'village', 'name'],
  since: 'startDate',
  occurrence: { date: 'startDate', amount: 'amount', says: ['course', 'kind', 'certificate', 'amount'] },
})
