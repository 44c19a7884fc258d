import { afterEach, beforeEach, expect, test } from 'vitest'
import { startRun } from '#data/findings/checkRun.ts'
import { clearFindings, ensureFindingTable } from '#data/findings/findingTable.ts'
import { checkWholeFile } from '#data/findings/wholeFile.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(() => (core = makeTestCore()))
afterEach(() => core.dispose())

/** Findings of a check that holds at most so many records at once, as text in the order of finding. */
function findingsWith(most: Readonly<{ ledger: number; all: number }>): readonly string[] {
  const reading = core.core.context.reading()
  ensureFindingTable(reading.engine)
  clearFindings(reading.engine)
  let steps = 0
  for (const share of checkWholeFile(startRun(reading, shippedRules), most)) {
    expect(share).toBeLessThanOrEqual(1)
    steps += 1
  }
  expect(steps).toBeGreaterThan(10)
  const sql = 'SELECT rule, severity, ledger, record_id, field, message, mend, root_kind, root, household, village FROM finding ORDER BY id'
  return reading.engine.values(sql).map((row) => JSON.stringify(row))
}

test('finds the same whether ledgers are read at once or in parts', async () => {
  await core.ok('file.sample', { token: core.token(core.at('练习.tzdb')), seed: 3, households: 900, villages: 6, defects: 2 })
  const atOnce = findingsWith({ ledger: Infinity, all: Infinity })
  expect(atOnce.length).toBeGreaterThan(150)
  expect(findingsWith({ ledger: 0, all: 0 })).toEqual(atOnce)
  expect(findingsWith({ ledger: 500, all: 2_000 })).toEqual(atOnce)
})
