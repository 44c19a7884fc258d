import { derivedFromIdCard } from '#shared/ledger/derive/rowProblems.ts'
import { findField } from '#shared/ledger/registry.ts'
import type { Unit } from './family.ts'
import { groupRows, groupSlots, type RowGroup } from './groupRows.ts'
import { householdValues, hasValue, makePlaces, type Household, type UnitPlan, type Values } from './householdValues.ts'
import { accept, checkRecord, claim, hasError, linkOrder, missingRequired, namesFor, originOf, reject, rejectForCells, type TableContext } from './planContext.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { findRecord, keyOf, valueIn, type Found, type Ref } from './recordStore.ts'
import { writeRecord } from './writeRecord.ts'

/** Plans the rows of a list of households or of their members. Yields once a household. */
export function* planUnitRows(context: TableContext, unit: Unit, rows: readonly ReadRow[]): Generator<number> {
  const { groups, loose } = groupRows({ unit, grid: context.grid, table: context.table, match: context.match, slots: context.slots, rows })
  const keys = groupSlots(unit, context.slots)
  const places = linkOrder(context, unit.parent.fields.filter((field) => field.type === 'link' && !field.derived && !field.retired))
  const plan: UnitPlan = { context, unit, keys, places, isHeadList: context.match.shape === 'householdList' }
  for (const group of groups) {
    planGroup(plan, group)
    yield group.rows.length
  }
  for (const row of loose) {
    planLoose(plan, row)
    yield 1
  }
}

type Person = Readonly<{ row: ReadRow; values: Values; ref: Ref | null }>

function planGroup(plan: UnitPlan, group: RowGroup): void {
  const { context, unit } = plan
  const sound = group.rows.filter((row) => !rejectUnsound(plan, row))
  const people = findPeople(plan, sound)
  if (people.length === 0) return
  const household = householdValues(plan, group)
  const found = findHousehold(plan, group, household.values, people)
  if (found && 'ambiguous' in found) {
    const names = namesFor(context, unit.parent.id, found.ambiguous)
    for (const { row } of people) reject(context, row, 'household.ambiguous', `有 ${found.ambiguous.length} 户都符合（${names}），分不清是哪一户，请补上户编号或证件号码`)
    return
  }
  const ref = found?.ref ?? null
  if (household.problem !== null) return rejectAll(plan, people, 'link.unknown', household.problem)
  const missing = ref === null ? missingRequired(context, unit.parent.id, { ...household.values, ...household.pending }) : []
  if (missing.length > 0) return rejectAll(plan, people, 'required', `新的一户缺少${missing.join('、')}`)
  const matched = matchInside(plan, group, ref, people)
  if (matched.length > 0) writeGroup(plan, group, { household, ref, matched })
}

function rejectAll(plan: UnitPlan, people: readonly Person[], code: string, message: string): void {
  for (const { row } of people) reject(plan.context, row, code, message)
}

/** Rows with an 错误 are out before anything is looked up. */
function rejectUnsound(plan: UnitPlan, row: ReadRow): boolean {
  const { context, unit } = plan
  if (!hasError(row)) checkRecord(context, row, unit.child.id, personValues(plan, row))
  if (!hasError(row)) return false
  rejectForCells(context, row)
  return true
}

function personValues(plan: UnitPlan, row: ReadRow): Values {
  const role = plan.isHeadList ? 'head' : 'own'
  const values: Values = {}
  for (const slot of plan.context.slots) {
    const value = row.values[slot.place] ?? null
    if (slot.role === role && value !== null && slot.field.type !== 'link') values[slot.key] = value
  }
  if (plan.isHeadList && Object.keys(values).length > 0) values[plan.unit.relation] = plan.unit.head
  return values
}

/** Persons of the rows with the known record that their own numbers name; twins within the file are rejected. */
function findPeople(plan: UnitPlan, rows: readonly ReadRow[]): readonly Person[] {
  const { context, unit } = plan
  const people: Person[] = []
  for (const row of rows) {
    const values = personValues(plan, row)
    if (!plan.isHeadList && isNobody(unit, values)) {
      reject(context, row, 'member.nameless', '这一行没有姓名，也没有证件号码')
      continue
    }
    const found = findRecord(context.store, unit.child.id, (field) => values[field] ?? null, plan.context.store.unit ? strongKeys(unit) : null)
    if (found && 'ambiguous' in found) {
      reject(context, row, 'member.ambiguous', `台账中有 ${found.ambiguous.length} 人都符合（${namesFor(context, unit.child.id, found.ambiguous)}），分不清是哪一位`)
      continue
    }
    if (isTwin(plan, row, values)) continue
    people.push({ row, values, ref: found?.ref ?? null })
  }
  return people
}

function isNobody(unit: Unit, values: Values): boolean {
  return (values[unit.child.title] ?? null) === null && unit.child.naturalKeys.every((fields) => fields.length !== 1 || (values[fields[0] ?? ''] ?? null) === null)
}

const strong = new WeakMap<Unit, readonly number[]>()

/** Keys of the child that are a number of its own. */
function strongKeys(unit: Unit): readonly number[] {
  const known = strong.get(unit)
  if (known) return known
  const keys = unit.child.naturalKeys.flatMap((fields, place) => (fields.length === 1 ? [place] : []))
  strong.set(unit, keys)
  return keys
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
      reject(context, row, 'row.duplicate', `与 ${first} 行是同一个人，只收第一次出现的`)
      return true
    }
  }
  return false
}

function findHousehold(plan: UnitPlan, group: RowGroup, values: Values, people: readonly Person[]): Found {
  const { context, unit } = plan
  const direct = findRecord(context.store, unit.parent.id, (field) => values[field] ?? null)
  if (direct && 'ref' in direct) return direct
  const homes = new Set<Ref>()
  for (const person of people) {
    const home = person.ref === null ? null : valueIn(context.store, unit.child.id, person.ref, unit.link)
    if (typeof home === 'string' && agrees(plan, home, values)) homes.add(home)
  }
  const only = [...homes][0]
  if (homes.size === 1 && only !== undefined && (group.evidence !== 'sequence' || direct === null)) return { ref: only, key: -1, differs: null }
  return direct
}

/** A household with another number of its own is another household, whoever lived there. */
function agrees(plan: UnitPlan, home: Ref, values: Values): boolean {
  for (const [field] of plan.unit.parent.naturalKeys.filter((fields) => fields.length === 1)) {
    if (field === undefined || plan.unit.shown.has(field)) continue
    const mine = values[field] ?? null
    const theirs = valueIn(plan.context.store, plan.unit.parent.id, home, field)
    if (mine !== null && theirs !== null && mine !== theirs) return false
  }
  return true
}

/** Members without a number of their own are found by name within the household. */
function matchInside(plan: UnitPlan, group: RowGroup, household: Ref | null, people: readonly Person[]): readonly Person[] {
  const { context, unit } = plan
  const taken = new Set(people.map((person) => person.ref).filter((ref) => ref !== null))
  const names = new Map<string, number>()
  const matched: Person[] = []
  for (const person of people) {
    const ref = person.ref ?? weakMatch(plan, { person, household, taken })
    if (ref !== null) taken.add(ref)
    if (person.ref === null && isNameTwin(plan, person, names)) continue
    if (ref !== null && person.ref !== null && movesWeakly(plan, group, { ref, household })) {
      matched.push({ ...person, ref })
      continue
    }
    if (ref === null && !plan.isHeadList) {
      const missing = missingRequired(context, unit.child.id, person.values, unit.link)
      if (missing.length > 0) {
        reject(context, person.row, 'required', `新的${unit.child.label}缺少${missing.join('、')}`)
        continue
      }
    }
    matched.push({ ...person, ref })
  }
  return matched
}

function weakMatch(plan: UnitPlan, one: Readonly<{ person: Person; household: Ref | null; taken: ReadonlySet<Ref> }>): Ref | null {
  const { context, unit } = plan
  if (one.household === null) return null
  const found = findRecord(context.store, unit.child.id, (field) => (field === unit.link ? one.household : (one.person.values[field] ?? null)))
  const match = found && 'ref' in found && !one.taken.has(found.ref) ? found : headByName(plan, one)
  if (!match || one.taken.has(match.ref)) return null
  if (match.differs !== null) {
    const label = findField(unit.child, match.differs)?.label ?? match.differs
    addProblem(context.table, one.person.row, null, { code: 'member.differs', severity: '疑点', message: `同户同名，但${label}与台账不同，按更正处理，请核对` })
  }
  return match.ref
}

/** A household list that gives only the head's number, or only the name, means the head on record. */
function headByName(plan: UnitPlan, one: Readonly<{ person: Person; household: Ref | null }>): Readonly<{ ref: Ref; differs: string | null }> | null {
  const { context, unit } = plan
  const head = one.household === null ? undefined : context.store.heads.get(one.household)
  if (!plan.isHeadList || head === undefined) return null
  const name = one.person.values[unit.child.title] ?? null
  const known = valueIn(context.store, unit.child.id, head, unit.child.title)
  return name === null || name === known ? { ref: head, differs: null } : null
}

/** Two rows of one household with the same name and no number to tell them apart. */
function isNameTwin(plan: UnitPlan, person: Person, names: Map<string, number>): boolean {
  const name = person.values[plan.unit.child.title]
  if (typeof name !== 'string' || plan.isHeadList) return false
  const numbered = strongKeys(plan.unit).some((place) => keyOf(plan.unit.child, plan.unit.child.naturalKeys[place] ?? [], (field) => person.values[field] ?? null) !== null)
  const first = names.get(name)
  if (!numbered && first !== undefined) {
    reject(plan.context, person.row, 'row.duplicate', `与第 ${first} 行同户同名，又没有证件号码可以区分`)
    return true
  }
  names.set(name, person.row.row)
  return false
}

/** Rows that merely stand below a 户主 do not move a known person out of the household he is in. */
function movesWeakly(plan: UnitPlan, group: RowGroup, one: Readonly<{ ref: Ref; household: Ref | null }>): boolean {
  const home = valueIn(plan.context.store, plan.unit.child.id, one.ref, plan.unit.link)
  return group.evidence === 'sequence' && home !== null && home !== one.household
}

function writeGroup(plan: UnitPlan, group: RowGroup, found: Readonly<{ household: Household; ref: Ref | null; matched: readonly Person[] }>): void {
  const { context, unit } = plan
  const { household, matched } = found
  const firstRow = matched[0]?.row
  if (!firstRow) return
  const values: Values = {}
  for (const [field, value] of Object.entries(household.values)) {
    if (unit.shown.has(field) || (household.weak.has(field) && hasValue(plan, found.ref, field))) continue
    values[field] = value
  }
  Object.assign(values, makePlaces(plan, household, { ref: found.ref, row: firstRow }))
  const written = writeRecord(context.store, unit.parent.id, found.ref, values, originOf(context, firstRow))
  const ref = written.ref
  for (const person of matched) {
    accept(context, person.row, { ledger: unit.parent.id, ref, what: person.row === firstRow ? written.what : 'same' })
    writePerson(plan, group, { person, household: ref })
  }
}

/** Sex or birth date are not in the sheet; for a new person they follow from the number. */
function isThin(values: Values): boolean {
  return values.sex === undefined || values.birthDate === undefined
}

function writePerson(plan: UnitPlan, group: RowGroup, one: Readonly<{ person: Person; household: Ref }>): void {
  const { context, unit } = plan
  const { row, values, ref } = one.person
  if (plan.isHeadList && isNobody(unit, values)) return
  const home = ref === null ? null : valueIn(context.store, unit.child.id, ref, unit.link)
  const stays = ref !== null && movesWeakly(plan, group, { ref, household: one.household })
  if (home !== null && home !== one.household && !stays) {
    addProblem(context.table, row, null, { code: 'member.moved', severity: '疑点', message: `此人原在另一户（${namesFor(context, unit.parent.id, [String(home)])}），将转入本户` })
  }
  if (!stays) values[unit.link] = one.household
  if (ref === null && isThin(values)) Object.assign(values, derivedFromIdCard(unit.child, values))
  const written = writeRecord(context.store, unit.child.id, ref, values, originOf(context, row))
  for (const field of written.clashes) {
    addProblem(context.table, row, context.slots.find((slot) => slot.key === field) ?? null, { code: 'record.differs', severity: '疑点', message: '与本次导入中前面的内容不同，按先出现的录入' })
  }
  accept(context, row, { ledger: unit.child.id, ref: written.ref, what: written.what })
}

/** Rows whose household cannot be told: known persons are updated where they are, others are rejected. */
function planLoose(plan: UnitPlan, row: ReadRow): void {
  const { context, unit } = plan
  if (rejectUnsound(plan, row)) return
  const [person] = findPeople(plan, [row])
  if (!person) return
  const ref = person.ref ?? byNameAndPlace(plan, person)
  if (ref === null) return reject(context, row, 'household.unknown', '看不出属于哪一户：没有户编号、户主姓名，台账中也没有这个人')
  const written = writeRecord(context.store, unit.child.id, ref, person.values, originOf(context, row))
  accept(context, row, { ledger: unit.child.id, ref, what: written.what })
}

function byNameAndPlace(plan: UnitPlan, person: Person): Ref | null {
  const { context, unit } = plan
  const places = householdValues(plan, { evidence: 'row', rows: [person.row], head: null, headId: null }).values
  const found = findRecord(context.store, unit.child.id, (field) => {
    const derived = findField(unit.child, field)?.derived
    return derived?.kind === 'parent' ? (places[derived.field] ?? null) : (person.values[field] ?? null)
  })
  if (found && 'ref' in found) return found.ref
  return null
}
