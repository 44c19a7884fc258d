import type { Derivation, FieldDefinition, FieldValue, FieldValues, LedgerDefinition } from '../define.ts'
import { fieldOf } from '../registry.ts'

export type Formula = Extract<Derivation, { kind: 'formula' }>

/**
 * Value of a formula field from the other values of its record: (plus − minus) ÷ by, rounded half away from zero to the
 * field's own unit, whatever units the operands have. Blank operands count as nothing; where all of them are blank, or
 * the divisor is blank or 0, the value of `otherwise` stands.
 */
export function formulaValue(ledger: LedgerDefinition, field: FieldDefinition, values: FieldValues): number | null {
  const computed = computedValue(ledger, field, values)
  const { otherwise } = field.derived as Formula
  if (computed !== null || otherwise === undefined) return computed
  const given = inUnitOf(field, fieldOf(ledger, otherwise), values[otherwise] ?? null)
  return typeof given === 'number' ? given : null
}

function computedValue(ledger: LedgerDefinition, field: FieldDefinition, values: FieldValues): number | null {
  const { plus, minus = [], by } = field.derived as Formula
  const terms = [...termsOf(ledger, plus, values, 1n), ...termsOf(ledger, minus, values, -1n)]
  if (terms.length === 0) return null
  const places = Math.max(...terms.map((term) => term.places))
  const total = terms.reduce((sum, term) => sum + term.value * 10n ** BigInt(places - term.places), 0n)
  if (by === undefined) return fraction(total, 1n, decimalPlaces(field) - places)
  const divisor = values[by] ?? null
  if (typeof divisor !== 'number' || divisor === 0) return null
  return fraction(total, BigInt(divisor), decimalPlaces(field) - places + decimalPlaces(fieldOf(ledger, by)))
}

/** Fields that the formula reads. */
export function operandsOf({ plus, minus = [], by, otherwise }: Formula): readonly string[] {
  return [...plus, ...minus, ...(by === undefined ? [] : [by]), ...(otherwise === undefined ? [] : [otherwise])]
}

/** Decimal places of the stored whole number: 2 for money (分 of 元), the scale of a quantity, else 0. */
export function decimalPlaces(field: FieldDefinition): number {
  if (field.type === 'money') return 2
  return field.type === 'quantity' ? (field.scale ?? 0) : 0
}

const numberTypes: ReadonlySet<FieldDefinition['type']> = new Set(['money', 'quantity', 'integer', 'year'])

/** A number stored in the unit of one field, in that of another; texts stay as they are. */
export function inUnitOf(target: FieldDefinition, source: FieldDefinition, value: FieldValue): FieldValue {
  const isNumber = typeof value === 'number' && numberTypes.has(target.type) && numberTypes.has(source.type)
  const shift = decimalPlaces(target) - decimalPlaces(source)
  return isNumber && shift !== 0 ? fraction(BigInt(value), 1n, shift) : value
}

type Term = Readonly<{ value: bigint; places: number }>

function termsOf(ledger: LedgerDefinition, ids: readonly string[], values: FieldValues, sign: bigint): readonly Term[] {
  return ids.flatMap((id) => {
    const value = values[id] ?? null
    return typeof value === 'number' ? [{ value: sign * BigInt(value), places: decimalPlaces(fieldOf(ledger, id)) }] : []
  })
}

/** dividend ÷ divisor × 10^shift, half away from zero. Whole numbers throughout: 0.1 + 0.2 must give 0.3. */
function fraction(dividend: bigint, divisor: bigint, shift: number): number {
  const over = shift > 0 ? dividend * 10n ** BigInt(shift) : dividend
  const under = shift < 0 ? divisor * 10n ** BigInt(-shift) : divisor
  const isNegative = over < 0n !== under < 0n
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under]
  const rounded = (2n * top + bottom) / (2n * bottom)
  // −0 and 0 are one amount.
  return isNegative && rounded !== 0n ? -Number(rounded) : Number(rounded)
}
