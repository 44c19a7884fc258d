import type { FieldDefinition, FieldValues, LedgerDefinition } from '../define.ts'
import { namePinyin } from '#shared/values/pinyin.ts'
import { comparableText, normalizeName } from '#shared/values/text.ts'

/**
 * What the search box looks through: ' ' + tokens + ' ', lower case, so that `LIKE '% zhangs%'` finds beginnings.
 * Names as they stand, in full pinyin and in initials (of every likely reading); numbers whole and by their last
 * digits; other texts as they stand. A pure function of the values: rebuilt, never merged.
 */
export function searchText(ledger: LedgerDefinition, values: FieldValues): string {
  const tokens = new Set<string>()
  for (const field of searchFields(ledger)) {
    const value = values[field.id]
    if (value === null || value === undefined || value === '') continue
    addTokens(tokens, field, String(value))
  }
  return tokens.size === 0 ? ' ' : ` ${[...tokens].join(' ')} `
}

const cache = new WeakMap<LedgerDefinition, readonly FieldDefinition[]>()

/** Called for each of 50,000 records, so the few searched fields are picked once. */
function searchFields(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const known = cache.get(ledger)
  if (known) return known
  const found = ledger.fields.filter((field) => field.search !== undefined)
  cache.set(ledger, found)
  return found
}

function addTokens(tokens: Set<string>, field: FieldDefinition, value: string): void {
  if (field.search === 'name') addName(tokens, value)
  else if (field.search === 'tail') addTail(tokens, field, value)
  else tokens.add(comparableText(value))
}

function addName(tokens: Set<string>, value: string): void {
  const name = comparableText(normalizeName(value))
  tokens.add(name)
  const { full, initials } = namePinyin(name)
  for (const token of full) tokens.add(token)
  for (const token of initials) tokens.add(token)
}

/** Last four digits are what people read out; six also tell villages of one surname apart. */
function addTail(tokens: Set<string>, field: FieldDefinition, value: string): void {
  const whole = comparableText(value)
  tokens.add(whole)
  if (whole.length > 4) tokens.add(whole.slice(-4))
  if (field.type === 'idCard' && whole.length > 6) tokens.add(whole.slice(-6))
}
