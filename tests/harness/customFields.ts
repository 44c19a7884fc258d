import type { FieldType } from '#shared/ledger/define.ts'
import type { TestCore } from './dataCore.ts'

export type CustomField = Readonly<{
  ledger: string
  fieldId: string
  label: string
  type: FieldType
  options?: string
  unit?: string
}>

/** Makes own fields as the settings screen does; answers their record ids. */
export async function addCustomFields(test: TestCore, fields: readonly CustomField[]): Promise<readonly string[]> {
  const ids = fields.map(() => test.newId())
  const changes = fields.map((field, index) => ({
    ledger: 'customField',
    recordId: ids[index]!,
    op: 'add' as const,
    values: { ...field, order: index + 1 },
  }))
  await test.ok('edit.commit', { id: test.newId(), changes })
  return ids
}

/** One field of every type that an office can make, for the given ledger. */
export function everyType(ledger: string): readonly CustomField[] {
  const field = (fieldId: string, label: string, type: FieldType, more: Partial<CustomField> = {}): CustomField => ({
    ledger,
    fieldId,
    label,
    type,
    ...more,
  })
  return [
    field('x_text', '自设文字', 'text'),
    field('x_long', '自设说明', 'longtext'),
    field('x_choice', '自设选择', 'choice', { options: '甲\n乙\n丙' }),
    field('x_many', '自设多选', 'multichoice', { options: '种植\n养殖\n务工' }),
    field('x_date', '自设日期', 'date'),
    field('x_year', '自设年份', 'year'),
    field('x_number', '自设数目', 'integer', { unit: '头' }),
    field('x_money', '自设金额', 'money'),
    field('x_quantity', '自设数量', 'quantity'),
    field('x_yes', '自设是否', 'boolean'),
  ]
}
