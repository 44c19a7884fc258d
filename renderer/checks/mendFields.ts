import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { isOwn } from '#shared/ledger/registry.ts'

/** More inputs than this would hide the message; the record itself is one key away. */
const most = 6

/** The fields with which a finding is put right: the one it is about, those it suggests, and those its words name. */
export function fieldsToMend(
  ledger: LedgerDefinition,
  finding: Pick<FindingRow, 'field' | 'mend' | 'message'>,
): readonly FieldDefinition[] {
  const own = ledger.fields.filter((field) => isOwn(field) && !field.retired)
  const wanted = new Set([...(finding.field ? [finding.field] : []), ...Object.keys(finding.mend ?? {})])
  const first = own.filter((field) => field.id === finding.field)
  const suggested = own.filter((field) => wanted.has(field.id) && field.id !== finding.field)
  const named = own.filter((field) => !wanted.has(field.id) && field.label.length > 1 && finding.message.includes(field.label))
  return [...first, ...suggested, ...named].slice(0, most)
}
