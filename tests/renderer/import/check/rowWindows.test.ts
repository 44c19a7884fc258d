import { describe, expect, it } from 'vitest'
import type { ImportRow } from '#shared/ipc/outputs.ts'
import { nextProblemRow, placeAfter, placeOf, problemColumn } from '#renderer/import/check/findRow.ts'
import { createRowWindows, windowSize, type LoadRows, type Show } from '#renderer/import/check/rowWindows.ts'

function row(number: number, outcome: ImportRow['outcome'] = 'add', bad: readonly number[] = []): ImportRow {
  const problem = { code: 'x', severity: '错误', message: '不对' } as const
  const cells = [0, 1, 2].map((column) => ({
    column,
    text: `${number}/${column}`,
    problems: bad.includes(column) ? [problem] : [],
  }))
  return { row: number, outcome, why: null, problems: [], cells }
}

/** A sheet as the data core answers it; counts what it was asked. */
function sheet(rows: readonly ImportRow[]) {
  const asked: string[] = []
  const load: LoadRows = async ({ show, offset, limit }) => {
    asked.push(`${show} ${offset} ${limit}`)
    const chosen = rows.filter((one) => show === 'all' || one.outcome === show)
    return { total: chosen.length, rows: chosen.slice(offset, offset + limit) }
  }
  return { load, asked }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('windows of rows', () => {
  const many = Array.from({ length: 38_006 }, (_, index) => row(index + 5))

  it('asks for the window in sight, once', async () => {
    const { load, asked } = sheet(many)
    const windows = createRowWindows('all', load, () => undefined)
    windows.want(0, 20)
    windows.want(0, 25)
    await settle()
    windows.want(0, 30)
    expect(asked).toEqual([`all 0 ${windowSize}`])
    expect(windows.total()).toBe(38_006)
    expect(windows.get(7)?.row).toBe(12)
    expect(windows.get(windowSize)).toBeUndefined()
  })

  it('asks for what is in sight at last when the list flies past', async () => {
    const { load, asked } = sheet(many)
    const windows = createRowWindows('all', load, () => undefined)
    for (let first = 0; first < 38_000; first += 400) windows.want(first, first + 20)
    await settle()
    expect(asked.length).toBeLessThanOrEqual(4)
    expect(windows.get(37_610)?.row).toBe(37_615)
  })

  it('keeps old rows on screen after a new plan until the new ones are there, and drops late answers of the old plan', async () => {
    const answers: ((text: string) => void)[] = []
    const load: LoadRows = () => new Promise((resolve) => answers.push((text) => resolve({ total: 1, rows: [{ ...row(5), why: text }] })))
    const windows = createRowWindows('all', load, () => undefined)
    windows.want(0, 0)
    answers[0]?.('first plan')
    await settle()
    windows.refresh()
    expect(windows.get(0)?.why).toBe('first plan')
    windows.want(0, 0)
    windows.refresh()
    windows.want(0, 0)
    answers[2]?.('third plan')
    await settle()
    answers[1]?.('second plan')
    await settle()
    expect(windows.get(0)?.why).toBe('third plan')
  })

  it('reports a failing window once and asks again only after a new plan', async () => {
    const errors: unknown[] = []
    let asked = 0
    const load: LoadRows = async () => {
      asked += 1
      throw new Error('gone')
    }
    const windows = createRowWindows('all', load, (error) => errors.push(error))
    for (let time = 0; time < 3; time += 1) {
      windows.want(0, 10)
      await settle()
    }
    expect([asked, errors.length]).toEqual([1, 1])
    windows.refresh()
    windows.want(0, 10)
    await settle()
    expect(asked).toBe(2)
  })

  it('forgets windows far away', async () => {
    const windows = createRowWindows('all', sheet(many).load, () => undefined)
    for (let first = 0; first < windowSize * 60; first += windowSize) {
      windows.want(first, first + 1)
      await settle()
    }
    expect(windows.get(0)).toBeUndefined()
    expect(windows.get(windowSize * 59)?.row).toBe(windowSize * 59 + 5)
  })
})

describe('finding rows', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => {
    const number = index + 5
    if (number % 100 === 0) return row(number, 'rejected', [1])
    return row(number, number % 7 === 0 ? 'change' : 'add')
  })

  it('finds the first row below a sheet number in few questions', async () => {
    const { load, asked } = sheet(rows)
    expect((await placeAfter(load, 'rejected', 250))?.row.row).toBe(300)
    expect(asked.length).toBeLessThan(8)
    expect(await placeAfter(load, 'rejected', 1_000)).toBeNull()
    expect((await placeAfter(load, 'change', 0))?.index).toBe(0)
    expect(await placeAfter(load, 'same', 0)).toBeNull()
  })

  it('finds where a row went, or the one after it, or the last', async () => {
    const { load } = sheet(rows)
    expect((await placeOf(load, 'rejected', 300))?.index).toBe(2)
    expect((await placeOf(load, 'rejected', 301))?.row.row).toBe(400)
    expect((await placeOf(load, 'rejected', 1_003))?.row.row).toBe(1_000)
    expect(await placeOf(load, 'same', 12)).toBeNull()
  })

  it.each<[Show, number, number | null]>([
    ['rejected', 100, 200],
    ['all', 100, 200],
    ['all', 1_000, 100],
    ['doubt', 100, null],
  ])('goes on to the next problem, from the top after the last one: %s after %i', async (show, after, expected) => {
    expect((await nextProblemRow(sheet(rows).load, show, after))?.row.row ?? null).toBe(expected)
  })

  it('finds the next bad cell among the shown columns', () => {
    const bad = row(5, 'rejected', [0, 2])
    expect(problemColumn(bad, [0, 1, 2], -1)).toBe(0)
    expect(problemColumn(bad, [0, 1, 2], 0)).toBe(2)
    expect(problemColumn(bad, [1, 2], 0)).toBe(1)
    expect(problemColumn(bad, [0, 1], 0)).toBeNull()
  })
})
