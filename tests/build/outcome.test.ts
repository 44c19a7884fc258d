import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { playwrightOutcome, vitestOutcome } from '#build/runtime/outcome.mjs'

const folder = mkdtempSync(join(tmpdir(), 'outcome-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: unknown): string => {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}
const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }

describe('what counts as a failure', () => {
  test('a clean run has none', () => {
    expect(vitestOutcome(report(vitest), 0)).toEqual({ passed: 5, failed: 0 })
    expect(playwrightOutcome(report(playwright), 0)).toEqual({ passed: 3, failed: 0 })
  })

  test('skipped, planned, flaky and unloadable tests do', () => {
    const unloaded = { status: 'failed', assertionResults: [] }
    const bad = { ...vitest, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3, testResults: [unloaded] }
    expect(vitestOutcome(report(bad), 1)).toEqual({ passed: 5, failed: 7 })
    const shaky = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{ message: 'x' }] }
    expect(playwrightOutcome(report(shaky), 1)).toEqual({ passed: 3, failed: 4 })
  })

  test('a run that ended badly, ran nothing or left no report is one', () => {
    expect(vitestOutcome(report(vitest), 1).failed).toBe(1)
    expect(vitestOutcome(report({ ...vitest, numPassedTests: 0 }), 0).failed).toBe(1)
    expect(playwrightOutcome(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 })
  })
})
