import type { FieldDefinition, FieldValue } from '#shared/ledger/define.ts'
import type { Unit } from './family.ts'
import type { GroupSlots, RowGroup } from './groupRows.ts'
import { hasError, linkValue, makeLink, placeAt, type LinkValue, type TableContext } from './planContext.ts'
import { linkName } from './links.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import type { Slot } from './slots.ts'
import { valueIn, type Ref } from './recordStore.ts'
import { valueMaker, type ValueMaker } from './valueShape.ts'

export type UnitPlan = Readonly<{
  context: TableContext
  unit: Unit
  keys: GroupSlots
  places: readonly FieldDefinition[]
  isHeadList: boolean
  parts: UnitSlots
}>

/** Slots by whom they describe, found once a table. */
export type UnitSlots = Readonly<{
  /** Own columns of the household; what a row says of its person. */
  household: readonly Slot[]
  person: ValueMaker
  /** What shows the head in the household: its field, the column that repeats it, the person's own column. */
  shown: readonly Readonly<{ field: string; repeated: Slot | null; own: Slot | null }>[]
}>

export function unitSlots(unit: Unit, slots: readonly Slot[], isHeadList: boolean): UnitSlots {
  const find = (test: (slot: Slot) => boolean): Slot | null => slots.find(test) ?? null
  const ofPerson = slots.filter((slot) => slot.role === (isHeadList ? 'head' : 'own') && slot.field.type !== 'link')
  return {
    household: slots.filter((slot) => slot.role === (isHeadList ? 'own' : 'partner')),
    person: valueMaker(ofPerson, [unit.relation, unit.link]),
    shown: [...unit.shown].map(([field, key]) => ({
      field,
      repeated: find((slot) => (slot.role === 'shown' || slot.role === 'head') && slot.key === key),
      own: isHeadList ? null : find((slot) => slot.role === 'own' && slot.key === key),
    })),
  }
}
export type Values = Record<string, FieldValue>
/**
 * `refs` of links that exist are in `values`; `pending` are names of villages and groups that would be made. Fields in
 * `weak` come from the title or repeat the head: they find the household and never overwrite.
 */
export type Household = Readonly<{
  values: Values
  pending: Values
  links: readonly Readonly<{ field: string; value: LinkValue; parent: Ref | null }>[]
  problem: string | null
  weak: ReadonlySet<string>
}>

/** The household's own values: first filled cell of the group wins, rows that stand come first. */
export function householdValues(plan: UnitPlan, group: RowGroup): Household {
  const { context } = plan
  const values: Values = {}
  const texts = new Map<string, string>()
  const rows = group.rows.some(hasError) ? [...group.rows].sort((a, b) => Number(hasError(a)) - Number(hasError(b))) : group.rows
  for (const slot of plan.parts.household) {
    const value = firstValue(rows, slot.place)
    if (value === null) continue
    if (slot.field.type === 'link') texts.set(slot.key, String(value))
    else values[slot.key] = value
    warnOfClash(plan, group, slot.place, value)
  }
  const mark = placeAt(context.table, group.rows[0]?.row ?? 0)
  const weak = new Set<string>()
  for (const field of plan.places) {
    const text = field.target === 'village' ? mark?.village : field.target === 'group' ? mark?.group : null
    if (text && !texts.has(field.id)) {
      texts.set(field.id, text)
      weak.add(field.id)
    }
  }
  const resolved = resolvePlaces(plan, texts)
  Object.assign(values, resolved.refs)
  const shown = shownValues(plan, group)
  for (const field in shown) weak.add(field)
  return {
    values: Object.assign(shown, values),
    pending: resolved.pending,
    links: resolved.links,
    problem: resolved.problem,
    weak,
  }
}

function firstValue(rows: readonly ReadRow[], place: number): FieldValue {
  for (const row of rows) {
    const value = row.values[place] ?? null
    if (value !== null && !row.bad?.includes(place)) return value
  }
  return null
}

function warnOfClash(plan: UnitPlan, group: RowGroup, place: number, value: FieldValue): void {
  const slot = plan.context.slots[place]
  if (!slot || group.rows.length < 2) return
  for (const row of group.rows) {
    const other = row.values[place] ?? null
    if (other === null || other === value || row.bad?.includes(place)) continue
    addProblem(plan.context.table, row, slot, {
      code: 'household.differs',
      severity: '疑点',
      message: `与同户其他行的“${slot.header}”不同，按先出现的录入`,
      raw: String(other),
    })
  }
}

/** What shows the head in the household (its name, its number), for finding the household; not written. */
function shownValues(plan: UnitPlan, group: RowGroup): Values {
  const shown: Values = {}
  // A head whose row was rejected identifies nothing: what stands there may be wrong, or belong to another.
  const head = group.head && group.head.outcome?.decision !== 'rejected' ? group.head : null
  for (const { field, repeated, own } of plan.parts.shown) {
    const fromHead = own && head ? (head.values[own.place] ?? null) : null
    const value = fromHead ?? (repeated ? firstValue(group.rows, repeated.place) : null)
    if (value !== null) shown[field] = value
  }
  return shown
}

type Resolved = Readonly<{ refs: Values; pending: Values; links: Household['links']; problem: string | null }>

function resolvePlaces(plan: UnitPlan, texts: ReadonlyMap<string, string>): Resolved {
  const refs: Values = {}
  const pending: Values = {}
  const links: { field: string; value: LinkValue; parent: Ref | null }[] = []
  let problem: string | null = null
  let parent: Ref | null = null
  let parentPending = false
  for (const field of plan.places) {
    const text = texts.get(field.id)
    if (text === undefined) continue
    const value: LinkValue = parentPending
      ? { ref: null, missing: linkName(field.target ?? '', text), problem: null }
      : linkValue(plan.context, field, text, parent)
    if (value.ref !== null) refs[field.id] = value.ref
    else if (value.missing !== null) pending[field.id] = value.missing
    problem ??= value.problem
    links.push({ field: field.id, value, parent })
    if (field === plan.places[0]) {
      parent = value.ref
      parentPending = value.ref === null
    }
  }
  return { refs, pending, links, problem }
}

export function hasValue(plan: UnitPlan, ref: Ref | null, field: string): boolean {
  return ref !== null && valueIn(plan.context.store, plan.unit.parent.id, ref, field) !== null
}

/** Links of the household, the missing villages and groups made. */
export function makePlaces(plan: UnitPlan, household: Household, at: Readonly<{ ref: Ref | null; row: ReadRow }>): Values {
  const made: Values = {}
  let parent: Ref | null = null
  for (const link of household.links) {
    const field = plan.places.find((one) => one.id === link.field)
    if (!field || (household.weak.has(link.field) && hasValue(plan, at.ref, link.field))) continue
    const ref: Ref | null =
      link.value.ref ??
      (link.value.missing === null
        ? null
        : makeLink(plan.context, field, link.value.missing, { parent: parent ?? link.parent, row: at.row }))
    if (ref === null) continue
    made[field.id] = ref
    if (field === plan.places[0]) parent = ref
  }
  return made
}
