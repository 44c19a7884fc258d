import { expect, test } from 'vitest'
import { chosenCase, choiceOf } from '#shared/monitoring/caseOf.ts'
import type { MonitoringCase } from '#shared/monitoring/define.ts'

const record = (id: string) => ({ id }) as MonitoringCase['record']
const caseOf = (ledger: 'clue' | 'monitoring', id: string, household: string | null, clues: readonly string[] = []): MonitoringCase =>
  ({
    ledger,
    record: record(id),
    household: household === null ? null : record(household),
    clues: clues.map(record),
  }) as unknown as MonitoringCase

test('two open cases of one household are chosen apart', () => {
  const cases = [caseOf('clue', 'first', 'home'), caseOf('clue', 'second', 'home'), caseOf('clue', 'stranger', null)]
  for (const given of cases) expect(chosenCase(cases, choiceOf(given))).toBe(given)
})

test('a clue that became a monitoring record stays chosen', () => {
  const clue = caseOf('clue', 'clue', 'home')
  const led = caseOf('monitoring', 'monitoring', 'home', ['clue'])
  const other = caseOf('clue', 'other', 'home')
  expect(chosenCase([other, led], choiceOf(clue))).toBe(led)
  const closed = caseOf('monitoring', 'monitoring', 'home')
  expect(chosenCase([other, closed], choiceOf(clue))).toBe(closed)
})

test('what is gone is not chosen', () => {
  expect(chosenCase([caseOf('clue', 'one', 'home')], { record: 'gone', household: null })).toBeUndefined()
  expect(chosenCase([caseOf('clue', 'one', 'home')], { record: 'gone', household: 'elsewhere' })).toBeUndefined()
})
