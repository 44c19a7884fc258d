import type { Unit } from './family.ts'
import type { UnitPlan, Values } from './householdValues.ts'
import { isTwinOfHead } from './headOfHousehold.ts'
import { strongKeys, type Person } from './matchPeople.ts'
import { claim } from './claims.ts'
import { namesFor, originOf, reject } from './planContext.ts'
import type { ReadRow } from './readRows.ts'
import { keyOf } from './naturalKey.ts'
import { findRecord } from './recordStore.ts'

/** Persons of the rows with the known record that their own numbers name; twins within the file are rejected. */
export function findPeople(plan: UnitPlan, rows: readonly ReadRow[]): readonly Person[] {
  const { context, unit } = plan
  const people: Person[] = []
  for (const row of rows) {
    const values = personValues(plan, row)
    if (row.secondHead !== undefined && !isTwinOfHead(plan, row, rows)) {
      reject(context, row, {
        code: 'household.twoHeads',
        message: `${whereIs(row, row.secondHead)}已是本户的${unit.head}，一户只能有一名${unit.head}`,
        at: [unit.relation],
      })
      continue
    }
    if (plan.isHeadList && isSecondOfHousehold(plan, row)) continue
    if (isNobody(unit, values) && !(plan.isHeadList && hasHouseholdNumber(plan, row))) {
      reject(context, row, {
        code: 'row.nameless',
        message: plan.isHeadList ? '这一行没有户编号、户主姓名，也没有证件号码' : '这一行没有姓名，也没有证件号码',
        at: [unit.child.title],
      })
      continue
    }
    const found = findRecord(
      context.store,
      unit.child.id,
      (field) => values[field] ?? null,
      plan.context.store.unit ? strongKeys(unit) : null,
    )
    if (found && 'ambiguous' in found) {
      reject(context, row, {
        code: 'member.ambiguous',
        message: `台账中有 ${found.ambiguous.length} 人都符合（${namesFor(context, unit.child.id, found.ambiguous)}），分不清是哪一位`,
      })
      continue
    }
    if (isTwin(plan, row, values)) continue
    people.push({ row, values, ref: found?.ref ?? null })
  }
  return people
}

function whereIs(row: ReadRow, other: ReadRow): string {
  return row.row === other.row ? '本行前面的一位' : `第 ${other.row} 行`
}

export function isNobody(unit: Unit, values: Values): boolean {
  return (
    (values[unit.child.title] ?? null) === null &&
    unit.child.naturalKeys.every((fields) => fields.length !== 1 || (values[fields[0] ?? ''] ?? null) === null)
  )
}

/** A household's number may stand in a list of households once; the first row has it, even when that row is rejected. */
function isSecondOfHousehold(plan: UnitPlan, row: ReadRow): boolean {
  const { context, unit } = plan
  const numbers = unit.parent.naturalKeys.filter((fields) => fields.length === 1).flat()
  for (const slot of context.slots) {
    const value = slot.role === 'own' && numbers.includes(slot.key) ? (row.values[slot.place] ?? null) : null
    const first = value === null ? null : claim(context, `number ${slot.key}`, String(value), originOf(context, row))
    if (first === null) continue
    reject(context, row, { code: 'row.duplicate', message: `与 ${first} 行是同一户，只收第一次出现的`, at: [slot.key] })
    return true
  }
  return false
}

function hasHouseholdNumber(plan: UnitPlan, row: ReadRow): boolean {
  const numbers = plan.unit.parent.naturalKeys.filter((fields) => fields.length === 1).flat()
  return plan.context.slots.some((slot) => slot.role === 'own' && numbers.includes(slot.key) && (row.values[slot.place] ?? null) !== null)
}

const rowKinds = ['row0', 'row1', 'row2', 'row3', 'row4']
const headKinds = ['head0', 'head1', 'head2', 'head3', 'head4']

function isTwin(plan: UnitPlan, row: ReadRow, values: Values): boolean {
  const { context, unit } = plan
  for (const place of strongKeys(unit)) {
    const key = keyOf(unit.child, unit.child.naturalKeys[place] ?? [], (field) => values[field] ?? null)
    if (key === null) continue
    const first = claim(context, (plan.isHeadList ? headKinds : rowKinds)[place] ?? '', key, originOf(context, row))
    if (first !== null) {
      reject(context, row, {
        code: 'row.duplicate',
        message: `与 ${first} 行是同一个人，只收第一次出现的`,
        at: unit.child.naturalKeys[place] ?? [],
      })
      return true
    }
  }
  return false
}

/** What a row says of its person, null where nothing; links are resolved elsewhere. */
export function personValues(plan: UnitPlan, row: ReadRow): Values {
  return (row.person ??= readPerson(plan, row))
}

/** As it is read: which row is a head without saying so is known once all rows are. */
export function readPerson({ parts, isHeadList, unit }: Pick<UnitPlan, 'parts' | 'isHeadList' | 'unit'>, row: ReadRow): Values {
  const values = parts.person.all(row.values)
  if (isHeadList && hasAny(values)) values[unit.relation] = unit.head
  if (row.isImpliedHead) values[unit.relation] ??= unit.head
  return values
}

function hasAny(values: Values): boolean {
  for (const field in values) if (values[field] !== null) return true
  return false
}
