import type { FieldDefinition, FieldType } from '#shared/ledger/define.ts'
import type { PrintColumn } from './document.ts'

/** Millimetres on paper of fields that name no width of their own. */
const usualWidths: Readonly<Record<FieldType, number>> = {
  text: 26,
  longtext: 40,
  choice: 20,
  multichoice: 24,
  date: 22,
  year: 12,
  integer: 14,
  money: 24,
  quantity: 18,
  idCard: 38,
  phone: 26,
  bankCard: 42,
  boolean: 12,
  link: 24,
}

const numbers: ReadonlySet<FieldType> = new Set(['money', 'quantity'])
const unbroken: ReadonlySet<FieldType> = new Set(['money', 'quantity', 'integer', 'date', 'year', 'idCard', 'phone', 'bankCard'])
const running: ReadonlySet<FieldType> = new Set(['text', 'longtext', 'multichoice', 'link'])

/** The column of a field: width from its definition, sums to the right, running text to the left, the rest centred. */
export function columnOfField(field: FieldDefinition): PrintColumn {
  // 年龄 and 家庭人口数 speak for themselves.
  const isSaid = field.unit === undefined || field.derived !== undefined || field.label.includes(field.unit)
  const unit = isSaid ? '' : `（${field.unit}）`
  return {
    id: field.id,
    header: [`${field.label}${unit}`],
    width: field.printWidth ?? usualWidths[field.type],
    align: numbers.has(field.type) ? 'right' : running.has(field.type) && !isName(field) ? 'left' : 'center',
    nowrap: unbroken.has(field.type) || isName(field),
    ...(isName(field) ? { isName: true } : {}),
  }
}

export const sequenceColumn: PrintColumn = { id: '#', header: ['序号'], width: 9, align: 'center', nowrap: true }

/** Names of people are centred and kept on one line. */
function isName(field: FieldDefinition): boolean {
  return field.search === 'name' && field.type === 'text'
}
