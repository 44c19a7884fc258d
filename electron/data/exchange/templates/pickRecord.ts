import type { StoredRow } from '#data/store/read.ts'
import { unitOf } from '#shared/importing/family.ts'
import type { ColumnMatch } from '#shared/importing/matchTypes.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'

export type Pick = Readonly<{ registry: Registry; ledger: LedgerDefinition; match: ColumnMatch }>

/**
 * Of several records that belong to the row the one that a column means: the n-th member where members are spread
 * sideways, the record of the year that the heading names, the head of the household, else the newest.
 */
export function relatedValue({ registry, ledger, match }: Pick, records: readonly StoredRow[]): StoredRow | undefined {
  if (records.length <= 1 && match.repeat === undefined && match.year === undefined) return records[0]
  const unit = unitOf(registry)
  if (unit?.child === ledger) return pickMember(unit, match, records)
  const year = ledger.fields.find((field) => field.type === 'year' && !field.derived)?.id
  if (match.year !== undefined && year !== undefined) return records.find((row) => String(row.values[year]) === match.year)
  const by = year ?? ledger.occurrence?.date ?? ledger.since
  if (by === undefined) return records.at(-1)
  return records.reduce((newest, row) => (String(row.values[by] ?? '') >= String(newest.values[by] ?? '') ? row : newest))
}

function pickMember(
  unit: NonNullable<ReturnType<typeof unitOf>>,
  match: ColumnMatch,
  records: readonly StoredRow[],
): StoredRow | undefined {
  const isHead = (row: StoredRow): boolean => row.values[unit.relation] === unit.head
  if (match.repeat === undefined) return records.find(isHead)
  if (match.says) return records.find((row) => Object.entries(match.says!).every(([field, word]) => row.values[field] === word))
  return [...records.filter(isHead), ...records.filter((row) => !isHead(row))][match.repeat]
}
