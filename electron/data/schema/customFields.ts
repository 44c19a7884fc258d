import type { Engine } from '#data/engine/engine.ts'
import type { FieldProblem } from '#shared/ipc/outputs.ts'
import {
  defineCodes,
  fieldTypes,
  type CodeList,
  type FieldDefinition,
  type FieldType,
  type FieldValue,
  type FieldValues,
} from '#shared/ledger/define.ts'
import { withCustomFields, type Registry } from '#shared/ledger/registry.ts'

type StoredField = Readonly<{
  ledger: string
  field_id: string
  label: string
  type: string
  options: string | null
  unit: string | null
  required: number | null
  retired: number | null
}>

/** The shipped registry plus the fields that this office made in the program (system ledger `customField`). */
export function registryOfFile(engine: Engine, shipped: Registry): Registry {
  const stored = engine.all<StoredField>(
    `SELECT ledger, field_id, label, type, options, unit, required, retired FROM custom_field
     WHERE _removed = 0 ORDER BY order_, id`,
  )
  const known = stored.filter((entry, index) => isUsable(shipped, entry) && stored.findIndex((other) => isSame(other, entry)) === index)
  const lists = known.filter((entry) => entry.type === 'choice' || entry.type === 'multichoice').map(codesOfField)
  return withCustomFields(
    shipped,
    known.map((entry) => ({ ledger: entry.ledger, field: fieldOfRow(entry) })),
    lists,
  )
}

/** What may become a column: merged files and hands may bring anything. */
function isUsable(shipped: Registry, entry: StoredField): boolean {
  const ledger = shipped.ledgers.find((candidate) => candidate.id === entry.ledger)
  return ledger !== undefined && !ledger.system && customFieldId.test(entry.field_id) && customFieldTypes.includes(entry.type as FieldType)
}

function isSame(a: StoredField, b: StoredField): boolean {
  return a.ledger === b.ledger && a.field_id === b.field_id
}

/** The id is the column's name as it stands. */
const customFieldId = /^x_[a-z0-9_]{1,40}$/

/** A link would need a ledger that the office makes itself. */
const customFieldTypes: readonly FieldType[] = fieldTypes.filter((type) => type !== 'link')

/** What is wrong with a field that the office makes or changes; `before` is its stored state. */
export function customFieldProblems(registry: Registry, values: FieldValues, before: FieldValues): readonly FieldProblem[] {
  const problems: FieldProblem[] = []
  const wrong = (field: string, message: string): void => void problems.push({ field, code: 'customField', severity: '错误', message })
  const ledger = registry.ledgers.find((candidate) => candidate.id === values.ledger && !candidate.system)
  if (!ledger) wrong('ledger', '没有这个台账')
  if (!customFieldId.test(String(values.fieldId ?? ''))) wrong('fieldId', '标识要以 x_ 开头，只用小写字母、数字和下划线')
  if (!customFieldTypes.includes(values.type as FieldType)) wrong('type', '没有这种类型')
  for (const [id, label] of [
    ['ledger', '台账'],
    ['fieldId', '标识'],
    ['type', '类型'],
  ] as const) {
    if (before[id] !== undefined && before[id] !== values[id]) wrong(id, `已有内容的项目不能改${label}，可以停用它再新建一项`)
  }
  const isChoice = values.type === 'choice' || values.type === 'multichoice'
  if (isChoice && optionsOf(values.options).length === 0) wrong('options', '请写出选项，每行一个')
  const others = ledger?.fields.filter((field) => field.id !== values.fieldId && !field.retired) ?? []
  if (others.some((field) => field.label === values.label)) wrong('label', `已经有名为“${String(values.label)}”的项目`)
  const isTaken = before.fieldId === undefined && ledger?.fields.some((field) => field.id === values.fieldId)
  if (isTaken) wrong('fieldId', '这个标识已经用过')
  return problems
}

function fieldOfRow(row: StoredField): FieldDefinition {
  const isChoice = row.type === 'choice' || row.type === 'multichoice'
  return {
    id: row.field_id,
    label: row.label,
    type: row.type as FieldType,
    section: 'custom',
    custom: true,
    required: row.required === 1,
    retired: row.retired === 1,
    ...(row.unit ? { unit: row.unit } : {}),
    ...(isChoice ? { codes: codesId(row) } : {}),
  }
}

function codesOfField(row: StoredField): CodeList {
  return defineCodes({ id: codesId(row), label: row.label, items: optionsOf(row.options).map((value) => ({ value })) })
}

function optionsOf(text: FieldValue | undefined): readonly string[] {
  const values = String(text ?? '')
    .split(/[\n,，、;；]/)
    .map((value) => value.trim())
  return [...new Set(values.filter((value) => value !== ''))]
}

function codesId(row: StoredField): string {
  return `custom.${row.ledger}.${row.field_id}`
}
