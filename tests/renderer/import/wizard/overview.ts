import type { ImportOverview, ImportTable } from '#shared/ipc/outputs.ts'

/** One table with two columns and two rejected rows, as the data core answers it. */
export function overview(session: string, more: Partial<ImportTable> = {}): ImportOverview {
  const column = { why: 'label', confidence: 1, samples: ['赵大山'], candidates: [] }
  const table: ImportTable = {
    index: 0,
    sheet: '花名册',
    title: '',
    include: true,
    refused: null,
    ledgers: ['member'],
    headerRows: [3, 4],
    dataRows: [5, 10],
    columns: [
      { ...column, index: 0, letter: 'A', header: '户主', ledger: 'household', field: 'headName' },
      { ...column, index: 1, letter: 'B', header: '姓名', ledger: 'member', field: 'name' },
    ],
    balance: { read: 6, accepted: 4, rejected: 2, skipped: 0 },
    records: { member: { added: 4, changed: 0, same: 0 } },
    doubts: 0,
    skippedRows: [],
    known: null,
    place: null,
    lacks: [],
    year: null,
    changes: [],
    ...more,
  }
  const review = { rank: 'department', rankWhy: 'guess', modes: {}, leftCells: 0, undecided: 0, held: [] } as const
  return { session, file: '花名册.xlsx', tables: [table], notices: [], words: [], parked: false, review }
}
