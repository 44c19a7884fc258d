import { columnLetter } from '#shared/importing/grid.ts'
import type { ColumnMatch, TableMatch } from '#shared/importing/matchTypes.ts'
import type { PlanInput } from '#shared/importing/planTypes.ts'
import type { FoundTable } from '#shared/importing/tableTypes.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

/**
 * A column of a test table: heading and what it carries, `member.name@1` for the second of several persons, `#2024`
 * for a year, `+ledger.field` for what the cell fills, too.
 */
export type SettledColumn = readonly [heading: string, target: string, says?: Readonly<Record<string, string>>]

export type SettledTable = Readonly<{
  sheets: PlanInput['sheets']
  found: NonNullable<PlanInput['found']>
  matched: NonNullable<PlanInput['matched']>
}>

/** One table whose columns are settled by hand, so that planning is tested without guessing. */
export function settled(
  columns: readonly SettledColumn[],
  rows: readonly (readonly TestCell[])[],
  more: Partial<TableMatch> & Readonly<{ merges?: readonly string[]; title?: string }> = {},
): SettledTable {
  const { merges = [], title = '某镇花名册', ...match } = more
  const header = columns.map(([heading]) => heading)
  const reader = buildReader('Sheet1', [[title], header, ...rows], { merges: [`A1:${columnLetter(columns.length - 1)}1`, ...merges] })
  const made = columns.map(([heading, target, says], index) => ({ ...columnOf(heading, target, index), ...(says ? { says } : {}) }))
  const ledgers = [...new Set(made.flatMap((column) => (column.ledger === null ? [] : [column.ledger])))]
  return {
    sheets: [reader],
    found: { Sheet1: tableOf({ title, header, rows: rows.length }) },
    matched: {
      0: { shape: 'memberList', ledger: 'member', ledgers, columns: made, fingerprint: header.join('|'), refused: null, ...match },
    },
  }
}

function tableOf({ title, header, rows }: Readonly<{ title: string; header: readonly string[]; rows: number }>): FoundTable {
  const headings = header.map((text, index) => ({ index, path: [text], header: text }))
  return { sheet: 'Sheet1', title, units: [], headerRows: [2, 2], dataRows: [3, rows + 2], headings, skipped: [], places: [] }
}

function columnOf(header: string, target: string, index: number): ColumnMatch {
  const blank = { index, header, ledger: null, field: null, why: null, confidence: 0, unit: null }
  const parts = /^(\w+)\.(\w+)(?:@(\d+))?(?:#(\d{4}))?(?:\+(\w+)\.(\w+))?$/.exec(target)
  if (!parts) return blank
  const [, ledger = '', field = '', repeat, year, alsoLedger, alsoField = ''] = parts
  return {
    ...blank,
    ledger,
    field,
    why: 'label',
    confidence: 1,
    ...(repeat === undefined ? {} : { repeat: Number(repeat) }),
    ...(year === undefined ? {} : { year }),
    ...(alsoLedger === undefined ? {} : { also: [{ ledger: alsoLedger, field: alsoField }] }),
  }
}
