import { expect, test } from 'vitest'
import { formPagesMaker } from '#shared/printing/forms/formPages.ts'
import type { FormSheet, ResolvedBlock } from '#shared/printing/forms/resolved.ts'
import { a4 as paper } from './a4.ts'

const heading: ResolvedBlock = {
  kind: 'text',
  text: '六、帮扶措施',
  indent: false,
  align: 'left',
  pt: 11,
  bold: true,
  font: 'hei',
  aboveMm: 3,
}

function table(rows: number, rowMm = 8): ResolvedBlock {
  const column = { id: 'a', header: ['措施'], widthMm: 50, align: 'left', nowrap: false, shared: false, sum: null } as const
  return {
    kind: 'table',
    columns: [column],
    rowMm,
    groups: Array.from({ length: rows }, (_, at) => ({ rows: [[`行${at}。`]], sums: [null] })),
  }
}

function pagesWith(blocks: readonly ResolvedBlock[]): readonly string[] {
  const maker = formPagesMaker(paper)
  const sheet: FormSheet = { name: '', village: '', blocks }
  maker.add(sheet)
  return maker.finish().pages.map((page) => page.body)
}

const pageOf = (pages: readonly string[], text: string): number => pages.findIndex((page) => page.includes(text))

test.each([5, 8, 11])('a table of %s rows stands whole under its heading, on the next page where there is no room', (rows) => {
  for (let above = 150; above <= 270; above += 7) {
    const pages = pagesWith([
      { kind: 'text', text: '前', indent: false, align: 'left', pt: 10, bold: false, font: 'song', aboveMm: above },
      heading,
      table(rows),
    ])
    const at = pageOf(pages, '六、')
    for (let row = 0; row < rows; row += 1) expect(pageOf(pages, `行${row}。`), `${above} mm`).toBe(at)
  }
})

test('a box to write in that follows draws no row away from a short table', () => {
  const cell = { text: '情况说明', head: false, span: 1, down: 1, align: 'left', upright: false, foot: '' } as const
  const grid: ResolvedBlock = { kind: 'grid', widths: [1], keep: true, rows: [{ heightMm: 24, cells: [cell] }] }
  for (let above = 150; above <= 270; above += 4) {
    const pages = pagesWith([
      { kind: 'text', text: '前', indent: false, align: 'left', pt: 10, bold: false, font: 'song', aboveMm: above },
      heading,
      table(2),
      grid,
    ])
    expect(pageOf(pages, '行1。'), `${above} mm`).toBe(pageOf(pages, '六、'))
  }
})

test('words set smaller in a cell are a block, so that no line is higher than it was measured', () => {
  const long = '住房、饮水、教育、医疗都有保障，'.repeat(12)
  const column = { id: 'a', header: ['备注'], widthMm: 20, align: 'left', nowrap: false, shared: false, sum: null } as const
  const other = { ...column, id: 'b', widthMm: 166 }
  const [page] = pagesWith([{ kind: 'table', columns: [column, other], rowMm: 8, groups: [{ rows: [[long, '']], sums: [null, null] }] }])
  expect(page).toMatch(/<div style="font-size:75%">住房/)
  expect(page!.replace(/<[^>]*>|\n/g, '')).toContain(long)
})

test('a long table begins where its heading stands and goes on', () => {
  const pages = pagesWith([{ kind: 'space', mm: 150 }, heading, table(40)])
  expect(pageOf(pages, '行0。')).toBe(0)
  expect(pages.length).toBe(2)
})
