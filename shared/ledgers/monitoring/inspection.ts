import { defineLedger } from '#shared/ledger/define.ts'
import { choice, choices, date, inSection, longtext, money, shown, text, whole, yes } from '../benefits/fields.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

const basics = inSection('basics', [
  ...householdFields(),
  monitoringKindOfHousehold,
  text('batch', '排查批次', '排查名称 批次名 批次', { required: true, carry: true, ...shown(130, 30), help: '如“2025年第二季度集中排查”' }),
  date('date', '排查日期', '排查时间 入户排查日期', { required: true, carry: true, ...shown(104, 22) }),
  text('inspectors', '排查人', '排查人员 摸排人 摸排人员 排查干部', { carry: true, search: 'name', ...shown(110, 24) }),
])

const needs = inSection('needs', [
  yes('hasFood', '吃不愁是否达标', '吃不愁 不愁吃', shown(76, 14)),
  yes('hasClothes', '穿不愁是否达标', '穿不愁 不愁穿', shown(76, 14)),
  choice('education', '义务教育情况', '义务教育保障情况 义务教育有保障', { codes: 'educationProblem', ...shown(100, 20) }),
  text('dropouts', '失学辍学学生', '', { help: '姓名和原因' }),
  yes('isInsured', '是否全员参加基本医保', '基本医疗有保障 全员参保 是否全部参保', shown(84, 14)),
  text('uninsured', '未参保人员', '未参保成员 未参保人员及原因'),
  yes('isHouseSafe', '住房安全是否有保障', '住房安全有保障 住房是否安全', shown(84, 14)),
  choice('houseGrade', '排查时住房等级', '', { codes: 'houseGrade' }),
  yes('isWaterSafe', '饮水安全是否有保障', '饮水安全有保障 饮水是否安全', shown(84, 14)),
  yes('hasWaterAmount', '水量是否达标', '水量'),
  yes('hasWaterQuality', '水质是否达标', '水质'),
  yes('isWaterNear', '取水是否方便', '取水方便程度是否达标'),
  yes('isWaterReliable', '供水保证率是否达标', '供水保证率'),
])

const income = inSection('income', [
  money('perCapita', '预计人均纯收入', '排查时人均纯收入 预估人均纯收入', { help: '元/人，排查时估算' }),
  money('ownSpending', '近一年刚性支出', '刚性支出 家庭刚性支出 大额支出', { help: '医疗、教育等自付部分' }),
  whole('workers', '在外务工人数', '务工人数', { unit: '人' }),
  choices('risks', '排查出的风险', '排查风险', { codes: 'riskKind' }),
])

const outcome = inSection('outcome', [
  choice('finding', '排查结论', '排查结果 排查情况', { codes: 'sweepFinding', ...shown(130, 28) }),
  longtext('problem', '排查发现问题', '发现问题 存在问题 疑点问题', { ...shown(160, 44) }),
  longtext('mending', '排查整改措施', '整改措施'),
  date('dueOn', '整改期限', '整改时限'),
  date('doneOn', '整改完成日期', '整改日期'),
  yes('isSigned', '户主是否签字', '户主签字'),
  longtext('note', '备注', '备注说明'),
])

/** 排查: 两不愁三保障 and 饮水 of a household in a sweep. How far the sweep has come is counted, not typed. */
export const inspection = defineLedger({
  id: 'inspection',
  label: '排查',
  table: 'inspection',
  unit: '户次',
  menu: 'monitoring',
  title: 'headName',
  sections: [
    { id: 'basics', label: '排查' },
    { id: 'needs', label: '两不愁三保障和饮水' },
    { id: 'income', label: '收支与风险' },
    { id: 'outcome', label: '结论与整改' },
  ],
  fields: [...basics, ...needs, ...income, ...outcome],
  naturalKeys: [['household', 'batch']],
  aliases: ['排查表', '排查台账', '集中排查', '大排查', '动态监测排查表', '防止返贫动态监测排查表', '两不愁三保障排查'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', says: ['batch', 'finding', 'problem'] },
})
