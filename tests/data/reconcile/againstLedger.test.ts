import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportMark } from '#shared/ipc/parts/reconcile.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { ledgerReport, type Facts } from './ledgerReports.ts'

/** REPORTS=<n> looks at more, SEED=<n> at others. */
const count = Number(process.env['REPORTS'] ?? 60)
const first = Number(process.env['SEED'] ?? 1)

let core: TestCore
let facts: Facts

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('练习.tzdb')), households: 500, persons: 1_700, villages: 6, seed: 11 })
  const measures = await core.ok('figures.measures', {})
  const values = Object.fromEntries(measures.map(({ id, text }) => [id, Number(text.replaceAll(',', ''))]))
  for (const id of ['loanStock', 'assetValue']) values[id] = measures.find((one) => one.id === id)!.value! / 100
  const table = await core.ok('figures.table', { table: 'T01' })
  const at = (name: string): number => table.columns.findIndex(({ id }) => id === name)
  const villages = table.rows
    .filter(({ total }) => !total)
    .map(({ label, cells }) => ({
      name: label,
      households: Number(cells[at('households')]!.value),
      persons: Number(cells[at('persons')]!.value),
      lifted: Number(cells[at('liftedHouseholds')]!.value),
    }))
  facts = { values, villages, year: 2026 }
})
afterAll(() => core.dispose())

async function marksOf(text: string): Promise<readonly ReportMark[]> {
  await core.ok('reconcile.paste', { text })
  return (await core.ok('reconcile.run', { asOf: '2026-03-02' })).marks
}

test('of figures that differ from the ledger nearly all are found, and hardly any other is marked', async () => {
  let [planted, found, marked, right, told, green] = [0, 0, 0, 0, 0, 0]
  const lines: string[] = []
  for (let seed = first; seed < first + count; seed += 1) {
    const report = ledgerReport(seed, facts)
    const marks = await marksOf(report.text)
    const wrong = marks.filter(({ mark }) => mark === 'red' || mark === 'amber')
    const isIn = (mark: ReportMark, place: Readonly<{ start: number; end: number }>): boolean =>
      mark.start < place.end && mark.end > place.start
    const hits = report.planted.filter((place) => wrong.some((mark) => isIn(mark, place)))
    const false_ = wrong.filter((mark) => !report.planted.some((place) => isIn(mark, place)))
    lines.push(
      ...report.planted
        .filter((place) => !hits.includes(place))
        .map(
          ({ text }) =>
            `missed (${seed}): ${text} ${marks
              .filter((mark) => text.includes(mark.quote))
              .map(({ quote, mark, ledger }) => `${quote} ${mark} ${ledger?.measure.label} ${ledger?.then} ${ledger?.reason}`)
              .join(' / ')}`,
        ),
    )
    lines.push(
      ...false_.map(
        (mark) =>
          `false (${seed}): ${mark.quote} ${mark.ledger?.measure.label} ${mark.ledger?.then} ${mark.text[0]?.reason} — ${report.text.slice(Math.max(0, mark.start - 20), mark.end + 12)}`,
      ),
    )
    planted += report.planted.length
    found += hits.length
    marked += wrong.length
    right += wrong.length - false_.length
    told += report.told
    green += marks.filter(({ mark }) => mark === 'green').length
  }
  const tail = lines.slice(0, 40).join('\n')
  if (process.env['TELL']) console.log(`recall ${found}/${planted}, precision ${right}/${marked}, told ${told}, green ${green}\n${tail}`)
  expect(planted).toBeGreaterThan(count)
  expect(found / planted, `recall\n${tail}`).toBeGreaterThanOrEqual(0.95)
  expect(right / marked, `precision\n${tail}`).toBeGreaterThanOrEqual(0.95)
})

test('what a mark tells: the definition, the value then and now, the rows behind', async () => {
  const households = facts.values['households']!
  const [mark] = (await marksOf(`全镇总户数${households + 2}户。`)).filter(({ ledger }) => ledger)
  expect(mark).toMatchObject({
    quote: `${households + 2}户`,
    mark: 'red',
    ledger: { measure: { id: 'households' }, asOf: '2026-03-02', difference: '+2户', village: null, drill: { ledger: 'household' } },
  })
  const { ledger, filter } = mark!.ledger!.drill!
  expect(await core.ok('ledger.totals', { ledger, filter })).toMatchObject({ records: households })
})

test('a report of a day is held against the ledger of that day', async () => {
  await core.ok('reconcile.paste', { text: '全镇总户数12户。' })
  const told = await core.ok('reconcile.run', { asOf: '2020-01-01' })
  expect(told.asOf).toBe('2020-01-01')
  expect(told.marks[0]!.ledger?.asOf).toBe('2020-01-01')
})

test('without a report there is nothing to check', async () => {
  await core.ok('reconcile.close', {})
  expect(await core.refused('reconcile.run', {})).toMatchObject({ fault: 'report.gone' })
})

test('without a file the text is held against itself', async () => {
  const alone = makeTestCore()
  await alone.ok('reconcile.paste', { text: '共开发岗位90个，其中甲类岗41个、乙类岗50个。' })
  const told = await alone.ok('reconcile.run', {})
  expect(told).toMatchObject({ asOf: null, counts: { red: 1 } })
  await alone.dispose()
})
