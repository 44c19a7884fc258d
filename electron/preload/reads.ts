import type { Method } from '#shared/ipc/contract.ts'

/**
 * Calls that change and note nothing, so that they may be asked again after the data service was restarted. What
 * leaves a line in the access log (reveal, print.prepare) is not among them.
 */
const reads: ReadonlySet<string> = new Set([
  'file.info',
  'file.verify',
  'backup.list',
  'backup.inspect',
  'ledger.registry',
  'ledger.query',
  'ledger.rows',
  'ledger.record',
  'ledger.totals',
  'ledger.distinct',
  'ledger.options',
  'search.find',
  'search.code',
  'edit.check',
  'history.list',
  'history.changes',
  'history.field',
  'history.state',
  'access.list',
  'layouts.list',
  'parked.list',
  'parked.rows',
] satisfies readonly Method[])

export function isRead(method: string): boolean {
  return reads.has(method)
}
