import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'

/** Most fields that part a sample together: more strata than households are drawn otherwise. */
export const mostStrataFields = 3

/** Links that part households by place. */
const places: ReadonlySet<string> = new Set(['village', 'group', 'township'])

/** Fields of a ledger by which a sample may be parted: the place, options, and yes or no. The usual ones first. */
export function strataFields(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const fit = ledger.fields.filter(
    ({ id, type, retired, secret }) =>
      !retired && !secret && (type === 'choice' || type === 'boolean' || (type === 'link' && places.has(id))),
  )
  const rank = ({ id }: FieldDefinition): number => (usual.indexOf(id) + 1 || usual.length + 1) - 1
  return [...fit].sort((a, b) => rank(a) - rank(b))
}

const usual = ['village', 'kind', 'monitoringKind', 'mainReason', 'povertyStatus', 'group']

/** Name of a stratum: its words, as many as there are fields. */
export function stratumName(words: readonly string[]): string {
  return words.length === 0 ? '全部' : words.join(' · ')
}
