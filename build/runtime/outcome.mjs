import { existsSync, readFileSync } from 'node:fs'

/**
 * Reads vitest's JSON report into counts. A file that could not be loaded counts as one failure, and
 * so does every skipped or planned test: what did not run has not passed.
 *
 * @param {string} path
 * @param {number} exitCode of the run
 * @returns {{ passed: number, failed: number }}
 */
export function vitestOutcome(path, exitCode) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const notRun = report.numPendingTests + report.numTodoTests
  return settle(report.numPassedTests, report.numFailedTests + notRun + unloaded.length, exitCode)
}

/** The same for Playwright: flaky and skipped tests and errors outside tests count as failures. */
export function playwrightOutcome(path, exitCode) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { stats, errors } = JSON.parse(readFileSync(path, 'utf8'))
  return settle(stats.expected, stats.unexpected + stats.flaky + stats.skipped + errors.length, exitCode)
}

/** A run that ended badly or ran nothing is at least one failure, whatever it reports. */
function settle(passed, failed, exitCode) {
  const atLeast = exitCode !== 0 || passed === 0 ? 1 : 0
  return { passed, failed: Math.max(failed, atLeast) }
}
