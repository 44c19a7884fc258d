import { readFileSync } from 'node:fs'
import { read as readWithSheetJs } from '@e965/xlsx'
import { readXlsx } from '#data/excel/readXlsx.ts'
import { isFault } from '#shared/ipc/faults.ts'

export type ReadFigures = Readonly<{ cells: number; ownMs: number; sheetJsMs: number; ratio: number }>

/** Median of three reads each, alternating, of the same bytes by the own reader and by @e965/xlsx (dense). */
export function benchRead(path: string, rounds = 3): ReadFigures {
  const bytes = readFileSync(path)
  const own: number[] = []
  const peer: number[] = []
  let cells = 0
  for (let round = 0; round < rounds; round++) {
    let start = performance.now()
    const workbook = readXlsx(bytes)
    own.push(performance.now() - start)
    if (isFault(workbook)) throw new Error(workbook.fault)
    cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.row.length, 0)
    start = performance.now()
    readWithSheetJs(bytes, { dense: true })
    peer.push(performance.now() - start)
  }
  const ownMs = median(own)
  const sheetJsMs = median(peer)
  return { cells, ownMs, sheetJsMs, ratio: sheetJsMs / ownMs }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
