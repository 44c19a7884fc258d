import type { BrowserWindow } from 'electron'
import type { JobProgress } from '#electron/main/window/taskbar.ts'
import type { ShellEvents } from '#shared/ipc/shell.ts'

export type PageEvents = Readonly<{
  emit: <N extends keyof ShellEvents>(name: N, payload: ShellEvents[N]) => void
  /** The page can hear from now on. */
  open: () => void
}>

/** Events to the page; those from before it was loaded wait for it. `onJob` hears of the main process's own long jobs. */
export function createPageEvents(window: () => BrowserWindow | null, onJob: (progress: JobProgress) => void): PageEvents {
  let waiting: (readonly [string, unknown])[] | null = []
  const send = (name: string, payload: unknown): void => {
    const target = window()
    if (target && !target.isDestroyed()) target.webContents.send('event', name, payload)
  }
  return {
    emit: (name, payload) => {
      if (name === 'printing' || name === 'upgrade') onJob(payload as ShellEvents['printing' | 'upgrade'])
      if (waiting) waiting.push([name, payload])
      else send(name, payload)
    },
    open: () => {
      const held = waiting ?? []
      waiting = null
      for (const [name, payload] of held) send(name, payload)
    },
  }
}
