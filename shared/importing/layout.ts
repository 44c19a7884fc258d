import type { FieldValue } from '#shared/ledger/define.ts'
import { coerceText } from '#shared/ledger/derive/coerceValue.ts'
import { findLedger, type Registry } from '#shared/ledger/registry.ts'
import { isCompanion, unitOf, yearField } from './family.ts'
import type { ColumnMatch, TableMatch } from './matchTypes.ts'
import { slotOf, virtualSlot, virtualSlots, type Slot } from './slots.ts'

/** One record of several that a sheet's row holds: where the values of its slots stand. */
export type RecordPart = Readonly<{
  name: string
  ledger: string
  /** Slots as the planner of the record sees them. */
  slots: readonly Slot[]
  /** By place of the slot: the cell that holds its value; null where this part has no such column. */
  cells: readonly (Slot | null)[]
  /** Which of several persons; null for the household's own columns and for what is not of one person. */
  repeat: number | null
  /** Year that the heading names. */
  year: number | null
  /** By place: what the heading tells of the record. */
  says: ReadonlyMap<number, FieldValue>
}>

/**
 * How the columns of a table make up records. In most tables a row is one record of `slots`. Where records are spread
 * sideways (members of a household, years), each of `parts` sees `slots` with its own cells; `companions` are records of
 * other ledgers that the row brings along.
 */
export type TableLayout = Readonly<{
  /** All columns, as rows are read. */
  cells: readonly Slot[]
  slots: readonly Slot[]
  spread: 'members' | 'years' | null
  parts: readonly RecordPart[]
  companions: readonly RecordPart[]
}>

export function layoutOf(registry: Registry, match: TableMatch, today: string): TableLayout {
  const spread = spreadOf(registry, match)
  const groups = groupColumns(registry, match, spread)
  const shared = groups.get('')?.slots ?? []
  const parts = [...groups].filter(([name]) => name !== '' && !name.startsWith(companionSign))
  const companions = [...groups].filter(([name]) => name.startsWith(companionSign))
  const slots = seenSlots(
    shared,
    parts.flatMap(([, group]) => group.slots),
  )
  return {
    cells: [...groups.values()].flatMap((group) => group.slots),
    slots,
    spread,
    parts: parts.map(([name, group]) => makePart({ name, group, seen: slots, shared: shared.length, today })),
    companions: companions.map(([name, group]) => {
      const seen = group.slots.map((slot, place) => ({ ...slot, part: '', place }))
      return makePart({ name, group, seen, shared: 0, today })
    }),
  }
}

/** Columns by the record that they belong to, those of all records first; places are numbered through. */
function groupColumns(registry: Registry, match: TableMatch, spread: TableLayout['spread']): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>([['', { columns: [], slots: [] }]])
  for (const column of match.columns.flatMap(withAlso)) {
    const slot = slotOf(registry, match, column)
    if (!slot) continue
    const made = spread === 'members' ? asMember(registry, slot) : slot
    const part = partOf(registry, { match, spread, column, slot: made })
    const group = groups.get(part) ?? { columns: [], slots: [] }
    groups.set(part, group)
    const isTaken = part !== '' && group.slots.some((one) => one.role === made.role && one.key === made.key)
    group.columns.push(column)
    group.slots.push({ ...made, part, ...(isTaken ? { role: 'ignored' } : {}) })
  }
  let place = 0
  for (const group of groups.values()) {
    group.slots.push(...extraSlots(registry, group))
    group.slots = group.slots.map((slot) => ({ ...slot, place: place++ }))
  }
  return groups
}

type Group = { columns: ColumnMatch[]; slots: Slot[] }
const companionSign = '+'
/** Columns of the household's own person, who stands beside the spread ones. */
const self = 'self'

function withAlso(column: ColumnMatch): readonly ColumnMatch[] {
  return [column, ...(column.also ?? []).map((target) => ({ ...column, ...target }))]
}

function spreadOf(registry: Registry, match: TableMatch): TableLayout['spread'] {
  const unit = unitOf(registry)
  if (unit && (match.ledger === unit.parent.id || match.ledger === unit.child.id)) {
    return match.columns.some((column) => column.ledger === unit.child.id && column.repeat !== undefined) ? 'members' : null
  }
  const years = match.columns.flatMap((column) => (column.ledger === match.ledger && column.year !== undefined ? [column.year] : []))
  const ledger = match.ledger === null ? undefined : findLedger(registry, match.ledger)
  return ledger && yearField(ledger) !== null && new Set(years).size > 1 ? 'years' : null
}

/** In a list of households whose members stand sideways, the head is one of the persons of the row. */
function asMember(registry: Registry, slot: Slot): Slot {
  const unit = unitOf(registry)
  if (!unit) return slot
  if (slot.role === 'head') return { ...slot, role: 'own', ledger: unit.child.id }
  return slot.role === 'own' && slot.ledger === unit.parent.id ? { ...slot, role: 'partner' } : slot
}

type PartInput = Readonly<{ match: TableMatch; spread: TableLayout['spread']; column: ColumnMatch; slot: Slot }>

function partOf(registry: Registry, { match, spread, column, slot }: PartInput): string {
  const ledger = column.ledger ?? ''
  const { repeat, year } = column
  if (isCompanion(registry, match, ledger)) {
    const definition = findLedger(registry, ledger)
    const ofYear = definition && yearField(definition) !== null ? (year ?? '') : ''
    return `${companionSign}${ledger} ${repeat ?? ''} ${ofYear}`
  }
  if (spread === 'members' && slot.role === 'own') return repeat === undefined ? self : `${repeat}`
  return spread === 'years' && slot.role === 'own' && year !== undefined ? year : ''
}

/** Fields that are told without a column: by words of other columns, or by the heading. */
function extraSlots(registry: Registry, { columns, slots }: Group): readonly Slot[] {
  const extra = [...virtualSlots(registry, slots)]
  const own = slots.find((slot) => slot.role === 'own')
  if (!own) return extra
  for (const key of new Set(columns.flatMap((column) => Object.keys(column.says ?? {})))) {
    const isHeld = [...slots, ...extra].some((slot) => slot.role === 'own' && slot.key === key)
    const slot = isHeld ? null : virtualSlot(registry, own, key)
    if (slot) extra.push(slot)
  }
  return extra
}

/** The shared slots and one for every field that a part has. */
function seenSlots(shared: readonly Slot[], parts: readonly Slot[]): readonly Slot[] {
  const seen = [...shared]
  const own = parts.filter((slot) => slot.role !== 'ignored')
  for (const slot of [...own.filter((one) => !one.isVirtual), ...own.filter((one) => one.isVirtual)]) {
    if (!seen.some((one) => one.role === slot.role && one.key === slot.key)) seen.push({ ...slot, part: '', place: seen.length })
  }
  return seen
}

type PartOf = Readonly<{ name: string; group: Group; seen: readonly Slot[]; shared: number; today: string }>

function makePart({ name, group, seen, shared, today }: PartOf): RecordPart {
  const [first] = group.columns
  const cellFor = (slot: Slot): Slot | null =>
    group.slots.find((cell) => cell.role === slot.role && cell.key === slot.key) ?? (slot.place < shared ? slot : null)
  const says = new Map<number, FieldValue>()
  for (const [key, words] of group.columns.flatMap((column) => Object.entries(column.says ?? {}))) {
    const slot = seen.find((other) => other.role === 'own' && other.key === key)
    const value = slot ? coerceText(slot.field, words, { codes: slot.codes, today }).value : null
    if (slot && value !== null) says.set(slot.place, value)
  }
  return {
    name,
    ledger: first?.ledger ?? '',
    slots: seen,
    cells: seen.map(cellFor),
    repeat: first?.repeat ?? null,
    year: first?.year === undefined ? null : Number(first.year),
    says,
  }
}
