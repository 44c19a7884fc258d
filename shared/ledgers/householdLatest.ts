import type { FieldDefinition } from '#shared/ledger/define.ts'

/** What lists of households show of other ledgers: who helps now, when they were last visited, the last known income. */
export const latestFields: readonly FieldDefinition[] = [
  {
    id: 'helperName',
    label: '现任帮扶责任人',
    type: 'text',
    section: 'latest',
    derived: {
      kind: 'latest',
      ledger: 'pairing',
      link: 'household',
      by: 'from',
      field: 'helperName',
      where: { field: 'state', is: '结对中' },
    },
  },
  {
    id: 'lastVisit',
    label: '最近走访日期',
    type: 'date',
    section: 'latest',
    derived: { kind: 'latest', ledger: 'visit', link: 'household', by: 'date', field: 'date' },
  },
  {
    id: 'lastIncomeYear',
    label: '最近收入年度',
    type: 'year',
    section: 'latest',
    derived: { kind: 'latest', ledger: 'income', link: 'household', by: 'year', field: 'year' },
  },
  {
    id: 'perCapitaIncome',
    label: '最近人均纯收入',
    type: 'money',
    section: 'latest',
    derived: { kind: 'latest', ledger: 'income', link: 'household', by: 'year', field: 'perCapita' },
  },
]
