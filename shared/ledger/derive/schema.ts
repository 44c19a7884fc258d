import { z } from 'zod'
import { longTextLimit, textLimit } from './coerceValue.ts'
import type { FieldDefinition, LedgerDefinition } from '../define.ts'
import { isOwn } from '../registry.ts'
import { isIsoDate } from '#shared/values/date.ts'

/**
 * The shape of edited values as they cross from the window: own fields only, any subset of them, each of its stored
 * type or null. Meaning (required, choice in list, ID number) is judged by recordProblems, which can say 疑点 too.
 */
export function editSchema(ledger: LedgerDefinition): z.ZodType<Record<string, string | number | null>> {
  const known = schemas.get(ledger)
  if (known) return known
  const shape: Record<string, z.ZodType<string | number | null | undefined>> = {}
  for (const field of ledger.fields) {
    if (isOwn(field)) shape[field.id] = fieldSchema(field).nullable().optional()
  }
  const schema = z.strictObject(shape) as unknown as z.ZodType<Record<string, string | number | null>>
  schemas.set(ledger, schema)
  return schema
}

const schemas = new WeakMap<LedgerDefinition, z.ZodType<Record<string, string | number | null>>>()

/** The schema of one field's stored value, without null. */
export function fieldSchema(field: FieldDefinition): z.ZodType<string | number> {
  switch (field.type) {
    case 'integer':
    case 'money':
    case 'quantity':
      return z.int('应当是数字')
    case 'year':
      return z.int('应当是年份').min(1900, '年份太早').max(2100, '年份太晚')
    case 'boolean':
      return z.union([z.literal(0), z.literal(1)], '应当是“是”或“否”')
    case 'date':
      return z.string().refine((text) => isDateOf(field, text), '应当是日期，如 2018-01-31')
    case 'longtext':
      return z
        .string()
        .min(1)
        .max(field.internal ? internalTextLimit : longTextLimit, `最多 ${longTextLimit} 字`)
    default:
      return z
        .string()
        .min(1)
        .max(limits[field.type] ?? textLimit, '文字太长')
  }
}

const limits: Partial<Record<FieldDefinition['type'], number>> = { idCard: 40, phone: 40, bankCard: 40, link: 64 }

function isDateOf(field: FieldDefinition, text: string): boolean {
  return isIsoDate(text) && (text.length === 10 || field.precision === 'month')
}

/** What the program keeps for itself: the settings of a layout, a blank workbook of 1 MB as base64. Characters. */
const internalTextLimit = 2_000_000
