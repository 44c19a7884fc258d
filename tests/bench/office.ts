import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { median, timed } from './row.ts'
import type { BenchRow, Suite, Timed } from './row.ts'
import { openCopy } from './session.ts'
import type { BenchSession } from './session.ts'

/** Measures and tables of the definition book over the whole township, now and as of an earlier day. */
export const figuresSuite: Suite = async ({ folder, sample }) => {
  const session = await openCopy(sample, folder)
  const { tables } = await session.call('figures.catalogue', {})
  const asOf = '2025-12-31'
  const rows: BenchRow[] = [
    row('工作台', await often(5, () => session.call('home.overview', {})), { of: 'value', most: 1_000 }),
    row('全部指标', await often(3, () => session.call('figures.measures', {})), { of: 'value', most: 1_000 }),
    row(
      `最慢的一张统计表（共 ${tables.length} 张）`,
      await slowest(tables, (table) => session.call('figures.table', { table: table.id })),
      {
        of: 'value',
        most: 1_000,
      },
    ),
    row('全部指标，截至上年末', await often(1, () => session.call('figures.measures', { asOf }))),
  ]
  await close(session)
  return rows
}

/** Every shipped report as .docx with its annexes. */
export const reportsSuite: Suite = async ({ folder, sample }) => {
  const session = await openCopy(sample, folder)
  const templates = (await session.call('reports.list', {})).filter(({ own }) => !own)
  const make = (template: string, at: number) => {
    const path = join(folder, `report${at}.docx`)
    return session.call('reports.make', { template, token: session.token(path), annex: true })
  }
  let made = 0
  const worst = await slowest(templates, ({ id }) => make(id, (made += 1)))
  const path = join(folder, 'report1.docx')
  const read = async () => {
    await session.call('reconcile.open', { token: session.token(path) })
    return session.call('reconcile.run', {})
  }
  const checked = await often(3, read)
  await close(session)
  for (let at = 1; at <= made; at += 1) rmSync(join(folder, `report${at}.docx`))
  return [
    row(`最慢的一份 Word 汇报（共 ${templates.length} 份，含附表）`, worst, { of: 'value', most: 5_000 }),
    row('核数：读一份汇报并与台账核对', checked),
  ]
}

const households = 100

/** Pages of forms, laid out and written as HTML; drawing them is measured by `print`. */
export const formsSuite: Suite = async ({ folder, sample }) => {
  const session = await openCopy(sample, folder)
  const { ids } = await session.call('ledger.query', { ledger: 'household' })
  const { forms } = await session.call('print.forms', {})
  const rows: BenchRow[] = []
  for (const word of ['明白卡', '一户一档']) {
    const form = forms.find(({ label, ledger, own }) => own === null && ledger === 'household' && label.includes(word))
    if (!form) throw new Error(`没有“${word}”`)
    const wish = { form: form.form, selection: { ids: ids.slice(0, households) }, edition: form.editions[0]!, mask: true } as const
    const answers = Object.fromEntries(form.asks.map((ask) => [ask.id, 'initial' in ask ? String(ask.initial ?? '') : '']))
    rows.push(
      row(
        `${form.label}，${households} 户排版`,
        await often(3, async () => pages(session, await session.call('print.form', { ...wish, answers }))),
      ),
    )
  }
  const wish = { layout: 'householdRoster', selection: { ledger: 'household' }, paper: 'A4', orientation: 'landscape', mask: true } as const
  rows.push(row(`花名册，${ids.length} 户排版`, await often(3, async () => pages(session, await session.call('print.prepare', wish)))))
  await close(session)
  return rows
}

async function pages(session: BenchSession, job: PrintJob): Promise<void> {
  for (let index = 0; index < job.segments; index += 1) await session.call('print.segment', { job: job.job, index })
  await session.call('print.done', { job: job.job })
}

async function often(rounds: number, work: () => Promise<unknown>): Promise<readonly Timed<unknown>[]> {
  const found: Timed<unknown>[] = []
  for (let round = 0; round < rounds; round += 1) found.push(await timed(work))
  return found
}

async function slowest<T>(list: readonly T[], work: (one: T) => Promise<unknown>): Promise<readonly Timed<unknown>[]> {
  const found: Timed<unknown>[] = []
  for (const one of list) found.push(await timed(() => work(one)))
  return [...found].sort((left, right) => right.cpu - left.cpu).slice(0, 1)
}

function row(name: string, found: readonly Timed<unknown>[], target?: BenchRow['target']): BenchRow {
  return {
    name,
    value: median(found.map(({ ms }) => ms)),
    cpu: median(found.map(({ cpu }) => cpu)),
    unit: 'ms',
    ...(target ? { target } : {}),
  }
}

async function close(session: Awaited<ReturnType<typeof openCopy>>): Promise<void> {
  await session.close()
  rmSync(session.path)
}
