import { findField } from '#shared/ledger/registry.ts'
import { claimedRecord } from './claims.ts'
import type { Unit } from './family.ts'
import type { RowGroup } from './groupRows.ts'
import type { UnitPlan, Values } from './householdValues.ts'
import { idsOf, labelsOf, missingRequired, reject } from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { keyOf } from './naturalKey.ts'
import { findRecord, valueIn, type Ref } from './recordStore.ts'

/** A row of a person with what it says and the record that it means; null = a new person. */
export type Person = Readonly<{ row: ReadRow; values: Values; ref: Ref | null }>

/** Members without a number of their own are found by name within the household. */
export function matchInside(plan: UnitPlan, household: Ref | null, people: readonly Person[]): readonly Person[] {
  const { context } = plan
  const taken = new Set(people.map((person) => person.ref).filter((ref) => ref !== null))
  const names = new Map<string, NameSeen>()
  const matched: Person[] = []
  for (const person of people) {
    if (isNameTwin(plan, person, names)) continue
    const ref = person.ref ?? weakMatch(plan, { person, household, taken })
    if (ref === 'ambiguous') {
      reject(context, person.row, { code: 'member.ambiguous', message: '台账中同户有几位同名的人，又没有证件号码可以区分' })
      continue
    }
    const found = { ...person, ref }
    if (ref === null ? hasOtherHead(plan, household, person) : isSecond(plan, found)) {
      if (ref === null) rejectOtherHead(plan, person)
      continue
    }
    if (ref !== null) taken.add(ref)
    if (ref !== null || plan.isHeadList || isComplete(plan, person)) matched.push(found)
  }
  return matched
}

/** The row of a known person whom an earlier row of the same list brought already: rejected. */
function isSecond(plan: UnitPlan, { row, ref }: Person): boolean {
  const { context, unit } = plan
  const first = ref === null ? null : claimedRecord(context, personKind(plan), { ledger: unit.child.id, ref })
  if (first === null) return false
  const message = `与 ${first} 行是同一个人，只收第一次出现的`
  reject(context, row, { code: 'row.duplicate', message, at: unit.child.naturalKeys.flat() })
  return true
}

function rejectOtherHead({ context, unit }: UnitPlan, { row }: Person): void {
  const message = `台账中本户的${unit.head}是另一个人，请先在台账中变更${unit.head}再导入`
  reject(context, row, { code: 'household.headDiffers', message })
}

/** A new person needs what a person must have; else rejected. */
function isComplete({ context, unit }: UnitPlan, { row, values }: Person): boolean {
  const missing = missingRequired(context, unit.child.id, values, unit.link)
  if (missing.length === 0) return true
  const message = `新的${unit.child.label}缺少${labelsOf(missing)}，请补上`
  reject(context, row, { code: 'required', message, at: idsOf(missing) })
  return false
}

/** A household list names a head whom the file does not know, for a household that has one. */
function hasOtherHead(plan: UnitPlan, household: Ref | null, person: Person): boolean {
  return (
    plan.isHeadList &&
    household !== null &&
    plan.context.store.heads.has(household) &&
    (person.values[plan.unit.child.title] ?? null) !== null
  )
}

/** Rows of a household list and rows of a member list may both speak of one person, two of the same list may not. */
export function personKind(plan: UnitPlan): string {
  return plan.isHeadList ? 'headPerson' : 'rowPerson'
}

function weakMatch(
  plan: UnitPlan,
  one: Readonly<{ person: Person; household: Ref | null; taken: ReadonlySet<Ref> }>,
): Ref | 'ambiguous' | null {
  const { context, unit } = plan
  if (one.household === null) return null
  const found = findRecord(context.store, unit.child.id, (field) =>
    field === unit.link ? one.household : (one.person.values[field] ?? null),
  )
  const free = found && 'ambiguous' in found ? found.ambiguous.filter((ref) => !one.taken.has(ref)) : []
  if (free.length > 1) return 'ambiguous'
  const sole = free[0] === undefined ? found : { ref: free[0], differs: null }
  const match = sole && 'ref' in sole && !one.taken.has(sole.ref) ? sole : headByName(plan, one)
  if (!match || one.taken.has(match.ref)) return null
  if (match.differs !== null) {
    const label = findField(unit.child, match.differs)?.label ?? match.differs
    addProblem(context.table, one.person.row, null, {
      code: 'member.differs',
      severity: '疑点',
      message: `同户同名，但${label}与台账不同，按更正处理，请核对`,
    })
  }
  return match.ref
}

/** A household list that gives only the head's number, or only the name, means the head on record. */
function headByName(
  plan: UnitPlan,
  one: Readonly<{ person: Person; household: Ref | null }>,
): Readonly<{ ref: Ref; differs: string | null }> | null {
  const { context, unit } = plan
  const head = one.household === null ? undefined : context.store.heads.get(one.household)
  if (!plan.isHeadList || head === undefined) return null
  const name = one.person.values[unit.child.title] ?? null
  const known = valueIn(context.store, unit.child.id, head, unit.child.title)
  return name === null || name === known ? { ref: head, differs: null } : null
}

type NameSeen = Readonly<{ row: number; numbered: boolean }>

/** Two rows of one household with the same name, of which not both have a number to tell them apart. */
function isNameTwin(plan: UnitPlan, person: Person, names: Map<string, NameSeen>): boolean {
  const name = person.values[plan.unit.child.title]
  if (typeof name !== 'string' || plan.isHeadList) return false
  const numbered = strongKeys(plan.unit).some(
    (place) => keyOf(plan.unit.child, plan.unit.child.naturalKeys[place] ?? [], (field) => person.values[field] ?? null) !== null,
  )
  const first = names.get(name)
  if (first !== undefined && !(numbered && first.numbered)) {
    reject(plan.context, person.row, {
      code: 'row.duplicate',
      message: `与${first.row === person.row.row ? '本行前面的一位' : `第 ${first.row} 行`}同户同名，又没有证件号码可以区分`,
      at: [plan.unit.child.title],
    })
    return true
  }
  names.set(name, { row: person.row.row, numbered })
  return false
}

/** Rows that merely stand below a 户主 do not move a known person out of the household he is in. */
export function movesWeakly(plan: UnitPlan, group: RowGroup, one: Readonly<{ ref: Ref; household: Ref | null }>): boolean {
  if (group.evidence !== 'sequence') return false
  const home = valueIn(plan.context.store, plan.unit.child.id, one.ref, plan.unit.link)
  return home !== null && home !== one.household
}

const strong = new WeakMap<Unit, readonly number[]>()

/** Keys of the child that are a number of its own. */
export function strongKeys(unit: Unit): readonly number[] {
  const known = strong.get(unit)
  if (known) return known
  const keys = unit.child.naturalKeys.flatMap((fields, place) => (fields.length === 1 ? [place] : []))
  strong.set(unit, keys)
  return keys
}
