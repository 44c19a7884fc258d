import type { Registry } from '#shared/ledger/registry.ts'
import { dictionaryOf } from './dictionary.ts'
import { unitOf, type Unit } from './family.ts'
import { alsoValue, isGroupName, pairsIn, type Pair } from './formPairs.ts'
import { gridOf, type Grid } from './grid.ts'
import { headingKey } from './heading.ts'
import type { RawSheet, SheetReader } from './rawTable.ts'
import { isFigure } from './rowKinds.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { SkippedRow } from './tableTypes.ts'
import { uprightSheet, type Placed } from './uprightForm.ts'

/**
 * A sheet about one household: labels with values beside, below or behind them, mostly with the table of its members
 * inside. It is turned so that each item is a column: of the member rows, or of one row where nobody is listed.
 */
export type HouseholdForm = Readonly<{
  reader: SheetReader
  /** Rows of the form as they are told, below and above the table. */
  told: readonly SkippedRow[]
  /** Last row of the members, as Excel counts; what stands below is no member. Infinity where none is listed. */
  last: number
  notice: string
}>

const tallest = 120
const widest = 60
const mostMembers = 20
/** So many items must be known word by word, else nothing is turned. */
const leastKnown = 3
const leastWithoutMembers = 4

const cache = new WeakMap<RawSheet, Map<Registry, HouseholdForm | null>>()

/** The sheet as a form of one household; null when it is none, or not surely. Made once a sheet. */
export function householdForm(registry: Registry, reader: SheetReader): HouseholdForm | null {
  const { sheet } = reader
  if (sheet.rowCount > tallest || sheet.columnCount > widest || sheet.rowCount < 2) return null
  const all = cache.get(sheet) ?? new Map<Registry, HouseholdForm | null>()
  cache.set(sheet, all)
  const made = all.get(registry) ?? makeForm(registry, reader)
  all.set(registry, made)
  return made
}

function makeForm(registry: Registry, reader: SheetReader): HouseholdForm | null {
  const unit = unitOf(registry)
  if (!unit || isInstruction(reader)) return null
  const members = memberRows(registry, unit, reader)
  const grid = gridOf(reader)
  const pairs = members
    ? [...pairsIn(registry, grid, { from: 0, to: members.top }), ...pairsIn(registry, grid, { from: members.last + 1, to: grid.rowCount })]
    : pairsIn(registry, grid, { from: 0, to: grid.rowCount })
  const placed = distinct(pairs).map((pair) => ({ ...pair, heading: headingOf(registry, unit, pair, members !== null) }))
  const known = placed.filter((pair) => pair.known)
  if (known.length < (members ? leastKnown : leastWithoutMembers)) return null
  // Labels over one row of values are a list of one household: it is read as it stands.
  const beside = known.filter((pair) => pair.valueRow === pair.at[0])
  const isAsking = beside.length >= leastWithoutMembers && isMostlyPairs(reader, beside) && !isOverList(registry, reader, beside)
  if (!members && !(isAsking && known.some((pair) => names(registry, unit, pair.heading)))) return null
  return {
    reader: uprightSheet(reader, placed, members),
    told: toldRows(reader, placed, members),
    last: members ? members.last + 1 : Number.POSITIVE_INFINITY,
    notice: noticeOf(reader, known),
  }
}

/** What says how a form is filled in, ours and the county's: the same labels with words of explanation beside them. */
function isInstruction({ sheet, columnsOf, text }: SheetReader): boolean {
  const row = Array.from({ length: Math.min(sheet.rowCount, 5) }, (_, index) => index).find((index) => columnsOf(index).length > 0)
  const title = row === undefined ? '' : text(row, columnsOf(row)[0]!)
  return [sheet.name, title].some((words) => /(?:填报|填表|填写|指标|字段|数据项)(?:说明|要求|须知|解释)|^说明$/.test(words))
}

type Members = Readonly<{ top: number; bottom: number; first: number; last: number }>

/** The list of members, exactly one of them the head; rows from 0. It ends where the form goes on. */
function memberRows(registry: Registry, unit: Unit, reader: SheetReader): Members | null {
  const header = memberHeader(registry, unit, reader)
  if (!header) return null
  const { row: bottom, relation, name } = header
  let last = bottom
  let heads = 0
  for (let row = bottom + 1; row < reader.sheet.rowCount; row += 1) {
    const is = reader.text(row, relation).trim()
    if (is === '' && reader.text(row, name).trim() === '') continue
    if (asksAgain(registry, reader, row)) break
    if (isHead(is)) heads += 1
    last = row
  }
  for (let row = last + 1; row < reader.sheet.rowCount; row += 1) if (isHead(reader.text(row, relation))) return null
  if (heads !== 1 || last - bottom > mostMembers) return null
  return { top: headerTop(gridOf(reader), bottom, last), bottom, first: bottom + 1, last }
}

const deepest = 4

/** First row of the header: cells above that reach down to its last row, or stand over values without a heading below. */
function headerTop(grid: Grid, bottom: number, last: number): number {
  const { reader } = grid
  const merges = (grid.mergesByRow.get(bottom) ?? []).filter((merge) => merge.bottom === bottom && bottom - merge.top < deepest)
  let top = Math.min(bottom, ...merges.map((merge) => merge.top))
  const bare = new Set<number>()
  for (let row = bottom + 1; row <= last; row += 1) for (const column of reader.columnsOf(row)) bare.add(column)
  for (let row = top; row <= bottom; row += 1) for (const column of filledOf(reader, row)) bare.delete(column)
  while (top > 0 && bottom - top < deepest - 1) {
    const held = filledOf(reader, top - 1).filter((column) => bare.has(column))
    if (held.length < 2) break
    top -= 1
    for (const column of held) bare.delete(column)
  }
  return top
}

const isHead = (text: string): boolean => /^(?:户主|本人|户主本人)$/.test(text.trim())

type Header = Readonly<{ row: number; relation: number; name: number }>

/** The row that names relation and name among other headings; labels with their values beside them are none. */
function memberHeader(registry: Registry, unit: Unit, reader: SheetReader): Header | null {
  const grid = gridOf(reader)
  for (let row = 0; row < reader.sheet.rowCount - 1; row += 1) {
    const columnOf = (field: string): number | undefined =>
      reader.columnsOf(row).find((column) => isField(registry, unit, reader.text(row, column), field))
    const [relation, name] = [columnOf(unit.relation), columnOf(unit.child.title)]
    if (relation === undefined || name === undefined) continue
    const pairs = pairsIn(registry, grid, { from: row, to: row + 1 })
    if (pairs.length * 2 < filledOf(reader, row).length) return { row, relation, name }
  }
  return null
}

function isField(registry: Registry, unit: Unit, text: string, field: string): boolean {
  const entries = dictionaryOf(registry).normal.get(headingKey(text.trim())) ?? []
  return entries.some((one) => one.ledger === unit.child.id && one.field.id === field)
}

const filledOf = (reader: SheetReader, row: number): readonly number[] =>
  reader.columnsOf(row).filter((column) => reader.text(row, column).trim() !== '')

/** Most of what stands in the rows of the form are labels with their values. */
function isMostlyPairs(reader: SheetReader, beside: readonly Pair[]): boolean {
  const rows = new Set(beside.map((pair) => pair.at[0]))
  const filled = [...rows].reduce((sum, row) => sum + filledOf(reader, row).length, 0)
  const asked = beside.filter((pair) => typeof pair.value !== 'string').length
  return rows.size >= 2 && (asked * 2 >= filled * 0.6 || asked === 0)
}

/** Headings of a list read as labels and values; of several lists on the sheet, one tells. */
function isOverList(registry: Registry, reader: SheetReader, beside: readonly Pair[]): boolean {
  const rows = [...new Set(beside.map((pair) => pair.at[0]))].sort((a, b) => a - b)
  return rows
    .filter((row) => !rows.includes(row + 1))
    .some((last) => {
      let first = last
      while (rows.includes(first - 1)) first -= 1
      const together = beside.filter((pair) => pair.at[0] >= first && pair.at[0] <= last)
      return together.length > 1 && standsOverList(registry, reader, together, last)
    })
}

/**
 * The row below the labels has values under nearly all of them, figures under labels among them, or so have the two rows
 * below with figures in the same column. Under the label of a form stands the next label.
 */
function standsOverList(registry: Registry, reader: SheetReader, beside: readonly Pair[], last: number): boolean {
  const asked = beside.flatMap((pair) => (typeof pair.value === 'string' ? [] : [{ label: pair.at[1], value: pair.value.column }]))
  const columns = [...new Set(asked.flatMap(({ label, value }) => [label, value]))]
  const labels = new Set(asked.map(({ label }) => label))
  const below = Array.from({ length: Math.max(0, reader.sheet.rowCount - last - 1) }, (_, index) => last + 1 + index)
  const isFull = (row: number): boolean => {
    const filled = new Set(filledOf(reader, row))
    return !asksAgain(registry, reader, row) && columns.filter((column) => filled.has(column)).length >= columns.length * 0.8
  }
  const isFigureIn = (column: number, row: number): boolean => isFigure(reader.text(row, column).trim())
  const next = below.filter((row) => filledOf(reader, row).length >= leastKnown).slice(0, 2)
  const isList = next.length === 2 && next.every(isFull) && columns.some((column) => next.every((row) => isFigureIn(column, row)))
  return isList || next.some((row) => isFull(row) && [...labels].some((column) => isFigureIn(column, row)))
}

/** One of the first cells of the row is a label of any ledger: the list of members has ended. */
function asksAgain(registry: Registry, reader: SheetReader, row: number): boolean {
  const columns = reader.columnsOf(row).slice(0, 3)
  return columns.some((column) => {
    const text = reader.text(row, column).trim().split(/[:：]/, 1)[0] ?? ''
    return text.length >= 2 && !isGroupName(text) && !alsoValue.test(text) && dictionaryOf(registry).normal.has(headingKey(text))
  })
}

function distinct(pairs: readonly Pair[]): readonly Pair[] {
  const seen = new Set<string>()
  return pairs.filter((pair) => {
    const key = headingKey(pair.label)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * Beside a list of members the items of the form speak of the household: 联系电话 is its telephone, 身份证号 that of the
 * head. Without one they are the columns of a list of households, as they stand.
 */
function headingOf(registry: Registry, unit: Unit, { label, known }: Pair, hasMembers: boolean): string {
  if (!hasMembers || !known) return label
  const entries = dictionaryOf(registry).normal.get(headingKey(label)) ?? []
  const own = entries.find((one) => one.ledger === unit.parent.id && !one.field.derived)
  if (own) return own.field.label
  const shown = [...unit.shown].find(([, field]) => entries.some((one) => one.ledger === unit.child.id && one.field.id === field))
  return (shown && findField(unit.parent, shown[0])?.label) ?? label
}

function names(registry: Registry, unit: Unit, heading: string): boolean {
  const entries = dictionaryOf(registry).normal.get(headingKey(heading)) ?? []
  return entries.some(
    (one) =>
      (one.ledger === unit.parent.id && unit.shown.get(one.field.id) === unit.child.title) ||
      (one.ledger === unit.child.id && one.field.id === unit.child.title),
  )
}

/** Rows of which something is read with the members are told; what else stands there is outside of everything. */
function toldRows(reader: SheetReader, placed: readonly Placed[], members: Members | null): readonly SkippedRow[] {
  const first = Math.min(...placed.map((pair) => pair.at[0]))
  const header = members ? members.top : first
  const rows = new Set(placed.flatMap((pair) => [pair.at[0], pair.valueRow]))
  return [...rows]
    .filter((row) => (members ? true : row !== header && row !== header + 1) && reader.columnsOf(row).length > 0)
    .sort((a, b) => a - b)
    .map((row) => ({ row: row + 1, why: members ? '户的内容，已并入成员各行' : '户的内容，已并入一行' }))
}

function noticeOf({ sheet }: SheetReader, known: readonly Placed[]): string {
  const some = known.slice(0, 6).map((pair) => pair.label)
  return `工作表“${sheet.name}”是一户一张的登记表，户的 ${known.length} 项内容（${some.join('、')}${known.length > 6 ? '等' : ''}）已一起读入`
}
