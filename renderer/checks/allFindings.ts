import type { ChecksFilter, FindingRow } from '#shared/ipc/parts/checks.ts'
import type { Row } from '#shared/ipc/outputs.ts'
import { call } from '#renderer/bridge/index.ts'
import type { Mend } from './mends.ts'

/** The most that the data core answers at once. */
export const partSize = 500

/** Every finding of a filter, part by part; `limit` stops earlier. */
export async function allFindings(filter: ChecksFilter, limit = Infinity): Promise<readonly FindingRow[]> {
  const found: FindingRow[] = []
  for (;;) {
    const part = await call('checks.list', { ...filter, offset: found.length, limit: Math.min(partSize, limit - found.length) })
    found.push(...part.findings)
    if (part.findings.length === 0 || found.length >= Math.min(part.total, limit)) return found
  }
}

/** The records behind mends as they stand now, by `ledger record`. */
export async function rowsOfMends(mends: readonly Mend[]): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>()
  for (const ledger of new Set(mends.map((mend) => mend.ledger))) {
    const ids = mends.filter((mend) => mend.ledger === ledger).map((mend) => mend.record)
    for (let start = 0; start < ids.length; start += partSize) {
      const part = await call('ledger.rows', { ledger, ids: ids.slice(start, start + partSize) })
      for (const row of part) rows.set(`${ledger} ${row.id}`, row)
    }
  }
  return rows
}
