import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limits } from '#data/excel/limits.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MatchAnswers, MatchMessage, MatchOrder, MatchTask, OpenedList } from './orders.ts'
import { matchWorkerFile } from './workerFile.ts'

export type Telling = (progress: Readonly<{ done: number; total: number; text: string }>) => void

/** A worker with a list, or without one. It answers one order after the other; ending it answers the running one. */
export type MatchWorker = Readonly<{
  ask: <O extends MatchOrder>(order: O, tell: Telling) => Promise<MatchAnswers[O['order']] | Fault>
  /** Ends it at once; what it holds is gone. */
  end: () => void
}>

/** Starts a worker that only compares persons. */
export function startMatchWorker(): MatchWorker {
  return workerWith({ path: null }).worker
}

/** Starts a worker and has it read the list. Faults: those of reading a workbook, import.cancelled. */
export async function openMatchWorker(
  task: Extract<MatchTask, { path: string }>,
  { tell, signal }: Readonly<{ tell: Telling; signal: AbortSignal }>,
): Promise<Readonly<{ worker: MatchWorker; opened: OpenedList }> | Fault> {
  const { worker, first } = workerWith(task)
  signal.addEventListener('abort', worker.end)
  const opened = await first(tell)
  signal.removeEventListener('abort', worker.end)
  if (!isFault(opened)) return { worker, opened: opened as OpenedList }
  worker.end()
  return opened
}

type Answer = MatchAnswers[keyof MatchAnswers]
type Waiting = Readonly<{ tell: Telling; resolve: (answer: Answer) => void; reject: (error: unknown) => void }>

function workerWith(task: MatchTask): Readonly<{ worker: MatchWorker; first: (tell: Telling) => Promise<Answer> }> {
  const thread = new Worker(matchWorkerFile(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.workerHeapMb, maxYoungGenerationSizeMb: 16 },
  })
  // A worker that waits for orders must not keep the program alive.
  thread.unref()
  let waiting: Waiting | null = null
  let isGone = false
  const settle = (act: (one: Waiting) => void): void => {
    const one = waiting
    waiting = null
    thread.unref()
    if (one) act(one)
  }
  thread.on('message', (message: MatchMessage) => {
    if ('progress' in message) waiting?.tell(message.progress)
    else settle((one) => one.resolve(message.answer))
  })
  thread.on('error', (error) => settle((one) => (isOutOfMemory(error) ? one.resolve(tooLarge(task)) : one.reject(error))))
  thread.on('exit', () => {
    isGone = true
    settle((one) => one.resolve({ fault: 'import.cancelled' }))
  })
  const wait = (tell: Telling): Promise<Answer> =>
    new Promise((resolve, reject) => {
      thread.ref()
      waiting = { tell, resolve, reject }
    })
  const worker: MatchWorker = {
    ask: (order, tell) => {
      if (isGone) return Promise.resolve({ fault: 'import.unknown' })
      const answer = wait(tell)
      thread.postMessage(order)
      return answer as never
    },
    end: () => void thread.terminate(),
  }
  return { worker, first: wait }
}

function tooLarge(task: MatchTask): Fault {
  return { fault: 'import.tooLarge', file: task.path === null ? '台账' : basename(task.path), detail: '内存放不下' }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
}
