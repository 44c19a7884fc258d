import type { TestCell } from '#tests/shared/importing/sheetBuilder.ts'
import type { MadeSheet, Truth } from './sheets.ts'

/** Two tables on one sheet, as offices put them: one below the other, or beside it with a blank column between. */

export function below(upper: MadeSheet, lower: MadeSheet): MadeSheet {
  const by = upper.rows.length + 2
  return {
    name: upper.name,
    rows: [...upper.rows, [], [], ...lower.rows],
    options: joined(upper, lower, [by, 0]),
    truth: [...upper.truth, ...lower.truth.map((one) => moved(one, [by, 0]))],
  }
}

export function beside(left: MadeSheet, right: MadeSheet): MadeSheet {
  const width = Math.max(...left.rows.map((row) => row.length)) + 1
  const rows = Array.from({ length: Math.max(left.rows.length, right.rows.length) }, (_, index): TestCell[] => {
    const own = left.rows[index] ?? []
    return [...own, ...Array.from({ length: width - own.length }, (): TestCell => null), ...(right.rows[index] ?? [])]
  })
  return {
    name: left.name,
    rows,
    options: joined(left, right, [0, width]),
    truth: [...left.truth, ...right.truth.map((one) => moved(one, [0, width]))],
  }
}

type Move = readonly [rows: number, columns: number]

function joined(first: MadeSheet, second: MadeSheet, by: Move): MadeSheet['options'] {
  return {
    merges: [...(first.options.merges ?? []), ...(second.options.merges ?? []).map((merge) => movedRange(merge, by))],
    hiddenRows: [...(first.options.hiddenRows ?? [])],
    hiddenColumns: [...(first.options.hiddenColumns ?? [])],
  }
}

function moved(truth: Truth, [rows, columns]: Move): Truth {
  return {
    ...truth,
    headerRows: [truth.headerRows[0] + rows, truth.headerRows[1] + rows],
    columns: new Map([...truth.columns].map(([column, one]) => [column + columns, one])),
    records: new Set([...truth.records].map((row) => row + rows)),
  }
}

function movedRange(merge: string, [rows, columns]: Move): string {
  return merge.replace(/([A-Z]+)(\d+)/g, (_, letters: string, row: string) => `${letter(columnOf(letters) + columns)}${Number(row) + rows}`)
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1
}

function letter(column: number): string {
  return (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}
