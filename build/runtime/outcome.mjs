import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './stamp.mjs'

/**
 * @typedef {{ passed: number, failed: number, failures: string[] }} Outcome counts, and one text for each failure that has a name
 */

/**
 * Reads vitest's JSON report into counts. A file that could not be loaded counts as one failure, and
 * so does every skipped or planned test: what did not run has not passed.
 *
 * @param {string} path of the JSON report
 * @param {number} exitCode of the run
 * @param {string} [strayPath] where build/runtime/strayErrors.mjs wrote what went wrong outside tests
 * @returns {Outcome}
 */
export function vitestOutcome(path, exitCode, strayPath) {
  if (!existsSync(path)) return absent(path)
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const notRun = report.numPendingTests + report.numTodoTests
  const failures = [...report.testResults.flatMap(vitestFailures), ...strayErrors(strayPath)]
  return settle(report.numPassedTests, report.numFailedTests + notRun + unloaded.length, exitCode, failures)
}

/** The same for Playwright: flaky and skipped tests and errors outside tests count as failures. */
export function playwrightOutcome(path, exitCode) {
  if (!existsSync(path)) return absent(path)
  const { stats, errors, suites = [] } = JSON.parse(readFileSync(path, 'utf8'))
  const failures = [...suites.flatMap(playwrightFailures), ...errors.map((error) => named('', error.message))]
  return settle(stats.expected, stats.unexpected + stats.flaky + stats.skipped + errors.length, exitCode, failures)
}

/** Several parts of one run as one. */
export function together(outcomes) {
  const sum = (key) => outcomes.reduce((total, one) => total + one[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), failures: outcomes.flatMap((one) => one.failures ?? []) }
}

/** A part of a run that failed as a whole. */
export function failedPart(title, message) {
  return { passed: 0, failed: 1, failures: [named(title, message)] }
}

const absent = (path) => failedPart(path, 'no report was written')

/** A run that ended badly or ran nothing is at least one failure, whatever it reports. */
function settle(passed, failed, exitCode, failures) {
  const atLeast = exitCode !== 0 || passed === 0 ? 1 : 0
  return { passed, failed: Math.max(failed, atLeast), failures }
}

function vitestFailures(file) {
  const where = relative(root, file.name ?? '')
  if (file.status === 'failed' && file.assertionResults.length === 0) return [named(where, file.message)]
  const bad = file.assertionResults.filter((one) => one.status !== 'passed')
  return bad.map((one) => named(`${where} › ${one.fullName}`, one.failureMessages?.[0] ?? one.status))
}

function playwrightFailures(suite) {
  const own = (suite.specs ?? []).filter((spec) => !spec.ok || spec.tests.some((one) => one.status !== 'expected'))
  const texts = own.map((spec) => named(`${spec.file}:${spec.line} › ${spec.title}`, playwrightMessage(spec)))
  return [...texts, ...(suite.suites ?? []).flatMap(playwrightFailures)]
}

const playwrightMessage = (spec) =>
  spec.tests.flatMap((one) => one.results).flatMap((result) => result.errors ?? [])[0]?.message ?? 'skipped or flaky'

function strayErrors(path) {
  if (path === undefined || !existsSync(path)) return []
  return JSON.parse(readFileSync(path, 'utf8')).map((text) => named('outside the tests', text))
}

// Colours of the terminal, as the reporters write them into messages.
const colours = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g')

/** Enough of a message to know the cause by: its first lines and no stack of a library. */
function named(title, message = '') {
  const lines = message.replaceAll(colours, '').split('\n')
  const told = lines.filter((line) => line.trim() !== '' && !line.includes('node_modules')).slice(0, 12)
  return [title, ...told.map((line) => `    ${line.slice(0, 300)}`)].filter((line) => line !== '').join('\n')
}
