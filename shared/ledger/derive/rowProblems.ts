import { limitProblem } from './coerceValue.ts'
import type { CodeList, FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '../define.ts'
import { codesOf, isOwn, isVirtual, ledgerOf, type Registry } from '../registry.ts'
import { bankCardProblems } from '#shared/values/bankCard.ts'
import { isIsoDate } from '#shared/values/date.ts'
import { idCardProblems, parseIdCard } from '#shared/values/idCard.ts'
import { phoneProblems } from '#shared/values/phone.ts'
import { doubt, failure, type Problem } from '#shared/values/problem.ts'

/** A problem and the field that it is shown at. */
export type FieldProblem = Problem & Readonly<{ field: string }>

/**
 * What is wrong with one record by itself: required fields, choices outside their list, limits, ID number, phone and
 * card numbers, and ID number against sex and birth date (R001–R007, R011, R021, R023, R025). Runs on every save and
 * import. `values` are all fields of the record; rules over several records live in shared/rules.
 */
export function recordProblems(registry: Registry, ledgerId: string, values: FieldValues, today: string): readonly FieldProblem[] {
  const ledger = ledgerOf(registry, ledgerId)
  const problems: FieldProblem[] = []
  for (const { field, codes, known } of checkedFields(registry, ledger)) {
    const value = values[field.id]
    if ((value === null || value === undefined || value === '') && !field.required) continue
    if (known?.has(value as string)) continue
    for (const problem of fieldProblems(field, value, { codes, today })) problems.push({ ...problem, field: field.id })
  }
  return typeof values.idCard === 'string' ? [...problems, ...identityProblems(ledger, values)] : problems
}

/** `known`: values of which nothing can be wrong. */
type CheckedField = Readonly<{ field: FieldDefinition; codes: CodeList | undefined; known: ReadonlySet<string> | null }>

const checked = new WeakMap<LedgerDefinition, Readonly<{ registry: Registry; fields: readonly CheckedField[] }>>()

/** Fields of which something can be wrong, with their lists; found once a definition, since whole files are checked. */
function checkedFields(registry: Registry, ledger: LedgerDefinition): readonly CheckedField[] {
  const known = checked.get(ledger)
  if (known?.registry === registry) return known.fields
  const own = ledger.fields.filter((field) => !isVirtual(field) && isOwn(field) && !field.retired && isLimited(field))
  const fields = own.map((field) => {
    const codes = codesOf(registry, field)
    const isChoice = codes && (field.type === 'choice' || field.type === 'multichoice')
    return { field, codes, known: isChoice ? new Set(codes.items.map((item) => item.value)) : null }
  })
  checked.set(ledger, { registry, fields })
  return fields
}

/** Whether any value of the field could be wrong by itself. */
function isLimited(field: FieldDefinition): boolean {
  if (field.required || field.min !== undefined || field.max !== undefined || field.search === 'name') return true
  return checkedTypes.includes(field.type)
}

const checkedTypes: readonly FieldDefinition['type'][] = ['choice', 'multichoice', 'idCard', 'phone', 'bankCard', 'date']

/** The problems of one stored value of a field. */
export function fieldProblems(
  field: FieldDefinition,
  value: FieldValue | undefined,
  context: Readonly<{ codes?: CodeList; today: string }>,
): readonly Problem[] {
  if (value === null || value === undefined || value === '') {
    return field.required ? [failure('required', `${field.label}必须填写`)] : []
  }
  if (typeof value === 'number') {
    const limit = field.type === 'boolean' ? null : limitProblem(field, value)
    return limit ? [limit] : []
  }
  return textProblems(field, value, context)
}

function textProblems(field: FieldDefinition, value: string, context: Readonly<{ codes?: CodeList; today: string }>): readonly Problem[] {
  switch (field.type) {
    case 'choice':
      return choiceProblems(field, [value], context.codes)
    case 'multichoice':
      return choiceProblems(field, value.split(','), context.codes)
    case 'idCard':
      return idCardProblems(value, context.today)
    case 'phone':
      return phoneProblems(value)
    case 'bankCard':
      return bankCardProblems(value)
    case 'date':
      return isIsoDate(value) ? [] : [failure('date.impossible', `“${value}”不是有效的日期`)]
    default:
      return field.search === 'name' ? nameProblems(value) : []
  }
}

/** Values that have ended are no problem of a record that holds them; only values outside the list are. */
function choiceProblems(field: FieldDefinition, values: readonly string[], codes: CodeList | undefined): readonly Problem[] {
  if (!codes) return []
  const unknown = values.filter((value) => !codes.items.some((item) => item.value === value))
  return unknown.map((value) => failure('choice.unknown', `${field.label}取值“${value}”不在可选值中`))
}

/** R025. Digits belong to names of places (3组), so only what never occurs in a name is looked for there. */
function nameProblems(value: string): readonly Problem[] {
  return /^(?:无|死亡|已故|空|待定|不详)$|[?？*#]|死亡|已故/.test(value) ? [doubt('R025', `“${value}”不像名称`)] : []
}

/** R006 and R007: sex and birth date against the ID number of the same record. */
function identityProblems(ledger: LedgerDefinition, values: FieldValues): readonly FieldProblem[] {
  const number = values.idCard
  const isPerson = ledger.fields.some((field) => field.id === 'idCard' && isOwn(field))
  const card = isPerson && typeof number === 'string' ? parseIdCard(number) : null
  if (!card || card.citizen === null) return []
  const problems: FieldProblem[] = []
  const { sex, birthDate } = values
  if (typeof sex === 'string' && card.sex !== null && sex !== card.sex) {
    problems.push({ ...failure('R006', `性别与身份证号不一致，证件号是${card.sex}`), field: 'sex' })
  }
  const isSameDay = typeof birthDate !== 'string' || card.birthDate === null || card.birthDate.startsWith(birthDate)
  if (!isSameDay) problems.push({ ...failure('R007', `出生日期与身份证号不一致，证件号是 ${card.birthDate}`), field: 'birthDate' })
  return problems
}

/** What follows from an ID number and may be filled in: sex and birth date, where the ledger has these fields and they are blank. */
export function derivedFromIdCard(ledger: LedgerDefinition, values: FieldValues): FieldValues {
  const number = values.idCard
  const card = typeof number === 'string' ? parseIdCard(number) : null
  if (!card || card.citizen === null) return {}
  const found: Record<string, FieldValue> = {}
  const has = (id: string) => ledger.fields.some((field) => field.id === id && isOwn(field))
  if (has('sex') && !values.sex && card.sex !== null) found.sex = card.sex
  if (has('birthDate') && !values.birthDate && card.birthDate !== null) found.birthDate = card.birthDate
  return found
}
