import { columnReader } from '#data/store/columns.ts'
import { queryIds, readRecords, type ReadContext } from '#data/store/read.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'

type Sort = readonly Readonly<{ field: string; down: boolean }>[]

/**
 * On every paper villages follow one another as in the ledger of villages (by their number), not by the alphabet. `ids` are in
 * the order of `sort` (as asked for, else that of the ledger); where village is one of its keys, those alike in the keys before
 * it are put in that order, the rest stays.
 */
export function inVillageOrder(
  context: ReadContext,
  ledger: LedgerDefinition,
  ids: readonly string[],
  sort: Sort | undefined,
): readonly string[] {
  const keys = sort?.length ? sort.map(({ field, down }) => `${down ? '-' : ''}${field}`) : (ledger.sort ?? [])
  const at = keys.indexOf('village')
  if (at < 0 || !findField(ledger, 'village')) return ids
  const before = keys.slice(0, at).map((key) => key.replace(/^-/, ''))
  const reader = columnReader(context.registry, ledger, context.today)
  const columns = ['village', ...before].map((id) => reader.label(id))
  const sql = `SELECT t.id, ${columns.join(', ')} FROM ${reader.from()} WHERE t.id IN (SELECT value FROM json_each(?))`
  const known = new Map(
    context.engine.values(sql, [JSON.stringify(ids)]).map(([id, village, ...rest]) => [id, { village, run: rest.join('\n') }]),
  )
  const ranks = new Map(villageNames(context).map((name, index) => [name, index]))
  const rank = (id: string) => ranks.get(String(known.get(id)?.village ?? '')) ?? ranks.size
  const runs: string[][] = []
  ids.forEach((id, index) => {
    if (index === 0 || known.get(id)?.run !== known.get(ids[index - 1]!)?.run) runs.push([])
    runs.at(-1)!.push(id)
  })
  return runs.flatMap((run) =>
    run
      .map((id) => [id, rank(id)] as const)
      .sort((one, other) => one[1] - other[1])
      .map(([id]) => id),
  )
}

/** Ids by village, in the order of the ledger of villages: however the records are sorted, the papers lie in the same order. */
export function byVillage(context: ReadContext, ledger: LedgerDefinition, ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const reader = columnReader(context.registry, ledger, context.today)
  const label = reader.label('village')
  const sql = `SELECT t.id, ${label} FROM ${reader.from()} WHERE t.id IN (SELECT value FROM json_each(?))`
  const villages = new Map(context.engine.values(sql, [JSON.stringify(ids)]).map((row) => [String(row[0]), String(row[1] ?? '')]))
  const groups = new Map<string, string[]>(villageNames(context).map((name) => [name, []]))
  for (const id of ids) {
    const village = villages.get(id) ?? ''
    const list = groups.get(village)
    if (list) list.push(id)
    else groups.set(village, [id])
  }
  return new Map([...groups].filter(([, list]) => list.length > 0))
}

function villageNames(context: ReadContext): readonly string[] {
  const ledger = findLedger(context.registry, 'village')
  if (!ledger) return []
  const ids = queryIds(context, ledger, {})
  return isFault(ids) ? [] : readRecords(context, ledger, ids).map((row) => String(row.values[ledger.title] ?? ''))
}
