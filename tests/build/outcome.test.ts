import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { failedPart, playwrightOutcome, together, vitestOutcome } from '#build/runtime/outcome.mjs'

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
    expect(vitestOutcome(report(vitest), 0)).toEqual({ passed: 5, failed: 0, failures: [] })
    expect(playwrightOutcome(report(playwright), 0)).toEqual({ passed: 3, failed: 0, failures: [] })
  })

  test('skipped, planned, flaky and unloadable tests do', () => {
    const unloaded = { status: 'failed', assertionResults: [] }
    const bad = { ...vitest, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3, testResults: [unloaded] }
    expect(vitestOutcome(report(bad), 1)).toMatchObject({ passed: 5, failed: 7 })
    const shaky = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{ message: 'x' }] }
    expect(playwrightOutcome(report(shaky), 1)).toMatchObject({ passed: 3, failed: 4 })
  })

  test('a run that ended badly, ran nothing or left no report is one', () => {
    expect(vitestOutcome(report(vitest), 1).failed).toBe(1)
    expect(vitestOutcome(report({ ...vitest, numPassedTests: 0 }), 0).failed).toBe(1)
    expect(playwrightOutcome(join(folder, 'absent.json'), 0)).toMatchObject({ passed: 0, failed: 1 })
  })
})

describe('what a reader of the last lines learns', () => {
  test('which test of which file failed, and why, without the stack of libraries', () => {
    const message = 'AssertionError: expected 1 to be 2\n    at tests/a.test.ts:3:4\n    at node_modules/chai/index.js:1:1'
    const bad = { status: 'failed', fullName: 'sums of a village', failureMessages: [message] }
    const file = { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'passed', fullName: 'fine' }, bad] }
    const { failures } = vitestOutcome(report({ ...vitest, numFailedTests: 1, testResults: [file] }), 1)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/sums of a village\n +AssertionError: expected 1 to be 2\n +at tests\/a\.test\.ts:3:4$/)
  })

  test('what went wrong outside the tests', () => {
    const stray = join(folder, 'stray.json')
    writeFileSync(stray, JSON.stringify(['Error: Worker exited unexpectedly']))
    const told = vitestOutcome(report(vitest), 1, stray)
    expect([told.failed, told.failures.join()]).toEqual([1, expect.stringContaining('Worker exited unexpectedly')])
  })

  test('which window test failed, in however many groups it stands', () => {
    const spec = (title: string, status: string) => {
      const errors = status === 'expected' ? [] : [{ message: '\u001B[31mTimed out\u001B[39m' }]
      return { title, ok: status === 'expected', file: 'home.spec.ts', line: 7, tests: [{ status, results: [{ errors }] }] }
    }
    const suites = [{ specs: [spec('fine', 'expected')], suites: [{ specs: [spec('broken', 'unexpected')] }] }]
    const told = playwrightOutcome(report({ ...playwright, stats: { ...playwright.stats, unexpected: 1 }, suites }), 1)
    expect(told.failures).toEqual(['home.spec.ts:7 › broken\n    Timed out'])
  })

  test('parts are added up', () => {
    expect(together([failedPart('build', 'no such module'), { passed: 2, failed: 0, failures: [] }])).toEqual({
      passed: 2,
      failed: 1,
      failures: ['build\n    no such module'],
    })
  })
})
