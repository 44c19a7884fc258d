import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { useCall } from '#renderer/bridge/index.ts'

export type ViewColumns = Readonly<{ id: string; name: string; fields: readonly string[] }>

/** The office's saved views of a ledger with their columns in order. */
export function useSavedViews(ledger: LedgerDefinition): readonly ViewColumns[] {
  const ids =
    useCall('ledger.query', { ledger: 'savedView', filter: `ledger = "${ledger.id}"`, sort: [{ field: 'name', down: false }] }).data?.ids ??
    []
  const rows = useCall('ledger.rows', { ledger: 'savedView', ids: ids.slice(0, 100) }, { enabled: ids.length > 0 }).data ?? []
  return rows.flatMap((row) => {
    const fields = shownFields(ledger, String(row.values['definition'] ?? ''))
    return fields.length > 0 ? [{ id: row.id, name: String(row.values['name'] ?? ''), fields }] : []
  })
}

/** Columns that a view shows, frozen ones first. A view that cannot be read has none. */
export function shownFields(ledger: LedgerDefinition, definition: string): readonly string[] {
  const known = new Set(ledger.fields.filter((field) => !field.retired).map((field) => field.id))
  try {
    const { columns } = JSON.parse(definition) as { columns?: readonly { field: string; shown: boolean; pinned: boolean }[] }
    const shown = (columns ?? []).filter((column) => column.shown && known.has(column.field))
    return [...shown.filter((column) => column.pinned), ...shown.filter((column) => !column.pinned)].map((column) => column.field)
  } catch {
    return []
  }
}
