import { expect, test } from 'vitest'
import { readRecords, type StoredRow } from '#data/store/read.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import type { FormSheet } from '#shared/printing/forms/resolved.ts'
import { formatMoney } from '#shared/values/money.ts'
import { filledForm, formOf, practiceLedger } from './practiceForms.ts'

/** Papers of money say what was true on their own day, whenever they are printed again. */

const practice = practiceLedger({ households: 300, persons: 1000 })

async function records(ledger: string, filter?: string): Promise<readonly StoredRow[]> {
  const reading = practice().core.context.reading()
  const { ids } = await practice().ok('ledger.query', { ledger, ...(filter ? { filter } : {}) })
  return readRecords(reading, ledgerOf(reading.registry, ledger), ids)
}

const sheetsOf = (id: string, rows: readonly StoredRow[]): readonly FormSheet[] =>
  filledForm(practice(), formOf(id), { ids: rows.map((row) => row.id) }).sheets

/** Label → what stands in the cell after it. */
function cellsOf({ blocks }: FormSheet): ReadonlyMap<string, string> {
  const rows = blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []))
  return new Map(
    rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (cell.head ? [[cell.text, cells[at + 1]?.text ?? ''] as const] : []))),
  )
}

const textsOf = ({ blocks }: FormSheet): string =>
  blocks.map((block) => ('text' in block ? block.text : block.kind === 'sign' ? `${block.seal} ${block.date}` : '')).join('\n')

test('an approval of a payment counts what was paid up to it, one after the other', async () => {
  const payments = [...(await records('payment'))].sort((a, b) =>
    `${String(a.values['date'])} ${a.id}` < `${String(b.values['date'])} ${b.id}` ? -1 : 1,
  )
  const soFar = new Map<unknown, number>()
  let later = 0
  sheetsOf('paymentApproval', payments).forEach((sheet, at) => {
    const { project, amount } = payments[at]!.values
    const paid = (soFar.get(project) ?? 0) + Number(amount)
    soFar.set(project, paid)
    expect(cellsOf(sheet).get('累计支付（含本次）')).toBe(formatMoney(paid))
    if (paid > Number(amount)) later += 1
  })
  expect(later, 'some are not the first one').toBeGreaterThan(3)
})

test('a request says how far the project was on its day', async () => {
  const payments = await records('payment', 'project is not blank')
  const reports = await records('projectProgress')
  const seen = new Set<string>()
  sheetsOf('paymentRequest', payments).forEach((sheet, at) => {
    const { project, requestedOn } = payments[at]!.values
    const known = reports.filter(({ values }) => values['project'] === project && String(values['date']) <= String(requestedOn))
    const told = cellsOf(sheet).get('项目进度（%）')!
    seen.add(told)
    expect(told === '', `${told} on ${String(requestedOn)}`).toBe(known.length === 0)
  })
  expect(seen.size, 'nothing before the start, something later').toBeGreaterThan(1)
})

test('an acceptance tells what was paid until then', async () => {
  const projects = await records('project', 'firstAcceptedOn is not blank and contractOn is not blank')
  const payments = await records('payment')
  let less = 0
  sheetsOf('firstAcceptance', projects).forEach((sheet, at) => {
    const { id, values } = projects[at]!
    const own = payments.filter((payment) => payment.values['project'] === id)
    const until = own.filter((payment) => String(payment.values['date']) <= String(values['firstAcceptedOn']))
    const paid = until.reduce((sum, payment) => sum + Number(payment.values['amount']), 0)
    expect(cellsOf(sheet).get('累计支付（元）')).toBe(formatMoney(paid))
    if (until.length < own.length) less += 1
  })
  expect(less, 'some was paid afterwards').toBeGreaterThan(1)
})

test('a notice hangs from its own day, signed by who posted it, and tells no more than was known', async () => {
  const notices = await records('publicNotice', 'project is not blank')
  const stages = new Set<string>()
  sheetsOf('noticeOfProject', notices).forEach((sheet, at) => {
    const { values, links } = notices[at]!
    const stage = String(values['stage'])
    stages.add(stage)
    const cells = cellsOf(sheet)
    const text = textsOf(sheet)
    const [year, month, day] = String(values['from']).split('-').map(Number)
    expect(text.match(new RegExp(`${year}年${month}月${day}日`, 'g'))?.length, 'begins and is signed on that day').toBe(2)
    expect(text.includes('村民委员会 '), stage).toBe(values['scope'] === '村级')
    const [word, other] = stage.endsWith('公告') ? ['公告', '公示'] : ['公示', '公告']
    expect(text, stage).toMatch(new RegExp(`${word}时间：[^]*${word}期间`))
    expect(text, stage).not.toContain('撤下')
    expect(text, stage).not.toMatch(new RegExp(`${other}[时期]`))
    if (values['scope'] === '村级') expect(text).toContain(links['village'])
    expect(cells.has('施工单位'), stage).toBe(['实施前公示', '完工公示'].includes(stage))
    expect(cells.has('批复资金（万元）'), stage).toBe(!['村级申报公示', '项目库公告'].includes(stage))
    const money = cells.get('资金来源和额度（万元）')!.split('\n')
    const amounts = money.map((line) => Math.round(Number(/[\d.]+$/.exec(line)![0]) * 100))
    if (amounts.length === 1) expect(money[0], stage).toMatch(/(?:资金|自筹)[^、]*\d\.\d\d$/)
    else expect(amounts.at(-1), `${stage}: the sources add up`).toBe(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0))
  })
  expect([...stages].sort()).toEqual(['完工公示', '实施前公示', '村级申报公示', '资金分配公告', '项目库公告'].sort())
})

test('a plan of shares names its year and the days on which it was posted', async () => {
  const incomes = await records('assetIncome', 'received > 0')
  sheetsOf('distributionPlan', incomes).forEach((sheet, at) => {
    const { year, noticeFrom } = incomes[at]!.values
    const [title] = sheet.blocks
    expect(title!.kind === 'title' && title!.text).toContain(`${String(year)}年`)
    const [, month, day] = String(noticeFrom).split('-').map(Number)
    expect(textsOf(sheet)).toContain(`公示时间：${String(year)}年${month}月${day}日至`)
    expect(textsOf(sheet)).not.toContain('2026年11月22日')
  })
  expect(incomes.length).toBeGreaterThan(0)
})
