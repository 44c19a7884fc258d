import { derivedFromIdCard } from '#shared/ledger/derive/rowProblems.ts'
import type { RowGroup } from './groupRows.ts'
import type { Household, UnitPlan, Values } from './householdValues.ts'
import { strongKeys, type Person } from './matchPeople.ts'
import { contribute, originOf, reject } from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { keyOf } from './naturalKey.ts'
import { findRecord, type Ref } from './recordStore.ts'
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
  const numbers = unit.parent.naturalKeys
    .filter((fields) => fields.length === 1)
    .flat()
    .filter((field) => !unit.shown.has(field))
  if (one.head || numbers.some((field) => (one.household.values[field] ?? null) !== null)) return true
  return one.matched.some(
    ({ values }) =>
      values[unit.relation] === unit.head ||
      strongKeys(unit).some((place) => keyOf(unit.child, unit.child.naturalKeys[place] ?? [], (field) => values[field] ?? null) !== null),
  )
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

/** A second 户主 with the number of the first is the same row twice, not two heads. */
export function isTwinOfHead(plan: UnitPlan, row: ReadRow, rows: readonly ReadRow[]): boolean {
  const first = rows.find((one) => one.row === row.secondHead)
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
  contribute(context, unit.child.id, written.ref, 'added')
  addProblem(context.table, row, null, {
    code: 'household.headAdded',
    severity: '疑点',
    message: `表中没有${unit.head}${name}本人的一行，已补录${unit.head}`,
  })
}
