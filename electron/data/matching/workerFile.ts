import { existsSync } from 'node:fs'
import { join } from 'node:path'

let chosen: string | undefined

/** For programs that keep the worker elsewhere, e.g. tests that run from source. */
export function setMatchWorkerFile(path: string): void {
  chosen = path
}

/** The bundled matching worker: beside the bundled data core, else where the environment says. */
export function matchWorkerFile(): string {
  const beside = typeof __dirname === 'string' ? join(__dirname, 'matchWorker.cjs') : undefined
  const found = chosen ?? (beside && existsSync(beside) ? beside : process.env['TOWNSHIP_LEDGER_MATCH_WORKER'])
  if (!found) throw new Error('matchWorker.cjs is not beside the program')
  return found
}
