import { expect } from 'vitest'
import type { SheetFill } from '#data/excel/filling/fillSheet.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import { differing, partsOf, sheetsOf } from './filling.ts'

/**
 * Everything outside the filled cells is as it was: every other part byte by byte, every other cell and merge at the
 * place to which the new rows have moved it, the look of the filled cells that of their pattern.
 */
export function expectUnchangedElsewhere(before: string, after: string, fill: SheetFill): void {
  const made = Math.max(0, fill.count - (fill.last - fill.first + 1))
  const [old, now] = [sheetsOf(before), sheetsOf(after)]
  expect(Object.keys(now)).toEqual(Object.keys(old))
  for (const name of Object.keys(old)) {
    if (name !== fill.sheet) expect(constants(now[name]!, () => true)).toEqual(constants(old[name]!, () => true))
  }
  const inside = (row: number, column: number): boolean =>
    row + 1 >= fill.first && row + 1 <= fill.last + made && fill.columns.includes(column)
  const moved = (row: number): number => (row + 1 > fill.last || (row + 1 === fill.last && fill.last > fill.first) ? row + made : row)
  const expected = constants(old[fill.sheet]!, (row, column) => !inside(row, column)).map(([row, column, text]) => [
    moved(row),
    column,
    text,
  ])
  const found = constants(now[fill.sheet]!, (row, column) => !inside(row, column))
  expect(found).toEqual(expect.arrayContaining(expected))
  expectParts(before, after, made)
}

/** Cells that no formula computes. */
function constants(
  { sheet, cell }: SheetReader,
  wanted: (row: number, column: number) => boolean,
): readonly (readonly [number, number, string])[] {
  return Array.from(sheet.cells.row, (row, at) => [row, sheet.cells.column[at]!] as const).flatMap(([row, column]) => {
    const found = wanted(row, column) ? cell(row, column) : null
    return found && !found.fromFormula && found.kind !== 'formula' ? [[row, column, found.text] as const] : []
  })
}

const mayChange =
  /^(?:xl\/worksheets\/[^/]+\.xml|xl\/workbook\.xml|-xl\/calcChain\.xml|xl\/_rels\/workbook\.xml\.rels|\[Content_Types\]\.xml|xl\/comments\d*\.xml|xl\/drawings\/[^/]+)$/

function expectParts(before: string, after: string, made: number): void {
  const changed = differing(before, after)
  expect(changed.filter((name) => !mayChange.test(name))).toEqual([])
  if (made === 0) expect(changed.filter((name) => /comments|drawing/.test(name))).toEqual([])
  for (const [name, bytes] of Object.entries(partsOf(after)))
    if (/\.(?:xml|rels|vml)$/.test(name)) expect({ name, ok: isWellFormed(bytes.toString('utf8')) }).toEqual({ name, ok: true })
}

/** Every opened element is closed in its order. */
function isWellFormed(text: string): boolean {
  const open: string[] = []
  for (const [, close, name, empty] of text.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false
    } else if (!empty) open.push(name!)
  }
  return open.length === 0
}
