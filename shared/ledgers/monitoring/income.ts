import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { date, inSection, longtext, money, shown, text, whole, year } from '../benefits/fields.ts'
import { businessParts, costParts, costSubsidy, propertyParts, transferParts, wageParts } from './incomeParts.ts'
import { householdFields, monitoringKindOfHousehold } from './ofHousehold.ts'

/**
 * 年度收入 of a household. Two kinds of sheets feed it: rosters with the four sums only, and the detailed form with every
 * item. So each sum is kept as the sheet gives it (工资性收入) next to what its items add up to (工资性收入明细合计); into the
 * total goes the given sum, and where none is given that of the items. A rule compares the two.
 */
const basics = inSection('basics', [
  ...householdFields(),
  monitoringKindOfHousehold,
  year('year', '年度', '收入年度 数据年度 数据年份 年份 统计年度', { required: true, carry: true, ...shown(64, 14) }),
  whole('headcount', '年度家庭人口数', '共享收支人口 家庭常住人口 年度人口数 收入人口数', {
    unit: '人',
    min: 1,
    ...shown(84, 16),
    help: '当年共享收支的人口，不一定等于现在的家庭人口',
  }),
  text('period', '统计周期', '收入周期 收入统计周期', { carry: true, help: '如“2024.10—2025.9”；监测识别用识别前 12 个月' }),
])

type Group = Readonly<{
  id: 'wages' | 'business' | 'property' | 'transfer' | 'costs'
  label: string
  aliases: string
  parts: readonly FieldDefinition[]
  minus?: readonly FieldDefinition[]
}>

const groups: readonly Group[] = [
  { id: 'wages', label: '工资性收入', aliases: '工资性收入合计 工资收入', parts: wageParts },
  { id: 'business', label: '生产经营性收入', aliases: '生产经营收入 生产经营性收入合计 经营性收入 家庭经营收入', parts: businessParts },
  { id: 'property', label: '财产性收入', aliases: '财产性收入合计 财产收入', parts: propertyParts },
  { id: 'transfer', label: '转移性收入', aliases: '转移性收入合计 转移收入', parts: transferParts },
  { id: 'costs', label: '生产经营性支出', aliases: '生产经营支出 生产经营性支出合计 家庭经营支出', parts: costParts, minus: costSubsidy },
]

function groupFields({ id, label, aliases, parts, minus = [] }: Group): readonly FieldDefinition[] {
  const ids = (fields: readonly FieldDefinition[]) => fields.map((field) => field.id)
  const [given, sum, counted] = inSection(id, [
    money(id, label, aliases, { ...shown(104, 24), help: '只知道合计时填；填了明细可以留空' }),
    money(`${id}Parts`, `${label}明细合计`, '', { derived: { kind: 'formula', plus: ids(parts), minus: ids(minus) } }),
    money(`${id}Counted`, `计入${label}`, '', { derived: { kind: 'formula', plus: [id], otherwise: `${id}Parts` } }),
  ])
  return [given!, ...parts, ...minus, sum!, counted!]
}

const result = inSection('result', [
  money('total', '家庭总收入', '年总收入 家庭年收入 家庭年总收入 全年总收入 总收入 年收入 家庭收入', {
    derived: {
      kind: 'formula',
      plus: ['wagesCounted', 'businessCounted', 'propertyCounted', 'transferCounted'],
      otherwise: 'totalGiven',
    },
    ...shown(104, 24),
  }),
  money('net', '家庭纯收入', '纯收入 年纯收入 家庭年纯收入 全年纯收入 家庭全年纯收入', {
    derived: {
      kind: 'formula',
      plus: ['wagesCounted', 'businessCounted', 'propertyCounted', 'transferCounted'],
      minus: ['costsCounted'],
      otherwise: 'netGiven',
    },
    ...shown(104, 24),
  }),
  money('perCapita', '人均纯收入', '家庭人均纯收入 年人均纯收入 人均收入 人均年收入 年度人均纯收入 家庭年人均纯收入 农民人均纯收入', {
    derived: { kind: 'formula', plus: ['net'], by: 'headcount', otherwise: 'perCapitaGiven' },
    ...shown(96, 22),
  }),
  money('totalGiven', '填报总收入', '', { help: '花名册只给出这一个数时填；有明细或分项时以算出的为准' }),
  money('netGiven', '填报纯收入', '', { help: '花名册只给出这一个数时填；有明细或分项时以算出的为准' }),
  money('perCapitaGiven', '填报人均纯收入', '', { help: '花名册只给出这一个数时填；算得出时以算出的为准' }),
])

const judging = inSection('judging', [
  money('claims', '家庭理赔收入', '理赔收入 保险理赔收入', { help: '只用于监测研判，不计入家庭收入' }),
  money('ownSpending', '合规自付支出', '合规自负支出', { help: '医疗、教育、住房等刚性支出中自付的部分' }),
  money('otherOwnSpending', '其他合规自付支出', '其他合规自负支出'),
  money('afterSpending', '扣减刚性支出后人均', '扣除刚性支出后人均纯收入 扣减支出后人均纯收入', {
    derived: { kind: 'formula', plus: ['net', 'claims'], minus: ['ownSpending', 'otherOwnSpending'], by: 'headcount' },
    help: '(纯收入 + 理赔 − 合规自付) ÷ 人口，与监测范围线比较',
  }),
])

const filling = inSection('filling', [
  longtext('explanation', '收入说明', '收入情况说明 收入来源说明'),
  text('evidence', '收入凭证', '佐证 凭证材料', { help: '工资流水、一卡通流水、合同等' }),
  text('enteredBy', '收入录入人', '录入人', { carry: true }),
  text('checkedBy', '收入核实人', '核实人', { carry: true }),
  date('signedOn', '户主签字日期', '签字日期'),
  longtext('note', '备注', '备注说明', { inPrint: true, printWidth: 24 }),
])

export const income = defineLedger({
  id: 'income',
  label: '年度收入',
  table: 'income',
  unit: '条',
  menu: 'households',
  title: 'headName',
  sections: [
    { id: 'basics', label: '对象与年度' },
    { id: 'result', label: '收入结果' },
    { id: 'wages', label: '工资性收入' },
    { id: 'business', label: '生产经营性收入' },
    { id: 'property', label: '财产性收入' },
    { id: 'transfer', label: '转移性收入' },
    { id: 'costs', label: '生产经营性支出' },
    { id: 'judging', label: '监测研判' },
    { id: 'filling', label: '填报' },
  ],
  fields: [...basics, ...groups.flatMap(groupFields), ...result, ...judging, ...filling],
  naturalKeys: [['household', 'year']],
  parent: { ledger: 'household', field: 'household' },
  aliases: ['收入台账', '收入明细', '收入信息', '家庭收入', '收入测算表', '家庭收入核算', '年度收入台账'],
  sort: ['-year', 'village'],
  occurrence: { date: 'year', says: ['perCapita', 'net'] },
})
