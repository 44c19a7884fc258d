import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleSize } from '#data/sample/sampleTownship.ts'
import { sampleYear } from '#data/sample/sampleYear.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { casesOf } from '#shared/monitoring/caseOf.ts'
import { stages, type CaseRecord } from '#shared/monitoring/define.ts'
import { policyItems } from '#shared/policy/index.ts'
import { policyOf } from '#shared/policy/policyOf.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { recordRules } from '#shared/rules/recordRules.ts'
import { shippedRules } from '#shared/rules/index.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore

beforeEach(() => (core = makeTestCore()))
afterEach(() => core.dispose())

const order = { households: 4_200, villages: 12, seed: 4 }

const changesOf = (today: string, defects: number): readonly DraftChange[] =>
  sampleYear({ ...sampleSize(order), today }, defects).chapters.flatMap((chapter) => chapter.changes)

/** Records that were spoilt or added, and what they belong to. */
function touched(today: string): ReadonlySet<string> {
  const key = ({ op, recordId }: DraftChange): string => `${op} ${recordId}`
  const clean = new Map(changesOf(today, 0).map((change) => [key(change), JSON.stringify(change.values)]))
  const spoilt = changesOf(today, 1).filter((change) => clean.get(key(change)) !== JSON.stringify(change.values))
  const links = ['household', 'member', 'project', 'asset', 'station', 'fund']
  return new Set(spoilt.flatMap(({ recordId, values }) => [recordId, ...links.map((link) => String(values[link] ?? ''))]))
}

/** A number or phone that stands twice is told at both places. */
const mutual = ['R008', 'R009', 'R010', 'R022']

test('every planted defect is found, by every rule but one, and nothing else', async () => {
  const day = '2026-11-22'
  core.setNow(new Date(`${day}T09:30:00+08:00`))
  const { sample } = await core.ok('file.sample', { token: core.token(core.at('练习.tzdb')), ...order, defects: 1 })
  await core.ok('checks.list', { offset: 0, limit: 1 })
  const rows = core.core.context.file().engine.values('SELECT rule, record_id, root, message FROM finding')
  const found = new Set(rows.map(([rule, record]) => `${String(rule)} ${String(record)}`))
  expect(sample.defects.filter(({ rule, record }) => !found.has(`${rule} ${record}`))).toEqual([])
  const planted = new Set(sample.defects.map(({ rule }) => rule))
  const all = [...new Set([...shippedRules, ...recordRules].map(({ id }) => id))]
  // Doubts of an import are kept beside the records; few assets of so small a township come from a project.
  expect(all.filter((id) => !planted.has(id) && id !== 'R153')).toEqual(['R203'])
  const wrong = touched(day)
  const strays = rows.filter(
    ([rule, record, root]) => !mutual.includes(String(rule)) && !wrong.has(String(record)) && !wrong.has(String(root)),
  )
  expect(strays).toEqual([])
})

test.each(['2026-11-22', '2026-01-05', '2027-02-28'])('on %s there are cases in every step of the loop, none overdue', (today) => {
  const state = new Map<string, CaseRecord & Readonly<{ ledger: string }>>()
  for (const { ledger, recordId, values } of changesOf(today, 0)) {
    if (!['clue', 'monitoring', 'monitoringNotice', 'household'].includes(ledger)) continue
    state.set(recordId, { id: recordId, ledger, head: null, values: { ...state.get(recordId)?.values, ...values } })
  }
  const of = (ledger: string, test: (record: CaseRecord) => boolean): readonly CaseRecord[] =>
    [...state.values()].filter((record) => record.ledger === ledger && test(record))
  const cases = casesOf(
    {
      clues: of('clue', ({ values }) => values.state !== '已办结'),
      monitorings: of('monitoring', () => true),
      notices: of('monitoringNotice', ({ values }) => values.outcome === undefined),
      households: new Map(of('household', () => true).map((record) => [record.id, record])),
    },
    { today, policy: policyOf(policyItems, []), registry: shippedRegistry },
  )
  expect(stages.map(({ id }) => id).filter((id) => !cases.some(({ stage }) => stage === id))).toEqual([])
  expect(new Set(cases.filter(({ stage }) => stage === 'exit').map(({ steps }) => steps[0]))).toEqual(
    new Set(['exitCheck', 'exitAssess', 'exitNotice', 'exitReview']),
  )
  expect(
    cases.filter(({ deadline }) => deadline?.kind === 'due' && deadline.days < 0).map(({ name, deadline }) => [name, deadline]),
  ).toEqual([])
  expect(cases.filter(({ steps, openNotice }) => steps[0] === 'noticeEnd' && !openNotice)).toEqual([])
})
