import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome } from '#shared/ipc/faults.ts'
import { readPacked } from './readBytes.ts'
import { readTableFile } from './readFile.ts'
import { buffersOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** What the parent starts the worker with. */
export type WorkerTask = Readonly<{ source: TableSource; password?: string | undefined; entry?: string | undefined }>
/** A file, or bytes that never were one (the clipboard), with a name for messages. */
export type TableSource = string | Readonly<{ bytes: Uint8Array; file: string }>
export type WorkerMessage = Readonly<{ progress: number }> | Readonly<{ result: Outcome<Reading> }>

const { source, password, entry } = workerData as WorkerTask
const send = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer)
const options = { password, entry, onProgress: (progress: number) => send({ progress }) }
const result = typeof source === 'string' ? readTableFile(source, options) : readPacked(source.bytes, { ...options, file: source.file })
send({ result }, 'fault' in result ? [] : buffersOf(result))
