import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formSetting } from '#data/handlers/printForms.ts'
import { ruleOf } from '#data/report/forms/fill.ts'
import { formAnswers, formIds } from '#data/report/forms/makeForm.ts'
import { resolveSheets } from '#data/report/forms/sheets.ts'
import { readRecords, type StoredRow } from '#data/store/read.ts'
import { forms } from '#shared/forms/index.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { ledgerOf } from '#shared/ledger/registry.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import type { FormSheet } from '#shared/printing/forms/resolved.ts'
import { chineseDate } from '#shared/values/date.ts'
import { addRecord, changeRecord, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** 公示 comes before, 公告 after; each bears the days that its records tell of, whenever it is printed. */

let core: TestCore
const today = '2026年11月22日'
const finished = 'stage = "完工公示" and from >= "2026" and from <= "2026"'

beforeAll(async () => {
  core = makeTestCore()
  core.setNow(new Date(2026, 10, 22, 10))
  await core.ok('file.sample', { token: core.token(core.at('示例镇.tzdb')), households: 300, seed: 1 })
  const [household] = (await core.ok('ledger.query', { ledger: 'household' })).ids
  const aid = { household: household!, name: '丁大河', aidKind: '雨露计划', year: 2026, term: '秋季', amount: 150_000 }
  await addRecord(core, 'education', { ...aid, paidOn: '2026-11-12' })
})
afterAll(() => core.dispose())

async function records(ledger: string, filter?: string): Promise<readonly StoredRow[]> {
  const reading = core.core.context.reading()
  const { ids } = await core.ok('ledger.query', { ledger, ...(filter ? { filter } : {}) })
  return readRecords(reading, ledgerOf(reading.registry, ledger), ids)
}

function sheetsOf(id: string, given: Readonly<Record<string, string>> = {}): readonly FormSheet[] {
  const form = forms.find((one) => one.id === id)!
  const reading = core.core.context.reading()
  const setting = formSetting(core.core.context, undefined)
  const answers = formAnswers(form, given, setting, false)
  if (isFault(answers)) throw new Error(JSON.stringify(answers))
  const ids = formIds(reading, form, {}, answers)
  if (isFault(ids)) throw new Error(JSON.stringify(ids))
  const wish = { form, ids, answers, setting, rule: ruleOf(form.editions[0]!, true, setting.today) }
  return ids.length === 0 ? [] : [...resolveSheets(reading, wish)].flatMap((batch) => batch.sheets)
}

const textsOf = ({ blocks }: FormSheet): string =>
  blocks.map((block) => ('text' in block ? block.text : block.kind === 'sign' ? `${block.seal} ${block.date}` : '')).join('\n')
const rowsOf = ({ blocks }: FormSheet): number => blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.groups.length : 0), 0)
const day = (value: unknown): string => chineseDate(String(value))

describe('what was posted', () => {
  test.each([
    ['noticeSubsidy', 'subsidy', 'year = 2026', 'postedFrom', 'postedTo'],
    ['noticeMonitoringEntry', 'monitoring', 'state = "公示中" and noticeFrom is not blank', 'noticeFrom', 'noticeTo'],
    ['noticeProjects', 'project', 'state = "行业论证"', 'villageNoticeFrom', 'villageNoticeTo'],
    ['noticeProjectsDone', 'publicNotice', finished, 'from', 'to'],
  ])('%s bears the days of its own posting, a sheet for each', async (form, ledger, filter, from, to) => {
    const texts = sheetsOf(form).map(textsOf)
    const posted = (await records(ledger, filter)).filter(({ values }) => values[from] && values[to])
    expect(posted.length, 'some were posted').toBeGreaterThan(0)
    for (const { values } of posted) {
      const own = texts.filter((text) => text.includes(`公示时间：${day(values[from])}至${day(values[to])}。`))
      expect(own.length).toBeGreaterThan(0)
      for (const text of own) expect(text.match(new RegExp(day(values[from]), 'g')), 'signed on the first of them').toHaveLength(2)
    }
  })

  test('what is of no single village is posted by the township', () => {
    const signed = sheetsOf('noticeProjectsDone').map(({ village, blocks }) => ({
      village,
      seals: blocks.flatMap((block) => (block.kind === 'sign' ? [block.seal] : [])),
    }))
    expect(new Set(signed.map(({ village }) => village === ''))).toEqual(new Set([true, false]))
    for (const { village, seals } of signed) expect(seals).toEqual([village === '' ? '示例镇人民政府' : `${village}村民委员会`])
  })

  test('shares of an asset are posted with the plan of their income', async () => {
    const incomes = await records('assetIncome', 'year = 2026')
    const texts = sheetsOf('noticeShares').map(textsOf)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) {
      expect(text).not.toContain(today)
      expect(incomes.some(({ values }) => text.includes(`${day(values['noticeFrom'])}至${day(values['noticeTo'])}`))).toBe(true)
    }
  })

  test('the sum of a finished project is that of the day of its notice', async () => {
    const notices = await records('publicNotice', finished)
    const payments = await records('payment')
    const told = sheetsOf('noticeProjectsDone').flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.groups.map(({ rows }) => rows[0]!) : [])),
    )
    expect(told).toHaveLength(notices.length)
    for (const { values, links } of notices) {
      const own = payments.filter((one) => one.values['project'] === values['project'])
      const paid = own.filter((one) => String(one.values['date']) <= String(values['from']))
      const sum = paid.reduce((all, one) => all + Number(one.values['amount']), 0)
      expect(told.find((row) => row[1] === links['project'])![5]).toBe((Math.round(sum / 10_000) / 100).toFixed(2))
    }
  })
})

describe('what is over', () => {
  test.each([
    ['noticePublicPost', {}],
    ['noticeTransport', {}],
    ['noticeSchooling', { term: '秋季' }],
    ['noticeFarmSubsidy', {}],
  ])('%s is made known, not proposed, for the days that were answered', (form, answers) => {
    const texts = sheetsOf(form, { ...answers, from: '2026-11-22', to: '2026-11-30' }).map(textsOf)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) {
      expect(text).toMatch(/公告[^]*已[^]*公告时间：2026年11月22日至2026年11月30日。/)
      expect(text).not.toMatch(/拟|公示时间|公示期|撤下/)
    }
  })

  test('what is still to be paid stands on a sheet of its own with the days that were answered', async () => {
    const all = await records('transportSubsidy', 'year = 2026')
    const [first] = all
    await changeRecord(core, 'transportSubsidy', first!.id, { paidOn: null })
    const sheets = sheetsOf('noticeTransport', { from: '2026-11-22', to: '2026-11-30' })
    const proposed = sheets.filter((sheet) => textsOf(sheet).includes('拟补助1人'))
    expect(proposed).toHaveLength(1)
    expect(textsOf(proposed[0]!)).toContain(`公示时间：${today}至2026年11月30日。`)
    expect(rowsOf(proposed[0]!)).toBe(1)
    expect(sheets.reduce((sum, sheet) => sum + rowsOf(sheet), 0)).toBe(all.length)
  })
})

test('every notice of a ledger that knows days of posting, payment or beginning asks it for them', () => {
  const says = /公示开始|公示起|公告日期/
  for (const form of forms.filter(({ group, each }) => group === 'notices' && each !== 'record')) {
    const { fields } = ledgerOf(shippedRegistry, form.ledger)
    const days = fields
      .filter((field) => field.type === 'date' && (says.test(field.label) || ['paidOn', 'startDate'].includes(field.id)))
      .map(({ id }) => id)
    // 低保 hangs as long as it is paid.
    if (days.length === 0 || form.id === 'noticeLowIncome') continue
    expect(
      (form.apart ?? []).some((one) => days.some((id) => one.includes(id))),
      form.id,
    ).toBe(true)
  }
})

test('12317 answers about help, not about what the offices of 民政 and 财政 pay', () => {
  const hotline = (form: string, answers: Record<string, string>): readonly boolean[] =>
    sheetsOf(form, answers).map((sheet) => textsOf(sheet).includes('12317'))
  for (const [form, answers] of [
    ['noticeLowIncome', {}],
    ['noticeFarmSubsidy', {}],
  ] as const) {
    expect(hotline(form, answers).length).toBeGreaterThan(0)
    expect(hotline(form, answers)).not.toContain(true)
  }
  expect(hotline('noticeSubsidy', {})).not.toContain(false)
})
