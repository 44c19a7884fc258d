import type { Method } from '#shared/ipc/contract.ts'

/** What somebody asked to see in full, and the workbook that the person holds in hand. */
const inFull = /^(?:ledger\.reveal|import\.|parked\.|villageBook\.)/

/** A full ID number in an answer of a method that nobody asked for one. */
export function toldNumbers(method: Method, answer: unknown): readonly string[] {
  const found = /439999(?:19|20)\d{10}[\dX]/.exec(JSON.stringify(answer))
  return found && !inFull.test(method) ? [`${method} told ${found[0]}`] : []
}
