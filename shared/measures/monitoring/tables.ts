import { hasHelp, here, inMonth, inYear, membersHere, monitoringActive, monitoringEntered, monitoringRemoved } from '../conditions.ts'
import { defineTable, type TableColumn, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, different, fieldColumns, ratioColumn, shareColumn, under } from '../say.ts'

const removed = `${monitoringEntered} and ${monitoringRemoved}`
const kinds = [
  { id: 'unstable', label: '脱贫不稳定户' },
  { id: 'edge', label: '边缘易致贫户' },
  { id: 'sudden', label: '突发严重困难户' },
]

function ofKind({ id, label }: (typeof kinds)[number]): readonly TableColumn[] {
  return under(label, [
    column(`${id}Households 户数 户`, counted('household', `${here} and monitoringKind = "${label}"`)),
    column(`${id}Persons 人数 人`, counted('member', `${membersHere} and monitoringKind = "${label}"`)),
  ])
}

export const monitoringTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T06',
    label: '三类监测对象月报表',
    group: '监测帮扶',
    note: '月报。现有户数人数按农户台账；当月纳入、消除和累计按监测对象台账，一户只计一次。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      ...kinds.flatMap(ofKind),
      ...under('当月', [
        column('enteredMonth 新纳入 户', different('monitoring', 'household', `${monitoringEntered} and ${inMonth('identifiedAt')}`)),
        column('removedMonth 消除 户', different('monitoring', 'household', `${removed} and ${inMonth('removedAt')}`)),
        column(
          'naturalMonth 其中自然消除 户',
          different(
            'monitoring',
            'household',
            `${removed} and ${inMonth('removedAt')} and (removalKind = "自然消除" or state = "自然消除")`,
          ),
        ),
      ]),
      ...under('累计', [
        column('entered 纳入 户', different('monitoring', 'household', monitoringEntered)),
        column('removed 消除 户', different('monitoring', 'household', removed)),
        ratioColumn('removalRate 消除率 %', 'removed', 'entered'),
      ]),
      column('active 未消除 户', different('monitoring', 'household', monitoringActive)),
      column('helped 已落实措施 户', different('monitoring', 'household', `${monitoringActive} and ${hasHelp}`)),
      ratioColumn('helpRate 措施落实率 %', 'helped', 'active'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T07',
    label: '监测对象风险类型与帮扶措施表',
    group: '监测帮扶',
    note: '月报。按致贫返贫风险1（主要风险）分组；一户多次纳入且风险不同的，各组分别计一次。',
    rowKey: 'risk',
    rows: { kind: 'values', label: '主要风险', ledger: 'monitoring', field: 'risk1' },
    columns: [
      column('entered 累计纳入 户', different('monitoring', 'household', monitoringEntered)),
      shareColumn('share 占比 %', 'entered'),
      column('active 未消除 户', different('monitoring', 'household', monitoringActive)),
      column('helped 已落实措施 户', different('monitoring', 'household', `${monitoringActive} and ${hasHelp}`)),
      ratioColumn('helpRate 措施覆盖率 %', 'helped', 'active'),
      ...under('措施', [
        helpColumn('industry 产业 户', 'industryHelp'),
        helpColumn('employment 就业 户', 'employmentHelp'),
        helpColumn('health 健康 户', 'healthHelp'),
        helpColumn('guarantee 综合保障 户', 'guaranteeHelp'),
        helpColumn('social 社会帮扶 户', 'socialHelp'),
      ]),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T08',
    label: '监测对象消除成效表',
    group: '监测帮扶',
    note: '季报。风险已消除的监测对象，识别时与消除后的人均纯收入和三保障、饮水情况对比。',
    rows: { kind: 'records', ledger: 'monitoring', filter: removed, sort: ['village', '-removedAt'] },
    columns: fieldColumns(
      'village headName kind risk1 identifiedAt removedAt removalKind entryPerCapita exitPerCapita entryHouseUnsafe exitHouseUnsafe entryDropout exitDropout entryUninsured exitUninsured entryWaterUnsafe exitWaterUnsafe',
    ),
    totals: false,
  }),
  defineTable({
    id: 'T22',
    label: '会商研判统计表',
    group: '监测帮扶',
    note: '月报。会议研判台账按会议类型统计次数。',
    rowKey: 'kind',
    rows: { kind: 'values', label: '会议类型', ledger: 'meeting', field: 'kind' },
    columns: [
      column('month 当月 次', counted('meeting', inMonth('date'))),
      column('year 本年 次', counted('meeting', inYear('date'))),
      column('all 累计 次', counted('meeting')),
      column('concluded 本年有结论 次', counted('meeting', `${inYear('date')} and conclusion is not blank`)),
    ],
    totals: true,
  }),
]

function helpColumn(words: string, field: string): TableColumn {
  return column(words, different('monitoring', 'household', `${monitoringActive} and ${field} is not blank`))
}
