import { here, inMonth, inSystem, inYear } from '../conditions.ts'
import { defineTable, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, different, fieldColumns, ratioColumn, summed } from '../say.ts'

const serving = 'not state in ("已轮换","召回","调离")'

export const helperTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T21',
    label: '帮扶力量和走访统计表',
    group: '帮扶力量',
    note: '月报。结对按现有结对；未走访为最近走访日期早于截止日所在月的帮扶对象。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      column('team 驻村队员 人', counted('workTeam', serving)),
      column('days 本年驻村天数 天', summed('workTeam', 'daysYear', serving)),
      column('households 帮扶对象 户', counted('household', `${here} and ${inSystem}`)),
      column('paired 有帮扶责任人 户', counted('household', `${here} and ${inSystem} and helperName is not blank`)),
      ratioColumn('pairedRate 覆盖率 %', 'paired', 'households'),
      column('helpers 帮扶责任人 人', different('pairing', 'helper', 'not state = "已结束"')),
      column('visitsMonth 本月走访 次', counted('visit', inMonth('date'))),
      column('visitsYear 本年走访 次', counted('visit', inYear('date'))),
      column('visited 本年走访户 户', different('visit', 'household', inYear('date'))),
      column(
        'unvisited 本月未走访 户',
        counted('household', `${here} and ${inSystem} and (lastVisit is blank or lastVisit < {monthStart})`),
      ),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T21H',
    label: '帮扶责任人结对统计表',
    group: '帮扶力量',
    note: '月报。在帮的帮扶责任人及其现有结对户。',
    rowKey: 'helper',
    rows: { kind: 'records', ledger: 'helper', filter: '(to is blank or to >= {asOf})', sort: ['unit', 'name'] },
    columns: [
      ...fieldColumns('unit post kind'),
      column('pairs 现有结对 户', different('pairing', 'household', 'not state = "已结束"'), 'helper'),
      column(
        'monitored 其中监测对象 户',
        different('pairing', 'household', 'not state = "已结束" and monitoringKind is not blank'),
        'helper',
      ),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T21W',
    label: '驻村工作队统计表',
    group: '帮扶力量',
    note: '月报。在岗驻村工作队员及驻村天数。',
    rows: { kind: 'records', ledger: 'workTeam', filter: serving, sort: ['village', 'role'] },
    columns: fieldColumns('village role unit level from +daysMonth +daysYear'),
    totals: true,
  }),
]
