import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbookInWorker } from '#data/excel/readWorkbook.ts'
import { readSheet } from '#shared/importing/sheetReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { writeBenchWorkbook } from '#tests/bench/workbook.ts'
import { bombBook } from '#tests/fixtures/bombs.ts'
import { oneSheet, stylesOf } from '#tests/fixtures/workbooks.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { readGood } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'excel-worker-'))
const large = join(folder, '大.xlsx')

beforeAll(async () => {
  await prepareExcelWorker()
  writeBenchWorkbook(large, 20_000)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('reading in a worker', () => {
  it('hands over what reading in place gives', async () => {
    const bytes = oneSheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43845</v></c></row>', {
      strings: '<si><t>甲</t></si>',
      styles: stylesOf([0, 31]),
    })
    const path = join(folder, '小.xlsx')
    writeFileSync(path, bytes)
    expect(await readWorkbookInWorker(path)).toEqual(readGood(bytes))
  })

  it('tells progress upwards and leaves the program responsive', async () => {
    const shares: number[] = []
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    const workbook = await readWorkbookInWorker(large, { onProgress: (share) => shares.push(share) })
    clearInterval(ticking)
    if (isFault(workbook)) throw new Error(workbook.fault)
    expect(readSheet(workbook.sheets[0]!).text(19_999, 0)).toBe('43999919900101200000')
    expect(shares.length).toBeGreaterThan(20)
    expect(shares.every((share, at) => share > (shares[at - 1] ?? 0) && share <= 1)).toBe(true)
    expect(ticks).toBeGreaterThan(10)
  })

  it('hands over the same, and the same texts once, to whoever wants parts of it early', async () => {
    const whole = readGood(readFileSync(large))
    const seen: number[] = []
    const workbook = await readWorkbookInWorker(large, { onEarly: (piece, texts) => seen.push('cells' in piece ? texts.length : -1) })
    if (isFault(workbook)) throw new Error(workbook.fault)
    const [own, other] = [workbook.sheets[0]!, whole.sheets[0]!]
    expect(seen.length).toBeGreaterThan(2)
    expect(seen[seen.length - 1]).toBe(-1)
    expect(own.strings.length).toBe(other.strings.length)
    expect(own.strings.every((text, at) => text === other.strings[at])).toBe(true)
    for (const [name, column] of Object.entries(own.cells))
      expect(
        column.every((one, at) => Object.is(one, other.cells[name as keyof typeof own.cells][at])),
        name,
      ).toBe(true)
  })

  it('stops at once when cancelled', async () => {
    const began = performance.now()
    expect(isFault(await readWorkbookInWorker(large, {}))).toBe(false)
    const whole = performance.now() - began
    const abort = new AbortController()
    let cancelled = 0
    const onProgress = (): void => {
      cancelled ||= performance.now()
      abort.abort()
    }
    expect(await readWorkbookInWorker(large, { signal: abort.signal, onProgress })).toEqual({
      fault: 'import.cancelled',
    })
    expect(performance.now() - cancelled).toBeLessThan(whole / 2)
    expect(await readWorkbookInWorker(large, { signal: abort.signal })).toEqual({ fault: 'import.cancelled' })
  })

  it('gives up after the time limit', async () => {
    expect(await readWorkbookInWorker(large, { timeout: 50 })).toMatchObject({
      fault: 'import.tooLarge',
      file: '大.xlsx',
    })
  })

  it('answers faults for missing files, folders and foreign files', async () => {
    const foreign = join(folder, '名单.xlsx')
    writeFileSync(foreign, 'Rar!\x1a\x07')
    expect(await readWorkbookInWorker(join(folder, '没有.xlsx'))).toEqual({ fault: 'file.notFound', file: '没有.xlsx' })
    expect(await readWorkbookInWorker(folder)).toMatchObject({ fault: 'import.unreadable', detail: 'EISDIR' })
    expect(await readWorkbookInWorker(foreign)).toMatchObject({ fault: 'import.notWorkbook', file: '名单.xlsx' })
  })

  it('survives a file that does not fit into the memory of the worker', async () => {
    // 6 million short texts: 110 MB of XML within every limit, but as strings more than the heap holds.
    const path = join(folder, '撑.xlsx')
    const strings = Array.from({ length: 21_000 }, (_, at) => `<si><t>${String(at).padStart(5, '0')}</t></si>`).join('')
    writeFileSync(path, bombBook({ strings, times: 285 }))
    const before = process.memoryUsage().rss
    expect(await readWorkbookInWorker(path, { heapMb: 128 })).toMatchObject({
      fault: 'import.tooLarge',
      detail: '内存放不下',
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(700e6)
  })
})
