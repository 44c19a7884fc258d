import { ofInSystem } from '../conditions.ts'
import { defineTable, type TableDefinition } from '../define.ts'
import { column, counted, different, summed, under } from '../say.ts'

const done = 'not stage = "计划"'
const doneYear = `${done} and year = {year}`

export const helpTables: readonly TableDefinition[] = [
  defineTable({
    id: 'measuresByKind',
    label: '帮扶措施分类统计表',
    group: '监测帮扶',
    note: '季报。帮扶措施台账按措施大类统计，计划的不计；一户或一人有几类措施的，各类分别计一次，合计只计一次。人数为填了受益人员的人。',
    rowKey: 'kind',
    rows: { kind: 'values', label: '措施大类', ledger: 'measure', field: 'kind' },
    columns: [
      ...under('累计', [
        column('households 户数 户', different('measure', 'household', done)),
        column('persons 人数 人', different('measure', 'member', done)),
        column('measures 条数 条', counted('measure', done)),
        column('amount 帮扶金额 元', summed('measure', 'amount', done)),
      ]),
      ...under('本年', [
        column('householdsYear 户数 户', different('measure', 'household', doneYear)),
        column('inSystemYear 其中帮扶对象 户', different('measure', 'household', `${doneYear} and ${ofInSystem}`)),
        column('personsYear 人数 人', different('measure', 'member', doneYear)),
        column('measuresYear 条数 条', counted('measure', doneYear)),
        column('amountYear 帮扶金额 元', summed('measure', 'amount', doneYear)),
      ]),
    ],
    totals: true,
  }),
]
