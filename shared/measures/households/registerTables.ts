import { here, hasLowIncome, inSystem, inYear, membersHere, ofInSystem, canWork } from '../conditions.ts'
import { defineTable, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, fieldColumns, ratioColumn, shareColumn, summed, under } from '../say.ts'

const households = column('households 户数 户', counted('household', here), 'village')
const persons = column('persons 人数 人', counted('member', membersHere), 'village')

export const registerTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T01',
    label: '行政村基本情况表',
    group: '农户人口',
    note: '年报。面积、耕地和集体经济取自行政村台账；户数、人口、劳动力、脱贫户和监测对象由农户台账统计。',
    rowKey: 'village',
    rows: { kind: 'records', ledger: 'village', sort: ['code', 'name'] },
    columns: [
      ...fieldColumns('kind +area +arableLand +forestLand'),
      column('groups 村民小组 个', counted('group'), 'village'),
      households,
      persons,
      column('labourers 劳动力 人', counted('member', `${membersHere} and ${canWork}`), 'village'),
      column('liftedHouseholds 脱贫户 户', counted('household', `${here} and kind = "脱贫户"`), 'village'),
      column('liftedPersons 脱贫人口 人', counted('member', `${membersHere} and householdKind = "脱贫户"`), 'village'),
      column('monitored 监测对象 户', counted('household', `${here} and monitoringKind is not blank`), 'village'),
      ...fieldColumns('+collectiveIncome万 pavedToTownship bus +cooperatives'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T02',
    label: '脱贫户和监测对象花名册（户主）',
    group: '农户人口',
    note: '月报、年报。在册的脱贫户和三类监测对象，一户一行。',
    rows: { kind: 'records', ledger: 'household', filter: `${here} and ${inSystem}`, sort: ['village', 'group', 'code'] },
    columns: fieldColumns(
      'village group headName headIdCard +memberCount kind monitoringKind mainReason outOfPovertyYear perCapitaIncome helperName phone',
    ),
    totals: true,
  }),
  defineTable({
    id: 'T02M',
    label: '脱贫户和监测对象花名册（全员）',
    group: '农户人口',
    note: '月报、年报。在册的脱贫户和三类监测对象的在册成员，一人一行。',
    rows: { kind: 'records', ledger: 'member', filter: `${membersHere} and ${ofInSystem}`, sort: ['village', 'group', 'householdCode'] },
    columns: fieldColumns('village group headName name relation idCard sex age health laborSkill lowIncome destitute'),
    totals: false,
  }),
  defineTable({
    id: 'T03',
    label: '脱贫人口年度表',
    group: '农户人口',
    note: '年报。在册脱贫户按脱贫年度分组；累计脱贫未扣返贫户，返贫户另列。人数为这些户的在册成员。期初期末增减见“增减变动”。',
    rowKey: 'year',
    rows: { kind: 'values', label: '脱贫年度', ledger: 'household', field: 'outOfPovertyYear' },
    columns: [
      column('households 脱贫户数 户', counted('household', `${here} and kind = "脱贫户"`)),
      column('persons 脱贫人数 人', summed('household', 'memberCount', `${here} and kind = "脱贫户"`)),
      shareColumn('share 占比 %', 'persons'),
      column('returned 其中返贫户 户', counted('household', `${here} and kind = "脱贫户" and isReturned = true`)),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T04',
    label: '致贫原因分类统计表',
    group: '农户人口',
    note: '年报。在册脱贫户和三类监测对象按主要致贫原因分组，一户只在一类。',
    rowKey: 'reason',
    rows: { kind: 'values', label: '主要致贫原因', ledger: 'household', field: 'mainReason' },
    columns: [
      column('households 户数 户', counted('household', `${here} and ${inSystem}`)),
      shareColumn('householdShare 户数占比 %', 'households'),
      column('persons 人数 人', summed('household', 'memberCount', `${here} and ${inSystem}`)),
      shareColumn('personShare 人数占比 %', 'persons'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T05',
    label: '低保人员劳动能力统计表',
    group: '农户人口',
    note: '年报。在册低保人员按有无劳动能力分列；有劳动能力为技能、普通、弱劳动力或半劳动力。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      column('lowIncome 低保人数 人', counted('member', `${membersHere} and ${hasLowIncome}`)),
      column('able 有劳动能力 人', counted('member', `${membersHere} and ${hasLowIncome} and ${canWork}`)),
      column('unable 无劳动能力 人', counted('member', `${membersHere} and ${hasLowIncome} and not ${canWork}`)),
      ratioColumn('ableShare 有劳动能力占比 %', 'able', 'lowIncome'),
      column('persons 总人口 人', counted('member', membersHere)),
      ratioColumn('share 低保占人口 %', 'lowIncome', 'persons'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T10',
    label: '人口自然增减与户变动表',
    group: '农户人口',
    note: '年报。人口与户变动台账中变动日期在本年的记录，按变动类型和原因分列。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      ...under('增加', [changed('born 出生 人', '新生儿'), changed('marriedIn 嫁入 人', '嫁入'), changed('movedIn 迁入 人', '户籍迁入')]),
      column('increase 自然增加合计 人', counted('populationChange', `${inYear('date')} and kind = "人口自然增加"`)),
      ...under('减少', [changed('died 死亡 人', '死亡'), changed('marriedOut 嫁出 人', '嫁出'), changed('movedOut 迁出 人', '户籍迁出')]),
      column('decrease 自然减少合计 人', counted('populationChange', `${inYear('date')} and kind = "人口自然减少"`)),
      { id: 'net', label: '净增减', unit: '人', of: { plus: ['increase'], minus: ['decrease'] } },
      column('newHouseholds 整户新增 户', counted('populationChange', `${inYear('date')} and kind = "整户新增"`)),
      column('goneHouseholds 整户销户 户', counted('populationChange', `${inYear('date')} and kind = "整户销户"`)),
    ],
    totals: true,
  }),
]

function changed(words: string, reason: string) {
  return column(words, counted('populationChange', `${inYear('date')} and reason = "${reason}"`))
}
