import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { EarlyPiece } from './earlySheet.ts'
import { readPacked } from './readBytes.ts'
import { readTableFile } from './readFile.ts'
import { buffersOf, cellBuffers } from './reading.ts'
import type { Reading } from './reading.ts'

/** What the parent starts the worker with. */
export type WorkerTask = Readonly<{
  source: TableSource
  password?: string | undefined
  entry?: string | undefined
  /** Parts of the workbook are wanted while the rest is read. */
  early: boolean
}>
/** A file, or bytes that never were one (the clipboard), with a name for messages. */
export type TableSource = string | Readonly<{ bytes: Uint8Array; file: string }>
/** Texts that were told early are not in the result's `strings` again. */
export type WorkerMessage = Readonly<{ progress: number }> | Readonly<{ early: EarlyPiece }> | Readonly<{ result: Outcome<Reading> }>

const { source, password, entry, early } = workerData as WorkerTask
const send = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer)
let told = 0
const tellEarly = (piece: EarlyPiece): void => {
  if ('texts' in piece) told += piece.texts.length
  send({ early: piece }, 'cells' in piece ? cellBuffers(piece.cells) : [])
}
const options = { password, entry, onProgress: (progress: number) => send({ progress }), ...(early ? { tellEarly } : {}) }
const result = typeof source === 'string' ? readTableFile(source, options) : readPacked(source.bytes, { ...options, file: source.file })
if ('fault' in result) send({ result })
else send({ result: withoutTold(result) }, buffersOf(result))

function withoutTold(reading: Reading): Reading {
  return told > 0 && !('ends' in reading.strings) ? { ...reading, strings: reading.strings.slice(told) } : reading
}
