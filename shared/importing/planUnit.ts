import { derivedFromIdCard } from '#shared/ledger/derive/rowProblems.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { claimedRecord, claimRecord } from './claims.ts'
import type { Unit } from './family.ts'
import { fillPlacesDown } from './fillDown.ts'
import { groupRows, groupSlots, type RowGroup } from './groupRows.ts'
import { householdValues, hasValue, makePlaces, unitSlots, type Household, type UnitPlan, type Values } from './householdValues.ts'
import {
  accept,
  checkRecord,
  hasError,
  idsOf,
  labelsOf,
  linkOrder,
  missingRequired,
  namesFor,
  originOf,
  reject,
  rejectForCells,
  type TableContext,
} from './planContext.ts'
import { findPeople, isNobody, personValues } from './findPeople.ts'
import { addHead, headToAdd, isRecognisable, keepHead, rejectDemotedHead, rejectStrangeHead, sayHead } from './headOfHousehold.ts'
import { matchInside, movesWeakly, personKind, type Person } from './matchPeople.ts'
import { addProblem, type ReadRow } from './readRows.ts'
import { remarksOf } from './remarks.ts'
import { findRecord, valueIn, type Found, type Ref } from './recordStore.ts'
import { writeRecord } from './writeRecord.ts'

/** Plans the rows of a list of households or of their members. Yields once a household. */
export function* planUnitRows(context: TableContext, unit: Unit, rows: readonly ReadRow[]): Generator<number> {
  const { groups, loose } = groupRows({
    unit,
    grid: context.grid,
    table: context.table,
    match: context.match,
    slots: context.slots,
    rows,
    isSpread: context.isSpread,
  })
  fillPlacesDown(
    groups.map((group) => group.rows),
    context.slots,
    context.resolver.addMissing,
  )
  const keys = groupSlots(unit, context.slots)
  const places = linkOrder(
    context,
    unit.parent.fields.filter((field) => field.type === 'link' && !field.derived && !field.retired),
  )
  const isHeadList = context.match.shape === 'householdList'
  const plan: UnitPlan = { context, unit, keys, places, isHeadList, parts: unitSlots(unit, context.slots, isHeadList) }
  for (const group of groups) {
    planGroup(plan, group)
    yield group.rows.length
  }
  for (const row of loose) {
    planLoose(plan, row)
    yield 1
  }
}

function planGroup(plan: UnitPlan, group: RowGroup): void {
  const { context, unit } = plan
  const sound = group.rows.filter(
    (row) => !rejectUnsound(plan, row) && !rejectStrangeHead(plan, group, row) && !rejectDemotedHead(plan, group, row),
  )
  const people = findPeople(plan, sound)
  if (people.length === 0) return
  const household = householdValues(plan, group)
  const found = findHousehold(plan, group, household.values, people)
  if (found && 'ambiguous' in found) return rejectAmbiguous(plan, people, found.ambiguous)
  const ref = found?.ref ?? null
  if (household.problem !== null)
    return rejectAll(plan, people, { code: 'link.unknown', message: household.problem, at: idsOf(plan.places) })
  const missing = ref === null ? missingRequired(context, unit.parent.id, { ...household.values, ...household.pending }) : []
  if (missing.length > 0)
    return rejectAll(plan, people, {
      code: 'required',
      message: `新的一户缺少${labelsOf(missing)}，请补上（${wayToName(plan, missing)}）`,
      at: idsOf(missing),
    })
  const twin = plan.isHeadList && ref !== null ? claimedRecord(context, 'household', { ledger: unit.parent.id, ref }) : null
  if (twin !== null)
    return rejectAll(plan, people, {
      code: 'row.duplicate',
      message: `与 ${twin} 行是同一户，只收第一次出现的`,
      at: unit.parent.naturalKeys.flat(),
    })
  const matched = matchInside(plan, ref, people)
  if (matched.length === 0) return
  const head = headToAdd(plan, group, { household, ref })
  if (ref === null && !isRecognisable(plan, { household, matched, head }))
    return rejectAll(plan, matched, {
      code: 'household.unknown',
      message: '户主那一行没有收进来，又没有户编号或证件号码，以后认不出这一户',
    })
  writeGroup(plan, group, { household, ref, matched, head })
}

function rejectAmbiguous(plan: UnitPlan, people: readonly Person[], fitting: readonly Ref[]): void {
  const names = namesFor(plan.context, plan.unit.parent.id, fitting)
  const message = `有 ${fitting.length} 户都符合（${names}），分不清是哪一户，请补上户编号或证件号码`
  rejectAll(plan, people, { code: 'household.ambiguous', message })
}

function rejectAll(plan: UnitPlan, people: readonly Person[], problem: Parameters<typeof reject>[2]): void {
  for (const { row } of people) reject(plan.context, row, problem)
}

/** Villages may stand outside the rows; other fields have to stand in a column. */
function wayToName(plan: UnitPlan, missing: readonly FieldDefinition[]): string {
  const isPlace = missing.some((field) => plan.places.some((place) => place.id === field.id))
  const column = plan.context.slots.find((slot) => missing.some((field) => field.id === slot.key))
  if (column) return `“${column.header}”一列是空的`
  return isPlace ? '可加“行政村”一列，或把村名写在标题、工作表名或文件名里' : '可加上这一列'
}

/** Rows with an 错误 are out before anything is looked up. */
function rejectUnsound(plan: UnitPlan, row: ReadRow): boolean {
  const { context, unit } = plan
  if (!hasError(row)) checkRecord(context, row, unit.child.id, personValues(plan, row))
  if (!hasError(row)) return false
  rejectForCells(row)
  return true
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
  if (homes.size === 1 && only !== undefined && (group.evidence !== 'sequence' || direct === null))
    return { ref: only, key: -1, differs: null }
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

function writeGroup(
  plan: UnitPlan,
  group: RowGroup,
  found: Readonly<{ household: Household; ref: Ref | null; matched: readonly Person[]; head: Values | null }>,
): void {
  const { context, unit } = plan
  const { household, matched } = found
  const firstRow = matched[0]?.row
  if (!firstRow) return
  const values: Values = {}
  for (const field in household.values) {
    if (unit.shown.has(field) || (household.weak.has(field) && hasValue(plan, found.ref, field))) continue
    values[field] = household.values[field] ?? null
  }
  Object.assign(values, makePlaces(plan, household, { ref: found.ref, row: firstRow }))
  const remarks = remarksOf(context.slots, group.rows, (slot) => slot.role === (plan.isHeadList ? 'own' : 'partner'))
  const written = writeRecord(context.store, { ledger: unit.parent.id, ref: found.ref, remarks }, values, originOf(context, firstRow))
  const ref = written.ref
  if (plan.isHeadList) claimRecord(context, written.draft, 'household', originOf(context, firstRow))
  if (found.head) addHead(plan, firstRow, { head: found.head, household: ref })
  for (const person of matched) {
    accept(context, person.row, {
      ledger: unit.parent.id,
      place: written.draft.place,
      what: person.row === firstRow ? written.what : 'same',
    })
    writePerson(plan, group, { person, household: ref })
  }
  sayHead(plan, firstRow, { household, ref })
}

const noValues: Readonly<Values> = {}

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
    addProblem(context.table, row, null, {
      code: 'member.moved',
      severity: '疑点',
      message: `此人原在另一户（${namesFor(context, unit.parent.id, [String(home)])}），将转入本户`,
    })
  }
  if (!stays) values[unit.link] = one.household
  const hasOther = group.head !== null && group.head !== row && group.head.outcome?.decision !== 'rejected'
  keepHead(plan, row, { ref, values, household: home, hasOther })
  const said = ref === null ? plan.parts.person.filled(values) : values
  const filled = ref === null && isThin(said) ? derivedFromIdCard(unit.child, said) : noValues
  const target = { ledger: unit.child.id, ref, remarks: personRemarks(plan, row), filled }
  const written = writeRecord(context.store, target, said, originOf(context, row))
  claimRecord(context, written.draft, personKind(plan), originOf(context, row))
  for (const field of written.clashes) {
    addProblem(context.table, row, context.slots.find((slot) => slot.key === field) ?? null, {
      code: 'record.differs',
      severity: '疑点',
      message: '与本次导入中前面的内容不同，按先出现的录入',
    })
  }
  accept(context, row, { ledger: unit.child.id, place: written.draft.place, what: written.what })
}

function personRemarks(plan: UnitPlan, row: ReadRow): readonly string[] {
  return remarksOf(plan.context.slots, [row], (slot) => slot.role === (plan.isHeadList ? 'head' : 'own'))
}

/** Rows whose household cannot be told: known persons are updated where they are, others are rejected. */
function planLoose(plan: UnitPlan, row: ReadRow): void {
  const { context, unit } = plan
  if (rejectUnsound(plan, row)) return
  const [person] = findPeople(plan, [row])
  if (!person) return
  const ref = person.ref ?? byNameAndPlace(plan, person)
  if (ref === null) return reject(context, row, { code: 'household.unknown', message: strayReason(plan, row) })
  const home = valueIn(context.store, unit.child.id, ref, unit.link)
  keepHead(plan, row, { ref, values: person.values, household: home, hasOther: false })
  const target = { ledger: unit.child.id, ref, remarks: personRemarks(plan, row) }
  const written = writeRecord(context.store, target, person.values, originOf(context, row))
  accept(context, row, { ledger: unit.child.id, place: written.draft.place, what: written.what })
}

function strayReason(plan: UnitPlan, row: ReadRow): string {
  const { relation } = plan.keys
  const odd = relation ? row.remarks?.find((remark) => remark.place === relation.place) : undefined
  if (odd) return `看不出属于哪一户：“${odd.line}”认不出，请改成户主、配偶、之子等再导入`
  return '看不出属于哪一户：没有户编号、户主姓名，台账中也没有这个人'
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
