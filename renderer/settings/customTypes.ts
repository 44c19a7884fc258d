import type { FieldType } from '#shared/ledger/define.ts'

/** Types that an office may choose for a field of its own. */
export const customTypes = [
  { value: 'text', label: '文字' },
  { value: 'longtext', label: '长文字（多行）' },
  { value: 'integer', label: '数字（整数）' },
  { value: 'money', label: '金额（元）' },
  { value: 'date', label: '日期' },
  { value: 'choice', label: '选项（从列表中选一个）' },
  { value: 'boolean', label: '是 / 否' },
] as const satisfies readonly Readonly<{ value: FieldType; label: string }>[]

export type CustomType = (typeof customTypes)[number]['value']

export function typeLabel(type: string): string {
  return customTypes.find((entry) => entry.value === type)?.label ?? type
}
