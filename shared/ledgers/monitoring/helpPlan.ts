import { defineLedger } from '#shared/ledger/define.ts'
import { choice, choices, date, inSection, longtext, money, shown, text, year } from '../benefits/fields.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

const plan = inSection('plan', [
  ...householdFields(),
  monitoringKindOfHousehold,
  year('year', '年度', '计划年度 年份 帮扶年度', { required: true, carry: true, ...shown(64, 14) }),
  longtext('situation', '致贫原因分析', '原因分析 家庭情况分析 家庭现状'),
  longtext('goal', '帮扶目标', '年度目标 脱贫目标 发展目标', { ...shown(180, 50) }),
  choices('kinds', '拟落实措施类别', '拟采取措施类别', { codes: 'measureKind', ...shown(150, 40) }),
  longtext('measures', '拟采取措施', '帮扶计划 计划措施 帮扶措施计划 拟落实措施', { ...shown(220, 70) }),
  money('expected', '预计增收', '预计年增收 计划增收', shown(96, 22)),
  money('expectedPerCapita', '预计年末人均纯收入', '目标人均纯收入', { help: '元/人' }),
])

const outcome = inSection('outcome', [
  text('helperName', '计划帮扶责任人', '帮扶责任人 帮扶人', { search: 'name', carry: true, ...shown(96, 22) }),
  date('headSignedOn', '户主签字日期', '户主签字时间'),
  date('helperSignedOn', '责任人签字日期', '帮扶责任人签字日期'),
  choice('state', '计划执行状态', '计划状态 执行情况', { codes: 'planState', initial: '执行中', ...shown(84, 18) }),
  longtext('result', '执行情况说明', '帮扶成效 计划完成情况'),
  money('actual', '实际增收', '实际年增收'),
  longtext('note', '备注', '备注说明'),
])

/** 帮扶计划: what is meant to be done for a household in a year, agreed with its head. */
export const helpPlan = defineLedger({
  id: 'helpPlan',
  label: '帮扶计划',
  table: 'help_plan',
  unit: '份',
  menu: 'monitoring',
  title: 'headName',
  sections: [
    { id: 'plan', label: '计划' },
    { id: 'outcome', label: '签字与执行' },
  ],
  fields: [...plan, ...outcome],
  naturalKeys: [['household', 'year']],
  aliases: ['年度帮扶计划', '帮扶计划表', '一户一策', '发展规划', '脱贫户发展规划'],
  sort: ['-year', 'village'],
  occurrence: { date: 'year', says: ['goal', 'measures'] },
})
