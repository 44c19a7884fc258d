import { amountOf, defineBenefit } from './common.ts'
import { choice, date, money, month, percent, quantity, shown, text, whole, year, yes } from './fields.ts'

/** 住房安全鉴定 and 危房改造: one record a household and plan year. 总投资 is the plan's figure; a rule adds the sources up. */
export const housing = defineBenefit({
  id: 'housing',
  label: '住房安全',
  table: 'housing',
  of: 'household',
  parts: [
    {
      id: 'house',
      label: '现住房与鉴定',
      fields: [
        yes('hasHouse', '有无住房', '是否有住房 有无房屋'),
        year('builtYear', '建造年代', '旧房建造年代 建造时间 建房时间 建成年份', { min: 1900 }),
        choice('structure', '旧房结构', '房屋结构 住房结构 原房屋结构', { codes: 'houseStructure' }),
        quantity('area', '旧房面积', '旧房建筑面积 房屋面积 住房面积 建筑面积', { unit: '平方米' }),
        choice('grade', '住房危险等级', '鉴定等级 住房等级 危房等级 住房安全等级 危房级别 房屋等级', {
          codes: 'houseGrade',
          dated: true,
          ...shown(96, 20),
        }),
        text('appraiser', '鉴定单位', '鉴定机构 评定单位'),
        date('appraisedOn', '鉴定日期', '鉴定时间 评定日期', shown(104, 22)),
      ],
    },
    {
      id: 'plan',
      label: '改造计划与申请',
      fields: [
        choice('reason', '改造原因', '危改原因', { codes: 'rebuildReason' }),
        choice('way', '改造方式', '危改方式 改造形式 解决方式', { codes: 'rebuildWay', ...shown(88, 20) }),
        year('year', '列入计划年度', '计划年度 改造年度 年度 危改年度 年份', { carry: true, ...shown(96, 18) }),
        date('appliedOn', '申请日期', '申请时间'),
        choice('progress', '申请进度', '审批状态 改造进度 进度 进展情况', { codes: 'rebuildProgress', dated: true, ...shown(84, 20) }),
        money('asked', '申请补助资金', '申请补助金额'),
      ],
    },
    {
      id: 'funds',
      label: '投资与来源',
      fields: [
        money('planned', '计划投资', '总投资金额 总投资 计划总投资', { help: '等于各项来源之和' }),
        money('central', '中央资金', '中央补助资金 中央补助'),
        money('provincial', '省级资金', '省资金 省级补助资金 省级补助'),
        money('local', '市县资金', '市县级资金 市县补助资金 县级资金'),
        money('unit', '单位帮扶资金', '单位帮扶 帮扶单位资金'),
        money('donated', '企业社会资金', '企业社会 社会捐助资金'),
        money('own', '自筹资金', '农户自筹 自筹 农户自筹资金'),
      ],
    },
    {
      id: 'loan',
      label: '农户建房贷款',
      fields: [
        text('loanKind', '贷款类型'),
        text('loanBank', '贷款金融机构', '金融机构 贷款银行'),
        money('loanAmount', '农户贷款', '贷款金额 农户贷款金额'),
        whole('loanMonths', '贷款期限(月)', '贷款期限', { unit: '月' }),
        percent('loanRate', '贷款利率(%)', '贷款利率', { max: 100_00 }),
        money('loanInterest', '贷款贴息', '贴息金额 贴息'),
      ],
    },
    {
      id: 'work',
      label: '施工与验收',
      fields: [
        month('startedOn', '开工日期', '开工时间'),
        date('acceptedOn', '竣工验收日期', '竣工日期 验收日期 竣工时间 验收时间 竣工验收时间', shown(110, 22)),
        choice('newStructure', '改造后结构', '新房结构 改造后房屋结构', { codes: 'houseStructure' }),
        quantity('newArea', '改造后面积', '新房面积 改造后房屋面积 改造后建筑面积', { unit: '平方米', help: '不超过省定控制面积' }),
        yes('isOldRemoved', '旧房拆除', '是否拆除旧房 旧房是否拆除'),
      ],
    },
  ],
  pay: {
    amount: amountOf('实际补助资金', '危房改造资金 补助资金 补助金额 危改补助 危改补助资金 实际补助金额', { help: '验收后拨付' }),
    account: true,
  },
  keys: [
    ['household', 'year'],
    ['household', 'appraisedOn'],
  ],
  aliases: ['危房改造', '危改', '住房安全鉴定', '住房鉴定', '农村危房改造'],
  sort: ['-year', 'village', 'name'],
  since: 'appraisedOn',
  occurrence: { date: 'year', amount: 'amount', says: ['grade', 'way', 'progress', 'amount'] },
})
