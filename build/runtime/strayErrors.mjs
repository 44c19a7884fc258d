import { writeFileSync } from 'node:fs'

/**
 * A reporter of vitest that keeps what went wrong outside any test (a worker that died, a rejection nobody took): the JSON
 * report leaves it out, and the run fails by it. Writes a JSON list of texts to TOWNSHIP_LEDGER_STRAY_ERRORS.
 */
export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    const path = process.env['TOWNSHIP_LEDGER_STRAY_ERRORS']
    if (path === undefined || errors.length === 0) return
    const texts = errors.map((error) => `${error.type ?? ''} ${error.stack ?? error.message ?? String(error)}`)
    writeFileSync(path, JSON.stringify(texts))
  }
}
