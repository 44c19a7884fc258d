import type { FieldDefinition } from '../define.ts'

/** Adding these up means something: years and ages do not. */
const summable: ReadonlySet<FieldDefinition['type']> = new Set(['money', 'quantity', 'integer'])

/** Prices, standards, averages, rates and terms: their sum says nothing (人均纯收入 1,248,614.81 元). */
const perEach = /单价|标准|均|率|比例|进度|年限|期限|工期|质保期|期数/
const perUnit = /%|\/(?!月|年)/

/** Whether a list closes with the sum of this field. 元/月 of several persons add up, 元/亩 do not. */
export function isAddedUp(field: FieldDefinition): boolean {
  if (!summable.has(field.type) || field.derived?.kind === 'age' || field.derived?.kind === 'parent') return false
  // 规模 12 公里 and 规模 3 座: where a quantity has no unit of its own, each record has another one.
  if (field.type === 'quantity' && field.unit === undefined) return false
  // 累计完成投资 of January is contained in that of February; one that is worked out (累计收益 of an asset) stands once a record.
  if (field.label.startsWith('累计') && field.derived === undefined) return false
  return !perEach.test(field.label) && !perUnit.test(field.unit ?? '')
}
