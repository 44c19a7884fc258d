import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import type { EarlyPiece } from './earlySheet.ts'
import { limits } from './limits.ts'
import { workbookInTurns } from './reading.ts'
import type { Reading } from './reading.ts'
import type { TableSource, WorkerMessage, WorkerTask } from './worker.ts'
import { workerFile } from './workerFile.ts'

export type ReadWorkbookOptions = Readonly<{
  /** 0..1 */
  onProgress?: (share: number) => void
  /** Called with parts of an .xlsx while the rest is read; `texts` are all that came so far, one growing array. */
  onEarly?: ((piece: Exclude<EarlyPiece, { texts: unknown }>, texts: readonly string[]) => void) | undefined
  /** Aborting ends the worker at once; the answer is the fault import.cancelled. */
  signal?: AbortSignal
  /** Milliseconds until the file counts as too large; 120 s unless told. */
  timeout?: number
  /** Heap of the worker in MB, 512 unless told. */
  heapMb?: number
  /** Opening password of a protected workbook. */
  password?: string | undefined
  /** Which workbook of a zip, by the name that import.archive gave. */
  entry?: string | undefined
}>

/**
 * Reads a workbook file, or the bytes of a table, in a worker with a bounded heap, so that no file can block or exhaust the program.
 * Faults: those of `readTableFile`, import.cancelled; out of memory or time is import.tooLarge.
 */
export function readWorkbookInWorker(source: TableSource, options: ReadWorkbookOptions = {}): Promise<Outcome<RawWorkbook>> {
  const file = typeof source === 'string' ? basename(source) : source.file
  const { onProgress, onEarly, signal, password, entry, timeout = limits.workerMs, heapMb = limits.workerHeapMb } = options
  if (signal?.aborted) return Promise.resolve({ fault: 'import.cancelled' })
  const worker = new Worker(workerFile(), {
    workerData: { source, password, entry, early: onEarly !== undefined } satisfies WorkerTask,
    // A larger nursery is no faster: what is read either lives on or is gone at once.
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
  })
  const texts: string[] = []
  return new Promise<Outcome<RawWorkbook>>((resolve, reject) => {
    const cancel = (): void => settle({ fault: 'import.cancelled' })
    const timer = setTimeout(() => settle({ fault: 'import.tooLarge', file, detail: '规定的时间内没有读完' }), timeout)
    signal?.addEventListener('abort', cancel)
    worker.on('message', (message: WorkerMessage) => {
      if ('progress' in message) onProgress?.(message.progress)
      else if ('early' in message) takeEarly(message.early)
      else if (isFault(message.result)) settle(message.result)
      else finish(() => resolve(workbookInTurns(withTold(message.result as Reading, texts))))
    })
    worker.on('error', (error) => {
      if (isOutOfMemory(error)) settle({ fault: 'import.tooLarge', file, detail: '内存放不下' })
      else finish(() => reject(error))
    })
    worker.on('exit', (code) => finish(() => reject(new Error(`excel worker ended with ${code} before it answered`))))

    function takeEarly(piece: EarlyPiece): void {
      if ('texts' in piece) for (const text of piece.texts) texts.push(text)
      else onEarly?.(piece, texts)
    }
    function settle(result: Outcome<RawWorkbook>): void {
      finish(() => resolve(result))
    }
    function finish(answer: () => void): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      void worker.terminate()
      answer()
    }
  })
}

/** The texts that came before and those of the result, as one list. */
function withTold(reading: Reading, texts: string[]): Reading {
  if (texts.length === 0 || 'ends' in reading.strings) return reading
  for (const text of reading.strings) texts.push(text)
  return { ...reading, strings: texts }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
}
