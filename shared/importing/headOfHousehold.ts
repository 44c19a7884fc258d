import type { FieldValue } from '#shared/ledger/define.ts'
import { derivedFromIdCard } from '#shared/ledger/derive/rowProblems.ts'
import type { Unit } from './family.ts'
import type { RowGroup } from './groupRows.ts'
import type { Household, UnitPlan, Values } from './householdValues.ts'
import { strongKeys, type Person } from './matchPeople.ts'
import { accept, originOf, reject } from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { keyOf, personKey } from './naturalKey.ts'
import { draftOf, findRecord, knownOf, valueIn, type RecordStore, type Ref } from './recordStore.ts'
import type { Slot } from './slots.ts'
import { writeRecord } from './writeRecord.ts'

/**
 * The head that the rows name without giving him a row of his own. He is added, since a household is known by its
 * head; not when his row is there and was rejected.
 */
export function headToAdd(plan: UnitPlan, group: RowGroup, one: Readonly<{ household: Household; ref: Ref | null }>): Values | null {
  const { unit, context } = plan
  if (plan.isHeadList || group.head || (one.ref !== null && context.store.heads.has(one.ref))) return null
  const head: Values = {}
  for (const [field, key] of unit.shown) {
    const value = one.household.values[field] ?? null
    if (value !== null) head[key] = value
  }
  if ((head[unit.child.title] ?? null) === null) return null
  const known = findRecord(context.store, unit.child.id, (field) => head[field] ?? null, strongKeys(unit))
  return known ? null : { ...head, [unit.relation]: unit.head }
}

/** The household can be found again: by a number of its own, its head, or a member's number. */
export function isRecognisable(
  plan: UnitPlan,
  one: Readonly<{ household: Household; matched: readonly Person[]; head: Values | null }>,
): boolean {
  const { unit } = plan
  if (one.head || ownNumbers(unit).some((field) => (one.household.values[field] ?? null) !== null)) return true
  return one.matched.some(
    ({ values }) =>
      values[unit.relation] === unit.head ||
      strongKeys(unit).some((place) => keyOf(unit.child, unit.child.naturalKeys[place] ?? [], (field) => values[field] ?? null) !== null),
  )
}

const numbers = new WeakMap<Unit, readonly string[]>()

/** Fields that are a number of the household itself, not of its head. */
function ownNumbers(unit: Unit): readonly string[] {
  const known = numbers.get(unit)
  if (known) return known
  const made = unit.parent.naturalKeys.flatMap((fields) => (fields.length === 1 ? fields : [])).filter((field) => !unit.shown.has(field))
  numbers.set(unit, made)
  return made
}

/** A 户主 whose name is not that of the 户主姓名 column: an error where the household is known by that column alone. */
export function rejectStrangeHead(plan: UnitPlan, group: RowGroup, row: ReadRow): boolean {
  const { context, unit, keys } = plan
  if (plan.isHeadList || row !== group.head || !keys.headName || !keys.name) return false
  const shown = row.values[keys.headName.place] ?? null
  const own = row.values[keys.name.place] ?? null
  if (shown === null || own === null || shown === own) return false
  const message = `本行是${unit.head}“${own}”，但“${keys.headName.header}”写的是“${shown}”`
  if (group.evidence === 'head') {
    reject(context, row, { code: 'household.headDiffers', message, at: [unit.child.title] })
    group.head = null
    return true
  }
  addProblem(context.table, row, keys.headName, {
    code: 'household.headDiffers',
    severity: '疑点',
    message,
    raw: String(shown),
  })
  return false
}

/**
 * The row of the very person whom the rows name as 户主 says that he is something else: one of the two cells is wrong.
 * Where the 户主 has a row, it is another person of the same name.
 */
export function rejectDemotedHead(plan: UnitPlan, group: RowGroup, row: ReadRow): boolean {
  const { context, unit, keys } = plan
  const relation = keys.relation ? (row.values[keys.relation.place] ?? null) : null
  if (plan.isHeadList || relation === null || relation === unit.head || hasHead(plan, group) || !isShownHead(plan, group, row)) return false
  const message = `本行就是“${keys.headName?.header ?? keys.headId?.header ?? unit.head}”所写的人，“${keys.relation?.header}”却不是${unit.head}，请核对`
  reject(context, row, { code: 'household.headDiffers', message, at: [unit.relation] })
  group.head ??= row
  return true
}

function hasHead({ unit, keys }: UnitPlan, { head }: RowGroup): boolean {
  return head !== null && (head.isImpliedHead === true || (keys.relation !== null && head.values[keys.relation.place] === unit.head))
}

function isShownHead({ keys }: UnitPlan, group: RowGroup, row: ReadRow): boolean {
  const shown = (slot: Slot | null): FieldValue => {
    const rows = slot ? [row, ...group.rows].map((one) => one.values[slot.place] ?? null) : []
    return rows.find((value) => value !== null) ?? null
  }
  const own = (slot: Slot | null): FieldValue => (slot ? (row.values[slot.place] ?? null) : null)
  const [number, shownNumber] = [own(keys.idCard), shown(keys.headId)]
  if (number !== null && shownNumber !== null) return personKey(String(number)) === personKey(String(shownNumber))
  const name = own(keys.name)
  return name !== null && name === shown(keys.headName)
}

/** No row takes the 户主 from a household that gets no other: his relation stays as it is, with a doubt. */
export function keepHead(
  plan: UnitPlan,
  row: ReadRow,
  one: Readonly<{ ref: Ref | null; values: Values; household: FieldValue; hasOther: boolean }>,
): void {
  const { context, unit, keys } = plan
  const told = one.values[unit.relation] ?? null
  if (told === null || told === unit.head || one.hasOther || one.ref === null || typeof one.household !== 'string') return
  if (context.store.heads.get(one.household) !== one.ref || valueIn(context.store, unit.child.id, one.ref, unit.relation) !== unit.head)
    return
  one.values[unit.relation] = null
  addProblem(context.table, row, keys.relation, {
    code: 'household.headDiffers',
    severity: '疑点',
    message: `此人是本户的${unit.head}，没有改为“${String(told)}”；如已换${unit.head}，请在台账中变更`,
    raw: String(told),
  })
}

/** Rows that name the head of a household say where he belongs, though he has no row of his own. */
export function sayHead(plan: UnitPlan, row: ReadRow, one: Readonly<{ household: Household; ref: Ref }>): void {
  const { context, unit } = plan
  const head = context.store.heads.get(one.ref)
  if (
    plan.isHeadList ||
    head === undefined ||
    isGone(context.store, unit.child.id, head) ||
    valueIn(context.store, unit.child.id, head, unit.link) !== one.ref
  )
    return
  const isNamed = [...unit.shown].some(
    ([field, key]) =>
      (one.household.values[field] ?? null) !== null &&
      one.household.values[field] === valueIn(context.store, unit.child.id, head, key) &&
      (key === unit.child.title || strongKeys(unit).some((place) => unit.child.naturalKeys[place]?.[0] === key)),
  )
  if (!isNamed) return
  const values = { [unit.link]: one.ref, [unit.relation]: unit.head }
  writeRecord(context.store, { ledger: unit.child.id, ref: head }, values, originOf(context, row))
}

function isGone(store: RecordStore, ledger: string, ref: Ref): boolean {
  return draftOf(store, ledger, ref) === undefined && knownOf(store, ledger, ref)?.removed === true
}

/** A second 户主 with the number of the first is the same row twice, not two heads. */
export function isTwinOfHead(plan: UnitPlan, row: ReadRow, rows: readonly ReadRow[]): boolean {
  const first = rows.find((one) => one === row.secondHead)
  const slot = plan.keys.idCard
  const number = slot ? (row.values[slot.place] ?? null) : null
  return slot !== null && number !== null && first?.values[slot.place] === number
}

export function addHead(plan: UnitPlan, row: ReadRow, one: Readonly<{ head: Values; household: Ref }>): void {
  const { context, unit } = plan
  one.head[unit.link] = one.household
  const filled = derivedFromIdCard(unit.child, one.head)
  const name = String(one.head[unit.child.title])
  const written = writeRecord(context.store, { ledger: unit.child.id, ref: null, filled }, one.head, originOf(context, row))
  accept(context, row, { ledger: unit.child.id, place: written.draft.place, what: 'added' })
  addProblem(context.table, row, null, {
    code: 'household.headAdded',
    severity: '疑点',
    message: `表中没有${unit.head}${name}本人的一行，已补录${unit.head}`,
  })
}
