import type { LinkOption } from '#shared/ipc/outputs.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField } from '#shared/ledger/registry.ts'
import { columnReader } from './columns.ts'
import type { ReadContext } from './read.ts'
import { searchCondition } from './searchCondition.ts'
import { sortIds } from './sort.ts'

const most = 200

/** Records that a link field may point to: matching the typed text (name or pinyin), within a parent where given (groups of a village). */
export function linkOptions(
  context: ReadContext,
  ledger: LedgerDefinition,
  text: string,
  within?: Readonly<{ field: string; id: string }>,
): readonly LinkOption[] {
  const reader = columnReader(context.registry, ledger, context.today)
  const title = reader.title()
  const hintField = ['village', 'headIdCard'].find((id) => id !== ledger.title && findField(ledger, id))
  const hint = hintField ? reader.label(hintField) : `''`
  const search = text.trim() === '' ? null : searchCondition(text)
  const bound = within && findField(ledger, within.field)
  const conditions = ['t._removed = 0', ...(search ? [search.sql] : []), ...(bound ? [`t.${columnOf(bound)} = ?`] : [])]
  const parameters = [...(search?.params ?? []), ...(bound ? [within.id] : [])]
  const rows = context.engine.values(
    `SELECT t.id, ${title}, ${hint} FROM ${reader.from()} WHERE ${conditions.join(' AND ')} LIMIT ${most}`,
    parameters,
  )
  const byId = new Map(rows.map((row) => [row[0] as string, row]))
  const sorted = sortIds(
    rows.map((row) => [row[0] as string, row[1] as string | null]),
    [{ at: 1, down: false, ranks: null }],
  )
  const masked = hintField === 'headIdCard'
  return sorted.map((id) => {
    const row = byId.get(id)!
    const words = row[2] === null || masked ? '' : String(row[2])
    return { id, label: String(row[1] ?? ''), hint: words }
  })
}
