import type { Unit } from './family.ts'
import { hasBlocks } from './contentEvidence.ts'
import { cellIndex, kindAt, mergeAt, type Grid } from './grid.ts'
import type { TableMatch } from './matchTypes.ts'
import { canonicalVillage } from './place.ts'
import type { ReadRow } from './readRows.ts'
import { personKey } from './naturalKey.ts'
import { blockColumns } from './shape.ts'
import type { Slot } from './slots.ts'
import type { FoundTable } from './tableTypes.ts'

/** How it is known that rows are one household; `sequence` (a 户主 and the rows below) is weak: lists leave people out. */
export type GroupEvidence = 'row' | 'code' | 'block' | 'head' | 'sequence'

export type RowGroup = {
  readonly evidence: GroupEvidence
  readonly rows: ReadRow[]
  head: ReadRow | null
  headId: string | null
}

export type GroupSlots = Readonly<{
  /** Number of the household. */
  codes: readonly Slot[]
  headName: Slot | null
  headId: Slot | null
  relation: Slot | null
  idCard: Slot | null
  name: Slot | null
  places: readonly Slot[]
}>

/** Rows of members put together as households; rows that belong to none are returned apart. */
export type Grouping = Readonly<{ groups: readonly RowGroup[]; loose: readonly ReadRow[] }>

type Input = Readonly<{
  unit: Unit
  grid: Grid
  table: FoundTable
  match: TableMatch
  slots: readonly Slot[]
  rows: readonly ReadRow[]
  /** The members of a household stand in one row of the sheet. */
  isSpread: boolean
}>

export function groupRows(input: Input): Grouping {
  const { rows, match } = input
  if (match.shape === 'householdList')
    return { groups: rows.map((row) => ({ evidence: 'row', rows: [row], head: row, headId: null })), loose: [] }
  const keys = groupSlots(input.unit, input.slots)
  const blockOf = match.shape === 'householdBlocks' ? blockFinder(input) : null
  const finder = { byKey: new Map<string, RowGroup>(), groups: [] as RowGroup[], current: null as RowGroup | null }
  const loose: ReadRow[] = []
  for (const row of rows) {
    if (impliesHead(row, keys)) {
      row.isImpliedHead = true
      row.person = undefined
    }
    const isHead = row.isImpliedHead === true || (keys.relation !== null && row.values[keys.relation.place] === input.unit.head)
    const block = input.isSpread ? row.row : (blockOf?.(row.row) ?? null)
    const group = groupOf({ row, isHead, keys, block }, finder)
    if (!group) {
      loose.push(row)
      continue
    }
    group.rows.push(row)
    if (row.isImpliedHead && group.head) row.isImpliedHead = false
    else if (isHead && group.head) row.secondHead = group.head
    else if (isHead) {
      group.head = row
      group.headId ??= idOf(row, keys.idCard)
    }
    finder.current = group
  }
  return { groups: finder.groups, loose }
}

export function groupSlots(unit: Unit, slots: readonly Slot[]): GroupSlots {
  const numbers = new Set(unit.parent.naturalKeys.filter((fields) => fields.length === 1).flat())
  const find = (test: (slot: Slot) => boolean): Slot | null => slots.find(test) ?? null
  const idField = unit.child.fields.find((field) => field.type === 'idCard')?.id
  return {
    codes: slots.filter((slot) => slot.role === 'partner' && slot.field.type === 'text' && numbers.has(slot.key)),
    headName: find((slot) => slot.role === 'shown' && slot.key === unit.child.title),
    headId: find((slot) => slot.role === 'shown' && slot.key === idField),
    relation: find((slot) => slot.role === 'own' && slot.key === unit.relation),
    idCard: find((slot) => slot.role === 'own' && slot.key === idField),
    name: find((slot) => slot.role === 'own' && slot.key === unit.child.title),
    places: slots.filter((slot) => slot.role === 'partner' && slot.field.type === 'link'),
  }
}

type Row = Readonly<{ row: ReadRow; isHead: boolean; keys: GroupSlots; block: number | null }>
type Finder = { byKey: Map<string, RowGroup>; groups: RowGroup[]; current: RowGroup | null }

function groupOf(one: Row, finder: Finder): RowGroup | null {
  const { row, keys, block } = one
  const code = keys.codes.map((slot) => row.values[slot.place]).find((value) => value !== null)
  const blockKey = block === null ? null : `b${block}`
  if (code !== undefined && code !== null) {
    const group = fetchGroup(finder, `c${code}`, 'code')
    if (blockKey !== null && !finder.byKey.has(blockKey)) finder.byKey.set(blockKey, group)
    return group
  }
  if (blockKey !== null) return fetchGroup(finder, blockKey, 'block')
  const head = headGroup(one, finder)
  if (head) return head
  if (one.isHead) return fetchGroup(finder, `s${row.row}`, 'sequence')
  if (keys.relation === null || row.values[keys.relation.place] === null) return null
  return finder.current
}

function headGroup(one: Row, finder: Finder): RowGroup | null {
  const { row, keys, isHead } = one
  const shownName = keys.headName ? row.values[keys.headName.place] : null
  const name = shownName ?? (isHead && keys.headName && keys.name ? row.values[keys.name.place] : null)
  const number = idOf(row, keys.headId) ?? (isHead ? idOf(row, keys.idCard) : null)
  if (name === null && idOf(row, keys.headId) === null) return null
  const places = keys.places.map((slot) => canonicalVillage(String(row.values[slot.place] ?? ''))).join('|')
  const nameKey = name === null ? null : `h${name}|${places}`
  const byNumber = number === null ? undefined : finder.byKey.get(`i${number}`)
  const byName = nameKey === null ? undefined : finder.byKey.get(nameKey)
  const fits =
    byName &&
    (number === null || byName.headId === null || byName.headId === number) &&
    !(isHead && byName.head && differs(byName.head, row, keys))
  const group = byNumber ?? (fits ? byName : undefined) ?? newGroup(finder, 'head')
  if (nameKey !== null) finder.byKey.set(nameKey, group)
  if (number !== null) {
    finder.byKey.set(`i${number}`, group)
    group.headId ??= number
  }
  return group
}

/** The relation is not told, but the row names the very person whom it names as 户主. */
function impliesHead(row: ReadRow, keys: GroupSlots): boolean {
  if (keys.relation !== null && row.values[keys.relation.place] !== null) return false
  const [own, shown] = [idOf(row, keys.idCard), idOf(row, keys.headId)]
  if (own !== null && shown !== null) return own === shown
  const name = keys.name ? row.values[keys.name.place] : null
  return name !== null && name !== undefined && keys.headName !== null && row.values[keys.headName.place] === name
}

/** A second 户主 of the same name with another number is another household. */
function differs(head: ReadRow, row: ReadRow, keys: GroupSlots): boolean {
  const first = idOf(head, keys.idCard)
  const second = idOf(row, keys.idCard)
  return first !== null && second !== null && first !== second
}

function idOf(row: ReadRow, slot: Slot | null): string | null {
  const value = slot ? row.values[slot.place] : null
  return typeof value === 'string' ? personKey(value) : null
}

function fetchGroup(finder: Finder, key: string, evidence: GroupEvidence): RowGroup {
  const held = finder.byKey.get(key)
  if (held) return held
  const group = newGroup(finder, evidence)
  finder.byKey.set(key, group)
  return group
}

function newGroup(finder: Finder, evidence: GroupEvidence): RowGroup {
  const group: RowGroup = { evidence, rows: [], head: null, headId: null }
  finder.groups.push(group)
  return group
}

/** Number of the block a row lies in: the first row of the merge, or the last filled cell above. */
function blockFinder({ unit, grid, table, match, slots }: Input): ((row: number) => number | null) | null {
  const name = slots.find((slot) => slot.role === 'own' && slot.key === unit.child.title)
  const assigned = new Map(slots.map((slot) => [slot.column, { ledger: slot.ledger, field: { id: slot.field.id } }]))
  const marks = blockColumns(unit, table, assigned).map((column) => ({
    column,
    how: name ? hasBlocks(grid, table, column, name.column) : null,
  }))
  const mark = marks.find((one) => one.how === 'merged') ?? marks.find((one) => one.how === 'blank')
  if (!mark || match.shape !== 'householdBlocks') return null
  let last: number | null = null
  return (row) => {
    const merge = mergeAt(grid, row - 1, mark.column)
    if (merge && merge.bottom > merge.top) last = merge.top + 1
    else if (mark.how === 'merged' || isFilled(grid, row - 1, mark.column)) last = row
    return last
  }
}

function isFilled(grid: Grid, row: number, column: number): boolean {
  const index = cellIndex(grid, row, column)
  return index >= 0 && kindAt(grid, index) !== 'blank' && grid.reader.text(row, column).trim() !== ''
}
