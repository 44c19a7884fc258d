import { benchColumns, benchRows } from './workbook.ts'
import type { ColumnSpec, SheetRow } from '#data/excel/sheetSpec.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import { isFault } from '#shared/ipc/faults.ts'

export type WriteFigures = Readonly<{ rows: number; bytes: number; ms: number; peakRssMb: number }>

/** Streams a township's member ledger to `path` and watches the memory. */
export async function benchWrite(path: string, rows = benchRows): Promise<WriteFigures> {
  let peak = process.memoryUsage().rss
  const start = performance.now()
  const report = await writeSheetFile(
    path,
    { sheets: [{ name: '成员', title: '成员台账', columns: columns(), rows: benchRowsOf(rows), freeze: 2, landscape: true, own: { ledgers: ['member'] } }] },
    { onProgress: () => (peak = Math.max(peak, process.memoryUsage().rss)) },
  )
  if (isFault(report)) throw new Error(report.fault)
  return { rows: report.rows, bytes: report.bytes, ms: performance.now() - start, peakRssMb: peak / 1e6 }
}

const kinds = ['text', 'text', 'money', 'date', 'text'] as const

function columns(): readonly ColumnSpec[] {
  return Array.from({ length: benchColumns }, (_, column) => ({
    header: `第${column + 1}栏`,
    key: `field${column}`,
    kind: kinds[column % kinds.length]!,
    ...(column % 5 === 4 ? { options: ['是', '否'] } : {}),
  }))
}

function* benchRowsOf(rows: number): Iterable<SheetRow> {
  for (let row = 0; row < rows; row++) {
    yield Array.from({ length: benchColumns }, (_, column) => {
      const seed = (row * 7919 + column * 104_729) % 100_003
      const values = [`43999919900101${row}${column}`, `第${seed % 40}村民小组`, seed, `20${10 + (seed % 15)}-0${1 + (seed % 9)}-1${seed % 10}`, seed % 3 === 0 ? null : '是']
      return values[column % values.length]
    })
  }
}
