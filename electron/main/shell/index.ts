import { statSync, type Stats } from 'node:fs'
import { isAbsolute } from 'node:path'
import { ipcMain } from 'electron'
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { grantOf } from '#electron/main/dialogs/grantBook.ts'
import { logError, logLine } from '#electron/log/log.ts'
import { isTrustedSender } from '#electron/main/window/origin.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { Dropped, ShellMethod } from '#shared/ipc/shell.ts'
import type { ShellContext } from './context.ts'
import { fileHandlers } from './fileHandlers.ts'
import { keptHandlers } from './keptHandlers.ts'
import { printHandlers } from './printHandlers.ts'
import { supportHandlers } from './supportHandlers.ts'
import { upgradeHandlers } from './upgradeHandlers.ts'
import { windowHandlers } from './windowHandlers.ts'
import type { ShellHandlers } from './context.ts'

const handlers: ShellHandlers = {
  ...fileHandlers,
  ...keptHandlers,
  ...printHandlers,
  ...supportHandlers,
  ...upgradeHandlers,
  ...windowHandlers,
}

/** Opens the channels that the preload script knows: `shell` for calls, `port` when a page asks for its port, `dropped` for a file. */
export function serveShell(context: ShellContext, onPageReady: () => void): void {
  ipcMain.handle('shell', async (event, method: unknown, input: unknown) => {
    if (isTrusted(context, event)) return await answerShell(context, method, input)
    logLine('a message from another sender was refused')
    return { fault: 'input.invalid', detail: '来源不对' } satisfies Fault
  })
  // Only the preload script can send this, with the paths of real files that a person let go over the window together.
  ipcMain.on('dropped', (event, paths: unknown) => {
    if (isTrusted(context, event) && Array.isArray(paths)) context.emit('dropped', droppedOf(context, paths.slice(0, mostDropped)))
  })
  ipcMain.on('port', (event) => {
    if (!isTrusted(context, event)) return
    context.broker.link(event.sender)
    onPageReady()
  })
}

/** Checks and answers one call of the window. Expected failures are faults; a bug gets a number and a line in the log. */
async function answerShell(context: ShellContext, method: unknown, input: unknown): Promise<unknown> {
  if (!isShellMethod(method)) return { fault: 'input.invalid', detail: '没有这个方法' } satisfies Fault
  // The checks are read with the first call, after the page was drawn: they are half of this process's code.
  const { shellContract } = await import('#shared/ipc/shell.ts')
  const parsed = shellContract[method].safeParse(input)
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('；')
    return { fault: 'input.invalid', detail } satisfies Fault
  }
  await context.grants.settled(parsed.data)
  try {
    const handler = handlers[method] as (context: ShellContext, input: unknown) => unknown
    return await handler(context, parsed.data)
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    return { fault: 'internal', number: logError(method, error) } satisfies Fault
  }
}

/** More than anybody means to hand over at once; a folder's content that was marked by mistake ends here. */
const mostDropped = 200

function droppedOf(context: ShellContext, paths: readonly unknown[]): Dropped {
  const found = paths.filter((path): path is string => typeof path === 'string' && isAbsolute(path))
  const files = found.filter((path) => kindAt(path)?.isFile())
  return {
    files: files.map((path) => grantOf(context.grants, path, 'input')),
    folders: found.filter((path) => kindAt(path)?.isDirectory()).length,
  }
}

function kindAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // A stick that is just being pulled out.
    return undefined
  }
}

function isShellMethod(method: unknown): method is ShellMethod {
  return typeof method === 'string' && Object.hasOwn(handlers, method)
}

function isTrusted(context: ShellContext, event: IpcMainInvokeEvent | IpcMainEvent): boolean {
  const frame = event.senderFrame
  const window = context.window()
  if (!frame || !window) return false
  return isTrustedSender({
    url: frame.url,
    isMainFrame: frame === event.sender.mainFrame,
    isOurWindow: event.sender === window.webContents,
  })
}
