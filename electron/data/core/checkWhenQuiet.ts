import { logLine } from '#electron/log/log.ts'
import type { CoreContext, OpenFile } from './context.ts'
import { fileInfo } from './fileInfo.ts'

/** Nobody waits for an answer, nor is about to ask for the next. */
const quietMs = 5_000
/** Between two steps, for a call that comes in. */
const pauseMs = 30

export type CheckWatch = Readonly<{ /** Somebody asked for something. */ touch: () => void }>

/**
 * Opening a file has proved the seal of every page; what SQLite says of the structure is asked here, table by table, when
 * nobody has asked for anything for a moment. A file in which something is found can from then on only be looked at, so
 * that nothing is built upon it; what was changed until then is on disk, and backups prove themselves anyway.
 */
export function watchForChecks(context: CoreContext, onError: (error: unknown) => void, quiet = quietMs): CheckWatch {
  const running = new WeakMap<OpenFile['database'], ReturnType<OpenFile['database']['checkRest']>>()
  let timer: NodeJS.Timeout | undefined
  const wait = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void context.locked(step).catch(onError), ms)
    timer.unref()
  }
  const step = (): void => {
    const file = context.fileOrNull()
    if (!file) return
    if (!running.has(file.database)) running.set(file.database, file.database.checkRest())
    const next = running.get(file.database)?.next()
    if (next === undefined) return
    if (!next.done) return wait(pauseMs)
    running.set(file.database, null)
    if (next.value !== undefined) close(context, file, next.value)
  }
  return { touch: () => wait(quiet) }
}

function close(context: CoreContext, file: OpenFile, problem: string): void {
  logLine(`damage found after opening: ${problem}`)
  file.readOnlyWhy = `检查发现文件内部有损坏（${problem.replace(/\s+/g, ' ')}），只能查看，免得损坏扩大。请从最近的备份恢复。`
  context.options.emit('file', fileInfo(context))
}
