import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeFormBook } from '#data/excel/formBook/writeFormBook.ts'
import { formSetting } from '#data/handlers/printForms.ts'
import { ruleOf } from '#data/report/forms/fill.ts'
import { formAnswers, formIds, formPaper } from '#data/report/forms/makeForm.ts'
import { resolveSheets } from '#data/report/forms/sheets.ts'
import { defineForm, type FormDefinition } from '#shared/forms/define.ts'
import { forms } from '#shared/forms/index.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { formHtml, formPagesMaker } from '#shared/printing/forms/formPages.ts'
import type { FormSheet } from '#shared/printing/forms/resolved.ts'
import { hasLuhnDigit } from '#shared/values/bankCard.ts'
import { changeRecord, inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/**
 * What hangs on the wall: no paper of the public edition, as pages or as a workbook, tells a full number, an illness, a
 * disability or the name of a minor, whatever the form asks for.
 */

let core: TestCore
let minors: ReadonlySet<string>
let today: string

const idNumber = /439999(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dX]/
const mobile = /(?<!\d)139\d{8}(?!\d)/
const card = /(?<!\d)(?:8199990000|6299990000)\d{9}(?!\d)/
const inventedCard = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `629999000012345678${digit}`).find(hasLuhnDigit)!
const health = /因病|因残|患病|大病|重病|慢性病|尿毒症|残疾|精神|智力|肢体|一级|二级|三级|四级/

beforeAll(async () => {
  core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('示例镇.tzdb')), households: 700, persons: 2500, villages: 3, seed: 5 })
  await plant()
  today = formSetting(core.core.context, undefined).today
  minors = minorNames()
})
afterAll(() => core.dispose())

/** Numbers where nobody expects them. */
async function plant(): Promise<void> {
  const slip = `联系人13900001234，身份证${inventedIdCard(77)}，卡号${inventedCard}`
  for (const [ledger, field] of [
    ['project', 'content'],
    ['subsidy', 'item'],
    ['stationUse', 'meeting'],
    ['asset', 'owner'],
    ['publicNotice', 'subject'],
  ] as const) {
    const { ids } = await core.ok('ledger.query', { ledger })
    for (const id of ids.slice(0, 3)) await changeRecord(core, ledger, id, { [field]: slip })
  }
}

/** Names that only persons under 18 bear. */
function minorNames(): ReadonlySet<string> {
  const rows = core.core.context.file().engine.values('SELECT name, birth_date FROM member')
  const limit = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`
  const grown = new Set(rows.filter((row) => row[1] === null || String(row[1]) <= limit).map((row) => String(row[0])))
  return new Set(rows.map((row) => String(row[0])).filter((name) => !grown.has(name)))
}

function publicSheets(form: FormDefinition): readonly FormSheet[] {
  const reading = core.core.context.reading()
  const setting = formSetting(core.core.context, undefined)
  const answers = formAnswers(form, {}, setting, true)
  if (isFault(answers)) throw new Error(JSON.stringify(answers))
  const ids = formIds(reading, form, {}, answers)
  if (isFault(ids)) throw new Error(JSON.stringify(ids))
  const wish = {
    form,
    ids: form.each === 'record' ? ids.slice(0, 60) : ids,
    answers,
    setting,
    rule: ruleOf('public', false, setting.today),
  }
  return [...resolveSheets(reading, wish)].flatMap((batch) => batch.sheets)
}

/** The words of the pages, one piece for each box. */
function pageTexts(form: FormDefinition, sheets: readonly FormSheet[]): readonly string[] {
  const setting = formSetting(core.core.context, undefined)
  const maker = formPagesMaker(formPaper(form, { edition: 'public' }, setting))
  for (const sheet of sheets) maker.add(sheet)
  const pages = maker.finish()
  const html = formHtml(pages, [0, pages.pages.length], 'paper').replace(/<style>.*?<\/style>/s, '')
  return html.split(/<[^>]*>/).filter((text) => text.trim() !== '')
}

async function bookTexts(form: FormDefinition, sheets: readonly FormSheet[]): Promise<readonly string[]> {
  const path = core.at(`${form.id}.xlsx`)
  const paper = formPaper(form, { edition: 'public' }, formSetting(core.core.context, undefined))
  const written = await writeFormBook(path, paper, sheets)
  expect(isFault(written)).toBe(false)
  const parts = unzipSync(readFileSync(path))
  return Object.values(parts).flatMap((part) =>
    strFromU8(part)
      .split(/<[^>]*>/)
      .filter((text) => text.trim() !== ''),
  )
}

/** Words of the form itself, and of the lists that it prints in full for everybody to tick. */
function ownWords(form: FormDefinition): string {
  const lists = form.blocks.flatMap((block) => (block.kind === 'checks' ? (shippedRegistry.codes[block.codes]?.items ?? []) : []))
  return (JSON.stringify(form) + lists.map((item) => item.value).join('|')).replace(/\s|\\n/g, '')
}

/** What of this must not hang on a wall. Words of the form itself are not of a person. */
function leaksIn(texts: readonly string[], own: string): readonly string[] {
  return texts.filter((text) => {
    if (idNumber.test(text) || mobile.test(text) || card.test(text)) return true
    if (text.split(/[^\p{Script=Han}·]+/u).some((word) => minors.has(word))) return true
    return health.test(text) && !own.includes(text.replace(/\s/g, ''))
  })
}

test('the township holds what could leak', () => {
  const { engine } = core.core.context.file()
  const count = (sql: string) => Number(engine.values(sql)[0]![0])
  expect(minors.size).toBeGreaterThan(100)
  expect(count(`SELECT count(*) FROM member WHERE disability_kind IS NOT NULL`)).toBeGreaterThan(10)
  expect(count(`SELECT count(*) FROM member WHERE health LIKE '%病%'`)).toBeGreaterThan(10)
})

describe.each(forms.filter((form) => form.editions.includes('public')).map((form) => [form.id, form] as const))('%s', (_, form) => {
  test('tells nothing that does not belong on a wall', async () => {
    const sheets = publicSheets(form)
    const own = ownWords(form)
    expect(leaksIn(pageTexts(form, sheets), own)).toEqual([])
    expect(leaksIn(await bookTexts(form, sheets), own)).toEqual([])
  })
})

const personal = [
  'household',
  'member',
  'monitoring',
  'income',
  'lowIncomeAid',
  'destituteAid',
  'disability',
  'childCare',
  'education',
  'medicalAid',
  'loan',
  'visit',
  'project',
  'payment',
  'asset',
]

describe.each(personal)('a form of its own making over %s', (id) => {
  test('cannot lift it', () => {
    const ledger = shippedRegistry.ledgers.find((one) => one.id === id)!
    const form = everyField(ledger)
    expect(leaksIn(pageTexts(form, publicSheets(form)), '')).toEqual([])
  })
})

/** Every field of the ledger, and of the records that it points to. */
function everyField(ledger: LedgerDefinition): FormDefinition {
  const paths = ledger.fields.filter((field) => !field.secret).map((field) => field.id)
  const linked = ledger.fields.flatMap((field) => {
    const target = field.type === 'link' && !field.derived ? shippedRegistry.ledgers.find((one) => one.id === field.target) : undefined
    return (target?.fields ?? []).filter((one) => !one.secret && one.type !== 'link').map((one) => `${field.id}.${one.id}`)
  })
  return defineForm({
    id: `all-${ledger.id}`,
    code: 'P11',
    label: '全部',
    group: 'notices',
    purpose: '测试',
    ledger: ledger.id,
    each: 'record',
    paper: 'A4',
    orientation: 'portrait',
    editions: ['public'],
    blocks: [...paths, ...linked].map((path) => ({ kind: 'text', text: `{${path}}` })),
  })
}
