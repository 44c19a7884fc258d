import { unitOf, type Unit } from './family.ts'
import type { RecordPart, TableLayout } from './layout.ts'
import { personKey } from './naturalKey.ts'
import { rawText, type TableContext } from './planContext.ts'
import { addProblem, cellOf, type ReadRow } from './readRows.ts'
import type { Slot } from './slots.ts'

/** The records that a row of the sheet holds: itself, or the persons or years that stand in it side by side. */
export function recordRows(context: TableContext, layout: TableLayout, row: ReadRow): readonly ReadRow[] {
  const unit = unitOf(context.store.registry)
  if (layout.spread === 'members' && unit) return memberRows({ context, layout, unit }, row)
  if (layout.spread !== 'years') return [row]
  return layout.parts.flatMap((part) => {
    const made = recordRow(row, part)
    return hasOwn(made, part) && part.year !== null ? [{ ...made, year: part.year }] : []
  })
}

/** One record of a row, its values by the slots of the part. An 错误 anywhere in the row is one of each of its records. */
export function recordRow(source: ReadRow, part: RecordPart): ReadRow {
  const placeOf = (cell: number): number => part.cells.findIndex((one) => one?.place === cell)
  const remarks = source.remarks?.map(({ place, line }) => ({ place: placeOf(place), line })).filter(({ place }) => place >= 0)
  return {
    row: source.row,
    values: part.cells.map((cell) => (cell ? (source.values[cell.place] ?? null) : null)),
    filled: 0,
    problems: null,
    bad: source.bad && source.bad.length > 0 ? source.bad.map(placeOf) : null,
    remarks: remarks && remarks.length > 0 ? remarks : null,
    also: null,
    source,
    cells: part.cells,
  }
}

/** A cell of the part itself is filled, not only those that it shares with others. */
export function hasOwn(row: ReadRow, part: RecordPart): boolean {
  return firstOwn(row, part) !== null
}

/** First filled cell of the part. */
export function firstOwn(row: ReadRow, part: RecordPart): Slot | null {
  return part.slots.find((slot) => isOwn(row, part, slot)) ?? null
}

function isOwn(row: ReadRow, part: RecordPart, slot: Slot): boolean {
  const cell = part.cells[slot.place]
  return (row.values[slot.place] ?? null) !== null && cell?.part === part.name && !cell.isVirtual
}

type Spread = Readonly<{ context: TableContext; layout: TableLayout; unit: Unit }>

function memberRows(spread: Spread, source: ReadRow): readonly ReadRow[] {
  const { layout } = spread
  const parts = [...layout.parts].sort((a, b) => (a.repeat ?? -1) - (b.repeat ?? -1))
  const people = parts.flatMap((part) => personRow(spread, recordRow(source, part), part))
  const first = people[0]
  if (!first) return parts[0] ? [recordRow(source, parts[0])] : []
  const hasOwnColumns = parts[0]?.repeat === null || layout.slots.some((slot) => slot.role === 'shown')
  if (!hasOwnColumns) return headOf(spread, people)
  if (parts[0]?.repeat !== null || !hasOwn(first, parts[0])) return people
  if (isHeadOrNull(spread, first)) first.isImpliedHead = true
  return mergeSame(spread, people)
}

function personRow(spread: Spread, row: ReadRow, part: RecordPart): readonly ReadRow[] {
  const own = part.slots.filter((slot) => isOwn(row, part, slot))
  if (own.length === 0) return []
  if (part.repeat !== null && own.every(({ field }) => words.has(field.type))) {
    addProblem(spread.context.table, row, own[0] ?? null, {
      code: 'part.nameless',
      severity: '疑点',
      message: '这一位没有姓名，也没有证件号码，没有录入',
      raw: rawText(spread.context, row, own[0] ?? null),
    })
    return []
  }
  for (const [place, value] of part.says) row.values[place] ??= value
  return [{ ...row, repeat: part.repeat }]
}

/** Words that forms are printed with (配偶, 是) name nobody. */
const words = new Set(['choice', 'multichoice', 'boolean'])

/** No columns of the head: he is the one whose relation says so, else the first. */
function headOf(spread: Spread, people: readonly ReadRow[]): readonly ReadRow[] {
  const relation = relationOf(spread)
  const isHead = (row: ReadRow): boolean => relation !== undefined && row.values[relation.place] === spread.unit.head
  if (people[0] && !people.some(isHead) && isHeadOrNull(spread, people[0])) people[0].isImpliedHead = true
  return people
}

function relationOf({ layout, unit }: Spread): Slot | undefined {
  return layout.slots.find((slot) => slot.role === 'own' && slot.key === unit.relation)
}

function isHeadOrNull(spread: Spread, row: ReadRow): boolean {
  const relation = relationOf(spread)
  const value = relation ? (row.values[relation.place] ?? null) : null
  return value === null || value === spread.unit.head
}

/** The head has columns of his own and stands among the members, too: one person. */
function mergeSame(spread: Spread, people: readonly ReadRow[]): readonly ReadRow[] {
  const [head, ...others] = people
  if (!head) return people
  const same = others.find((row) => isSame(spread, head, row))
  return same ? [merged(spread, head, same), ...others.filter((row) => row !== same)] : people
}

function isSame(spread: Spread, head: ReadRow, other: ReadRow): boolean {
  if (!isHeadOrNull(spread, other)) return false
  const { layout, unit } = spread
  const value = (row: ReadRow, test: (slot: Slot) => boolean): string | null => {
    const slot = layout.slots.find((one) => one.role === 'own' && test(one))
    const held = slot ? row.values[slot.place] : null
    return held === null || held === undefined ? null : String(held)
  }
  const isNumber = (slot: Slot): boolean => slot.field.type === 'idCard' && unit.child.naturalKeys.flat().includes(slot.key)
  const [own, their] = [value(head, isNumber), value(other, isNumber)]
  if (own !== null && their !== null) return personKey(own) === personKey(their)
  const name = value(head, (slot) => slot.key === unit.child.title)
  return name !== null && name === value(other, (slot) => slot.key === unit.child.title)
}

function merged({ context, layout }: Spread, head: ReadRow, other: ReadRow): ReadRow {
  const values = [...head.values]
  const cells = [...(head.cells ?? [])]
  for (const { place, role, header } of layout.slots) {
    const told = other.values[place] ?? null
    const held = values[place] ?? null
    if (role !== 'own' || told === null || told === held) continue
    if (held === null) {
      values[place] = told
      cells[place] = other.cells?.[place] ?? null
      continue
    }
    const cell = cellOf(other, layout.slots[place] ?? null)
    addProblem(context.table, other, layout.slots[place] ?? null, {
      code: 'part.differs',
      severity: '疑点',
      message: `与本行“${cellOf(head, layout.slots[place] ?? null)?.header ?? header}”不同，按先出现的录入`,
      raw: cell ? context.grid.reader.text(other.row - 1, cell.column, true) : '',
    })
  }
  const remarks = [...(head.remarks ?? []), ...(other.remarks ?? [])]
  return { ...head, values, cells, remarks: remarks.length > 0 ? remarks : null, merged: other.repeat ?? null }
}
