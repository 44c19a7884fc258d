import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePrintDocument } from '#data/report/printDocument.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { tornWords } from '#shared/printing/breakWords.ts'
import type { PrintDocument } from '#shared/printing/document.ts'
import type { Pages } from '#shared/printing/pages.ts'
import { paginate } from '#shared/printing/paginate.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** What the list of every ledger must keep whole on the usual sheet, A4 across. */

let core: TestCore

beforeAll(async () => {
  core = makeTestCore()
  core.setNow(new Date('2026-11-22T09:00:00+08:00'))
  await core.ok('file.sample', { token: core.token(core.at('清单.tzdb')), households: 300, persons: 1050, villages: 6, seed: 1 })
})
afterAll(() => core.dispose())

const ledgers = shippedRegistry.ledgers.filter((ledger) => !ledger.system)

function printed(ledger: string): Readonly<{ document: PrintDocument; pages: Pages }> | null {
  const wish = { layout: 'ledgerList', selection: { ledger }, paper: 'A4', orientation: 'landscape', mask: false } as const
  const made = makePrintDocument(core.core.context.reading(), wish, { township: '测试镇', date: '2026年11月22日', printedBy: '张敏' })
  if (isFault(made)) throw new Error(made.fault)
  return made.rows === 0 ? null : { document: made.document, pages: paginate(made.document) }
}

describe.each(ledgers.map((ledger) => [ledger.id] as const))('the list of %s', (id) => {
  let made: ReturnType<typeof printed>
  beforeAll(() => {
    made = printed(id)
  })

  test('tears no word of a heading', () => {
    const heads = made?.pages.header.flatMap((row) => row.cells.map((cell) => cell.text)) ?? []
    expect(heads.filter((text) => tornWords(text) > 0 || /（\n|\n）/.test(text))).toEqual([])
  })

  test('tears no word, name, number or day of a cell', () => {
    const cells = made?.pages.pages.flatMap((page) => page.lines.flatMap((line) => (line.kind === 'row' ? line.cells : []))) ?? []
    const short = cells.filter((cell) => cell.includes('\n') && cell.length <= 20)
    expect(short.filter((cell) => tornWords(cell) > 0)).toEqual([])
    expect(cells.filter((cell) => /[\dA-Za-z*.,:-]\n[\dA-Za-z*.,:-]|\d\n[年月日]|[年月]\n\d/.test(cell))).toEqual([])
  })

  test('closes with figures that say what they count', () => {
    const totals = made?.document.sections.at(-1)?.totals[0] ?? '合计 0\u00a0条'
    for (const sum of totals.split('；')) expect(sum).toMatch(/\d\u00a0\p{L}/u)
  })
})

test('in the list of persons every household stands whole on a page', () => {
  const { document, pages } = printed('member')!
  const groups = document.sections.flatMap((section) => section.groups.map((group) => group.rows.map((row) => row[0]!)))
  expect(groups.filter((group) => group.length > 3).length).toBeGreaterThan(20)
  const pageOf = new Map(
    pages.pages.flatMap((page, at) => page.lines.flatMap((line) => (line.kind === 'row' ? [[line.cells[0]!, at] as const] : []))),
  )
  for (const group of groups) expect(new Set(group.map((number) => pageOf.get(number))).size, group.join()).toBe(1)
  const uses = printed('stationUse')!.document.sections.flatMap((section) => section.groups)
  expect(uses.every((group) => group.rows.length === 1)).toBe(true)
})

test('whoever stands on the list in several years is not added up', () => {
  const totals = printed('income')!.document.sections.at(-1)!.totals.join()
  expect(totals).toContain('工资性收入')
  expect(totals).not.toContain('人口')
})

test('a project may help a household that another one helps too', () => {
  expect(printed('projectBeneficiary')!.document.sections.at(-1)!.totals[0]).toMatch(/^合计 \d+\u00a0户次；受益人数 \d+\u00a0人次$/)
})

test('an amount stands with its unit, which has no column', () => {
  const { document } = printed('lot')!
  const at = document.columns.findIndex((column) => column.id === 'scale')
  const cells = document.sections.flatMap((section) => section.groups.map((group) => group.rows[0]![at] ?? '')).filter(Boolean)
  expect(cells.length).toBeGreaterThan(0)
  expect(cells.filter((cell) => !/^[\d.,]+\p{L}+$/u.test(cell))).toEqual([])
})
