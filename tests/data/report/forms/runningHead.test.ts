import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Edition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Whatever lies loose on a desk says which paper of which household it belongs to. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('示例镇.tzdb')), households: 120, persons: 420, villages: 2, seed: 5 })
})
afterAll(() => core.dispose())

type Wish = Readonly<{ form: string; edition: Edition; blank?: boolean; overprint?: boolean; answers?: Record<string, string> }>

async function pagesOf({ form, edition, blank, overprint, answers }: Wish): Promise<Readonly<{ rows: number; pages: readonly string[] }>> {
  const job = await core.ok('print.form', {
    form,
    edition,
    mask: false,
    purpose: '核对',
    ...(blank ? {} : { selection: {} }),
    ...(answers ? { answers } : {}),
    ...(overprint ? { overprint: { rightMm: 0, downMm: 0 } } : {}),
  })
  const parts: string[] = []
  for (let index = 0; index < job.segments; index += 1) parts.push((await core.ok('print.segment', { job: job.job, index })).html)
  await core.ok('print.done', { job: job.job })
  return { rows: job.rows, pages: parts.flatMap((html) => html.split(/<div class="page/).slice(1)) }
}

const headOf = (page: string): string => /<div class="run">(.*?)<\/div>/.exec(page)?.[1]?.replace(/<[^>]*>/g, ' ') ?? ''

const files = forms.filter((form) => form.each === 'record' && form.ledger === 'household' && !form.cards)

test.each(files)('$id: every page but the first of a household names it', async ({ id, label, editions }) => {
  const { rows, pages } = await pagesOf({ form: id, edition: editions[0]! })
  expect(pages.filter((page) => headOf(page) === '')).toHaveLength(rows)
  for (const page of pages.filter((one) => headOf(one) !== '')) {
    expect(headOf(page)).toContain(label.replace(/（.*/, ''))
    expect(headOf(page)).toMatch(/户主：\S+\u3000户编号：\d+/)
  }
})

test('the head is that of the household whose paper it is', async () => {
  const { pages } = await pagesOf({ form: 'householdCheck', edition: 'internal' })
  const code = (text: string) => /户编号：(\d+)/.exec(text)?.[1]
  for (let at = 0; at < pages.length; at += 2) expect(code(headOf(pages[at + 1]!))).toBe(code(pages[at]!.replace(/<[^>]*>/g, '')))
})

test('a blank paper leaves room to write whose page it is', async () => {
  const { pages } = await pagesOf({ form: 'householdCheck', edition: 'internal', blank: true })
  expect(pages.map(headOf)).toEqual(['', expect.stringMatching(/户主：\u3000+户编号：\u3000+/)])
})

test('pre-printed paper gets values only', async () => {
  const { pages } = await pagesOf({ form: 'householdCheck', edition: 'internal', overprint: true })
  expect(pages.map(headOf).join('')).toBe('')
})

test('each further page of a village book names the village', async () => {
  const most = 'SELECT year, kind FROM farm_subsidy GROUP BY year, kind ORDER BY count(*) DESC LIMIT 1'
  const [year, kind] = core.core.context.file().engine.values(most)[0]!.map(String)
  const { pages } = await pagesOf({ form: 'payrollFarmSubsidy', edition: 'internal', answers: { year: year!, kind: kind! } })
  const further = pages.filter((page) => headOf(page) !== '')
  expect(further.length).toBeGreaterThan(0)
  let village = ''
  for (const page of pages) {
    if (headOf(page) === '') village = /村别：([^<]+)/.exec(page)![1]!
    else expect(headOf(page)).toContain(village)
    expect(page, 'in what it counts').toContain('单位：元')
    expect(headOf(page).includes('（续）')).toBe(headOf(page) !== '')
  }
})

test('a list of several pages bears its title', async () => {
  const { pages } = await pagesOf({ form: 'householdSignList', edition: 'internal' })
  expect(pages.length).toBeGreaterThan(1)
  expect(headOf(pages[0]!)).toBe('')
  expect(headOf(pages[1]!)).toMatch(/^ \S+（续） /)
})
