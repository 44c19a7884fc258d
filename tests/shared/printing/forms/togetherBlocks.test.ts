import { expect, test } from 'vitest'
import { formPagesMaker } from '#shared/printing/forms/formPages.ts'
import type { FormPaper, ResolvedBlock, ResolvedTable } from '#shared/printing/forms/resolved.ts'
import { a4 as paper } from './a4.ts'

/** What belongs together stands on one page, and no page is used for next to nothing. */

const text = (words: string, aboveMm = 3, bold = false): ResolvedBlock => ({
  kind: 'text',
  text: words,
  indent: false,
  align: 'left',
  pt: 10.5,
  bold,
  font: bold ? 'hei' : 'song',
  aboveMm,
})

const cell = { head: false, span: 1, down: 1, align: 'left', upright: false, foot: '' } as const

const grid = (words: string, heightMm: number): ResolvedBlock => ({
  kind: 'grid',
  widths: [1],
  keep: true,
  rows: [{ heightMm, cells: [{ ...cell, text: words }] }],
})

function table(name: string, rows: number, rowMm: number): ResolvedTable {
  const column = { id: 'a', header: ['措施'], widthMm: 50, align: 'left', nowrap: false, shared: false, sum: null } as const
  const groups = Array.from({ length: rows }, (_, at) => ({ rows: [[`${name}${at}。`]], sums: [null] }))
  return { kind: 'table', columns: [column], rowMm, groups }
}

const sign: ResolvedBlock = { kind: 'sign', labels: ['户主签字'], perRow: 1, rowMm: 9, seal: '', date: '', everyPage: false }

/** Higher than `mm` by the line itself, 6 mm; nothing of it can be set lower. */
const filled = (mm: number): ResolvedBlock => ({ ...table('前', 1, 0), rowMm: 0, groups: [{ rows: [[lines(mm)]], sums: [null] }] })
const lines = (mm: number): string => Array.from({ length: Math.floor(mm / 4.74) }, () => '前').join('\n')

function pagesWith(blocks: readonly ResolvedBlock[], more: Partial<FormPaper> = {}): readonly string[] {
  const maker = formPagesMaker({ ...paper, ...more })
  maker.add({ name: '', village: '', blocks })
  return maker.finish().pages.map((page) => page.body)
}

const pageOf = (pages: readonly string[], words: string): number => pages.findIndex((page) => page.includes(words))

test('a small grid directly behind a short table stays with it and with the heading above', () => {
  let second = 0
  for (let above = 170; above <= 262; above += 4) {
    const pages = pagesWith([filled(above), text('三、联系人', 3, true), table('人', 2, 8), grid('村党组织书记', 16), sign])
    const at = pageOf(pages, '三、联系人')
    for (const words of ['人0。', '人1。', '村党组织书记', '户主签字']) expect(pageOf(pages, words), `${above} mm`).toBe(at)
    if (at === 1) second += 1
  }
  expect(second, 'sometimes there is no room').toBeGreaterThan(3)
})

test('signatures tear no row off a short table', () => {
  for (let above = 170; above <= 262; above += 4) {
    const pages = pagesWith([filled(above), text('四、就业补贴', 3, true), table('补', 4, 7), sign, text('说明：按台账登记列出。')])
    const at = pageOf(pages, '四、就业补贴')
    for (const words of ['补0。', '补3。', '户主签字', '说明：']) expect(pageOf(pages, words), `${above} mm`).toBe(at)
  }
})

test('signatures take a box before them along, a high one stays where it is', () => {
  const boxed = (mm: number) => pagesWith([filled(246 - mm), text('七、情况说明', 3, true), grid(`说明栏\n${lines(mm)}`, 0), sign, sign])
  const small = boxed(34)
  expect(small.length).toBe(2)
  expect([pageOf(small, '七、'), pageOf(small, '说明栏'), pageOf(small, '户主签字')]).toEqual([1, 1, 1])
  const high = boxed(120)
  expect([pageOf(high, '说明栏'), pageOf(high, '户主签字')]).toEqual([0, 1])
})

const rowHeights = (pages: readonly string[]): readonly number[] =>
  [...pages.join('').matchAll(/<tr style="height:([\d.]+)mm"><td>列/g)].map((match) => Number(match[1]))

test('a page of two rows is saved by lower rows, only as low as it needs and a hand allows', () => {
  const heights = (rows: number) => {
    const pages = pagesWith([table('列', rows, 9), sign])
    return { pages: pages.length, rows: rowHeights(pages) }
  }
  const usual = heights(27)
  expect([usual.pages, Math.max(...usual.rows)]).toEqual([1, expect.closeTo(9, 0)])
  const little = heights(30)
  const more = heights(33)
  expect([little.pages, little.rows.length, more.pages, more.rows.length]).toEqual([1, 30, 1, 33])
  expect(Math.min(...little.rows)).toBeGreaterThan(Math.min(...more.rows))
  expect(Math.min(...more.rows)).toBeGreaterThanOrEqual(7)
  const much = heights(45)
  expect([much.pages, Math.max(...much.rows)]).toEqual([2, expect.closeTo(9, 0)])
})

test('what follows a break saves no page of what stands before it, and pre-printed paper moves nothing', () => {
  const parts = pagesWith([table('列', 30, 9), { kind: 'break' }, { kind: 'space', mm: 8 }, table('后', 2, 9)])
  expect(parts.map((page) => page.includes('后0。'))).toEqual([false, true])
  expect(parts[1]).toMatch(/^<div class="a" style="top:13mm/)
  expect(pagesWith([table('列', 30, 9), sign], { overprint: { rightMm: 0, downMm: 0 } }).length).toBe(2)
})
