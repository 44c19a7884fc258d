import type { FieldDefinition, FieldValue } from '../define.ts'
import { maskFullNumbers } from '#shared/values/fullNumbers.ts'
import { maskBankCard, maskIdCard, maskPhone } from '#shared/values/mask.ts'
import { formatMoney } from '#shared/values/money.ts'
import { formatQuantity } from '#shared/values/quantity.ts'

export type FormatOptions = Readonly<{
  /** What to show for the linked record's id. */
  linkLabel?: string
  /** Hide the middle of personal numbers. */
  mask?: boolean
}>

/** A stored value as people read it: 1,234.50, 是/否, 健康、残疾, 12.5. Blank is ''. Units are not added. */
export function formatValue(field: FieldDefinition, value: FieldValue | undefined, options: FormatOptions = {}): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number') return formatNumber(field, value)
  if (field.type === 'link') return options.linkLabel ?? ''
  if (field.type === 'multichoice') return value.split(',').join('、')
  return options.mask ? maskValue(field, value) : value
}

/** The value with the middle of personal numbers hidden, those among words too; other values as they are. */
export function maskValue(field: FieldDefinition, value: string): string {
  const kind = field.sensitive ?? field.type
  if (kind === 'idCard') return maskIdCard(value)
  if (kind === 'phone') return maskPhone(value)
  if (kind === 'bankCard') return maskBankCard(value)
  // A remark may repeat what its own field hides.
  return kind === 'text' || kind === 'longtext' ? maskFullNumbers(value) : value
}

function formatNumber(field: FieldDefinition, value: number): string {
  switch (field.type) {
    case 'money':
      return formatMoney(value)
    case 'quantity':
      return formatQuantity(value, field.scale ?? 0)
    case 'boolean':
      return value === 0 ? '否' : '是'
    default:
      return String(value)
  }
}
