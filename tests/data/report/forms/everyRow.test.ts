import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormDefinition, TableBlock } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { filledFilter } from '#data/report/forms/plan.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Every record that the query room finds stands on the list once, and nothing else does. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('清单.tzdb')), households: 500, persons: 1700, villages: 3, seed: 7 })
})
afterAll(() => core.dispose())

const lists = forms.filter((form) => form.each !== 'record')

type Answers = Readonly<Record<string, string>>

/** Answers with which there is something to print: the practice ledger has some things in one year only. */
async function answersOf(form: FormDefinition): Promise<Answers> {
  for (const year of ['2025', '2026']) {
    const answers = await answersFor(form, year)
    if ((await expected(form, answers)) > 0) return answers
  }
  return answersFor(form, '2024')
}

/** Proposals, and what has to be said where nothing is proposed. */
async function answersFor(form: FormDefinition, year: string): Promise<Answers> {
  const { forms: shown } = await core.ok('print.forms', {})
  const asks = shown.find((info) => info.form === form.id && info.own === null)!.asks
  return Object.fromEntries(
    asks.map((ask) => [ask.id, (ask.type === 'year' ? year : ask.initial) || (ask.required ? (ask.options?.[0] ?? '2026') : '')]),
  )
}

const ownTables = (form: FormDefinition) =>
  form.blocks.filter((block): block is TableBlock => block.kind === 'table' && block.of === undefined)
const isPer = (block: TableBlock) => block.columns.some((column) => column.of !== undefined)

/** Records that the tables of the form should hold, asked of the query room in plain words. */
async function expected(form: FormDefinition, answers: Answers): Promise<number> {
  const found = async (filters: readonly (string | undefined)[]) => {
    const filter = filters
      .map((text) => filledFilter(text, answers) ?? '')
      .filter((text) => text !== '')
      .map((text) => `(${text})`)
      .join(' and ')
    return (await core.ok('ledger.query', { ledger: form.ledger, ...(filter === '' ? {} : { filter }) })).ids.length
  }
  const counts = await Promise.all(ownTables(form).map((block) => found([form.filter, isPer(block) ? undefined : block.filter])))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function htmlOf(job: Readonly<{ job: string; segments: number }>): Promise<string> {
  let html = ''
  for (let index = 0; index < job.segments; index += 1) html += (await core.ok('print.segment', { job: job.job, index })).html
  await core.ok('print.done', { job: job.job })
  return html
}

/**
 * Running numbers at the left of rows. Merged cells begin anew on each page, so a number that follows itself is one record;
 * rows without a record bear none.
 */
function numbersIn(html: string): readonly number[] {
  const found = [...html.matchAll(/<tr[^>]*><td[^>]*>(?:<span[^>]*>)?(\d+)</g)].map((match) => Number(match[1]))
  return found.filter((number, at) => number !== found[at - 1] || number === 1)
}

/** The same of a list, which is drawn column by column. */
function listNumbersIn(html: string): readonly number[] {
  const columns = [...html.matchAll(/<p class="k k0">(.*?)<\/p>/gs)].map((match) => match[1]!.replace(/<[^>]*>/g, ''))
  const found = columns.flatMap((column) =>
    column
      .split('\n')
      .filter((line) => /^\d+$/.test(line))
      .map(Number),
  )
  return found.filter((number, at) => number !== found[at - 1] || number === 1)
}

/** 1, 2, 3 … from the beginning of each list. */
function isCounted(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => number === 1 || number === (numbers[at - 1] ?? 0) + 1)
}

describe.each(lists.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  test('holds every record of its query', async () => {
    const answers = await answersOf(form)
    const count = await expected(form, answers)
    const wish: Input<'print.form'> = { form: form.id, selection: {}, edition: form.editions[0]!, mask: true, answers }
    const job = await core.core.call('print.form', wish)
    if (count === 0) return expect(job).toMatchObject({ fault: 'input.invalid' })
    const made = job as Readonly<{ job: string; segments: number; rows: number }>
    const numbers = numbersIn(await htmlOf(made))
    expect(isCounted(numbers), numbers.join()).toBe(true)
    expect(numbers).toHaveLength(count)
    expect(made.rows).toBe(count)
  })
})

const ledgers = shippedRegistry.ledgers.filter((ledger) => !ledger.system)

describe.each(ledgers.map((ledger) => [ledger.id] as const))('the list of %s', (ledger) => {
  test.each(['A4', 'A3'] as const)('holds every record on %s', async (paper) => {
    const { ids } = await core.ok('ledger.query', { ledger })
    if (ids.length === 0) return
    const wish = { layout: 'ledgerList' as const, selection: { ledger }, paper, orientation: 'landscape' as const, mask: true }
    const job = await core.ok('print.prepare', wish)
    expect(job.rows).toBe(ids.length)
    expect(listNumbersIn(await htmlOf(job))).toEqual(ids.map((_, at) => at + 1))
  })
})

test('most lists have something to hold', async () => {
  const counts = await Promise.all(lists.map(async (form) => [form.id, await expected(form, await answersOf(form))] as const))
  // Few cases wait for a notice on any one day.
  expect(counts.filter(([, count]) => count === 0).length).toBeLessThanOrEqual(3)
})
