import type { CodeItem } from '#shared/ledger/define.ts'

/** Items without code or alias. */
export function plainItems(...values: readonly string[]): readonly CodeItem[] {
  return values.map((value) => ({ value }))
}

/** An item with its aliases; the common case of a code list. */
export function item(value: string, ...aliases: readonly string[]): CodeItem {
  return { value, aliases }
}
