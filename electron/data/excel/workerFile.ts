import { existsSync } from 'node:fs'
import { join } from 'node:path'

let chosen: string | undefined

/** For programs that keep the worker elsewhere, e.g. tests that run from source. */
export function setWorkerFile(path: string): void {
  chosen = path
}

/** The bundled reading worker: beside the bundled data core, else where the environment says. */
export function workerFile(): string {
  const beside = typeof __dirname === 'string' ? join(__dirname, 'excelWorker.cjs') : undefined
  const found = chosen ?? (beside && existsSync(beside) ? beside : process.env['TOWNSHIP_LEDGER_WORKER'])
  if (!found) throw new Error('excelWorker.cjs is not beside the program')
  return found
}
