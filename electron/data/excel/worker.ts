import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome } from '#shared/ipc/faults.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { readWorkbookFile } from './readFile.ts'

/** What the parent starts the worker with. */
export type WorkerTask = Readonly<{ path: string; password?: string | undefined; entry?: string | undefined }>
export type WorkerMessage = Readonly<{ progress: number }> | Readonly<{ result: Outcome<RawWorkbook> }>

const { path } = workerData as WorkerTask
const send = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer)
const result = readWorkbookFile(path, (progress) => send({ progress }))
send({ result }, isFault(result) ? [] : buffersOf(result))

function buffersOf(workbook: RawWorkbook): readonly ArrayBuffer[] {
  return workbook.sheets.flatMap((sheet) => Object.values(sheet.cells).map((column) => column.buffer as ArrayBuffer))
}
