/** What a window shows of a long job while it is covered or minimised. */
export type ProgressWindow = Readonly<{
  setProgressBar: (share: number, options?: { mode: 'none' | 'normal' | 'indeterminate' }) => void
  flashFrame: (flash: boolean) => void
  isFocused: () => boolean
  isDestroyed: () => boolean
}>

/** How far a job is; `total` 0: nobody knows. */
export type JobProgress = Readonly<{ done: number; total: number }>

export type TaskbarProgress = Readonly<{
  tell: (progress: JobProgress) => void
  /** The job ended without saying so: the file was closed, the data service died. */
  clear: () => void
}>

/** Jobs shorter than this leave the taskbar alone, in milliseconds. */
const shortMs = 700
/** A job that has come to its end may go on with a next part, which reports soon. */
const restMs = 1_500
/** From a job that was silent for so long nothing more is to be expected: it failed or was cancelled. */
const silentMs = 20_000
/** Who waited this long has gone to do something else, and is called back. */
const longMs = 10_000

/** The one place that shows progress in the taskbar: of import, print, merge, check, backup and whatever else reports. */
export function showInTaskbar(window: () => ProgressWindow | null): TaskbarProgress {
  let began: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let first: ReturnType<typeof setTimeout> | undefined
  const withWindow = (step: (shown: ProgressWindow) => void): void => {
    const shown = window()
    if (shown && !shown.isDestroyed()) step(shown)
  }
  const show = ({ done, total }: JobProgress): void =>
    withWindow((shown) => {
      if (total > 0) shown.setProgressBar(Math.min(1, done / total), { mode: 'normal' })
      else shown.setProgressBar(2, { mode: 'indeterminate' })
    })
  const clear = (): void => {
    clearTimeout(timer)
    clearTimeout(first)
    if (began !== null) withWindow((shown) => shown.setProgressBar(-1))
    began = null
  }
  const finish = (): void => {
    const isLong = began !== null && Date.now() - began > longMs
    clear()
    if (isLong) withWindow((shown) => void (shown.isFocused() || shown.flashFrame(true)))
  }
  return {
    clear,
    tell: (progress) => {
      began ??= Date.now()
      const isDone = progress.total > 0 && progress.done >= progress.total
      clearTimeout(timer)
      clearTimeout(first)
      timer = setTimeout(isDone ? finish : clear, isDone ? restMs : silentMs)
      timer.unref()
      const wait = began + shortMs - Date.now()
      if (wait <= 0) show(progress)
      // Some jobs say only that they have begun.
      else if (!isDone) first = setTimeout(() => show(progress), wait)
    },
  }
}
