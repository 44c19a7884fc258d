import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome } from '#shared/ipc/faults.ts'
import { readTableFile } from './readFile.ts'
import { buffersOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** What the parent starts the worker with. */
export type WorkerTask = Readonly<{ path: string; password?: string | undefined; entry?: string | undefined }>
export type WorkerMessage = Readonly<{ progress: number }> | Readonly<{ result: Outcome<Reading> }>

const { path, password, entry } = workerData as WorkerTask
const send = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer)
const result = readTableFile(path, { password, entry, onProgress: (progress) => send({ progress }) })
send({ result }, 'fault' in result ? [] : buffersOf(result))
