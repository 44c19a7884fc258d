import { currentChoices } from './matchChoice.ts'
import { headingWithUnit } from './printColumns.ts'
import type { FieldDefinition, LedgerDefinition } from '../define.ts'
import { codesOf, findField, findLedger, isOwn, type Registry } from '../registry.ts'

export type TemplateColumn = Readonly<{
  /** Hidden key of the column in our own files: member.idCard. */
  key: string
  field: FieldDefinition
  header: string
  /** Comment of the heading cell: how to fill it in. */
  note: string
  isRequired: boolean
  /** Drop-down; empty for free input. Several may be chosen in a multichoice, so it has no drop-down but a note. */
  options: readonly string[]
  /** Cells are formatted as text, so that Excel keeps every digit and no date is turned. */
  isText: boolean
  /** Characters. */
  width: number
}>

/**
 * Columns of the blank import sheet and of full exports: what a person can fill in, with the columns by which the
 * record it belongs to is found (户主姓名 of a member) in place of that link, where there are such columns. Counts and
 * ages are left out.
 */
export function templateColumns(registry: Registry, ledger: LedgerDefinition, today: string): readonly TemplateColumn[] {
  return templateFields(registry, ledger).map((field) => {
    const codes = codesOf(registry, field)
    const options = codes ? currentChoices(codes, today) : []
    return {
      key: `${ledger.id}.${field.id}`,
      field,
      header: headingWithUnit(field),
      note: noteOf(field, options),
      isRequired: field.required === true,
      options: dropDown(field, options),
      isText: !['integer', 'money', 'quantity', 'year'].includes(field.type),
      width: Math.min(Math.max(widths[field.type] ?? 12, field.label.length * 2 + 2), 36),
    }
  })
}

function templateFields(registry: Registry, ledger: LedgerDefinition): readonly FieldDefinition[] {
  const hidden = ledger.parent && isNamedByColumns(registry, ledger, ledger.parent.field) ? ledger.parent.field : null
  return ledger.fields.filter((field) => !field.retired && field.id !== hidden && isFillable(field))
}

/** Title or number of the linked record stand in columns of their own. */
function isNamedByColumns(registry: Registry, ledger: LedgerDefinition, link: string): boolean {
  const target = findLedger(registry, findField(ledger, link)?.target ?? '')
  if (!target) return false
  const names = new Set([target.title, ...target.naturalKeys.flatMap((fields) => (fields.length === 1 ? fields : []))])
  return ledger.fields.some(({ derived }) => derived?.kind === 'parent' && derived.link === link && names.has(derived.field))
}

const widths: Partial<Record<FieldDefinition['type'], number>> = { idCard: 22, bankCard: 24, phone: 15, longtext: 30 }

function isFillable(field: FieldDefinition): boolean {
  return isOwn(field) || field.derived?.kind === 'parent' || field.derived?.kind === 'child'
}

function dropDown(field: FieldDefinition, options: readonly string[]): readonly string[] {
  if (field.type === 'boolean') return ['是', '否']
  return field.type === 'choice' ? options : []
}

const notes: Partial<Record<FieldDefinition['type'], string>> = {
  date: '日期，如 2018-01-31',
  year: '四位年份，如 2018',
  money: '金额，单位元，可有两位小数',
  idCard: '18 位，单元格为文本格式',
  phone: '一格只填一个号码',
  bankCard: '单元格为文本格式',
  boolean: '填“是”或“否”',
}

function noteOf(field: FieldDefinition, options: readonly string[]): string {
  const parts: string[] = []
  if (field.required) parts.push('必填')
  if (field.derived?.kind === 'parent') parts.push('用来找到所属的户')
  if (field.derived?.kind === 'child') parts.push('与户主本人的信息一致')
  if (field.type === 'multichoice') parts.push(`可填多项，用顿号隔开：${options.join('、')}`)
  if (field.type === 'date' && field.precision === 'month') parts.push('日期或年月，如 2018-01')
  else parts.push(notes[field.type] ?? '')
  if (field.help) parts.push(field.help)
  return parts.filter((part) => part !== '').join('；')
}
