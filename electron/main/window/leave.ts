import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Broker } from '#electron/main/broker/broker.ts'
import { ask } from '#electron/main/dialogs/ask.ts'
import type { FileDialogs } from '#electron/main/dialogs/fileDialogs.ts'
import type { Script } from '#electron/main/dialogs/scripted.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import type { Fault } from '#shared/ipc/faults.ts'

export type LeaveOptions = Readonly<{
  window: BrowserWindow
  broker: Broker
  dialogs: FileDialogs
  script: Script
  /** Told to the page when closing takes long enough to be noticed. */
  onSlow: () => void
  /** The person stays after all. */
  onStay: () => void
  /** The ledger is closed: what has to be done before the program ends. */
  beforeEnd: () => Promise<void>
}>

/** Closing faster than this shows nothing. */
const slowMs = 400
/** From here on a second wish to close offers to end without waiting. */
const impatientMs = 10_000

/** The window closes only when everything is on disk, or when the person gives up what is not. */
export function guardLeaving(options: LeaveOptions): void {
  const { window, broker, script } = options
  let leavingSince: number | null = null
  let isOver = false

  window.on('close', (event) => {
    if (isOver) return
    event.preventDefault()
    if (leavingSince === null) void leave()
    else if (Date.now() - leavingSince > impatientMs) void offerForce()
  })

  async function leave(): Promise<void> {
    leavingSince = Date.now()
    if (await mayLeave(options)) {
      await options.beforeEnd()
      return end()
    }
    options.onStay()
    leavingSince = null
  }

  async function offerForce(): Promise<void> {
    const wait = { id: 'wait', label: '继续等待' }
    const force = { id: 'force', label: '不再等待，退出' }
    const message = '还在保存和备份，请稍候。'
    const detail = '不再等待时，已经显示“已保存”的内容不会丢失，这次退出前的备份可能没有完成。'
    if ((await ask({ name: 'slowClose', message, detail, choices: [wait, force], escape: 'wait' }, script, window)) === 'force') end()
  }

  function end(): void {
    isOver = true
    broker.stop()
    if (!window.isDestroyed()) window.destroy()
    app.quit()
  }
}

async function mayLeave(options: LeaveOptions): Promise<boolean> {
  if ((await hasUnsavedInput(options.window)) && !(await givesUpInput(options))) return false
  const timer = setTimeout(options.onSlow, slowMs)
  const fault = await options.broker.close()
  clearTimeout(timer)
  if (fault === null || (await resolveFault(options, fault))) return true
  // The page may already show that it is closing.
  options.window.webContents.reload()
  return false
}

/** Asks the page as a browser would: a listener of `beforeunload` that prevents it has input that is not saved. */
async function hasUnsavedInput(window: BrowserWindow): Promise<boolean> {
  const code = `!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`
  const hung = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000))
  if (window.webContents.isCrashed() || window.webContents.isLoadingMainFrame()) return false
  const asked = window.webContents.executeJavaScript(code).then(Boolean, () => false)
  return Promise.race([asked, hung])
}

async function givesUpInput({ script, window }: LeaveOptions): Promise<boolean> {
  const stay = { id: 'stay', label: '返回继续填写' }
  const leave = { id: 'leave', label: '放弃这些输入，关闭' }
  const message = '有填写了一半、还没有保存的内容。'
  return (await ask({ name: 'unsavedInput', message, choices: [stay, leave], escape: 'stay' }, script, window)) === 'leave'
}

/** True when the program may end: saved after all, saved elsewhere, or given up. */
async function resolveFault(options: LeaveOptions, first: Fault): Promise<boolean> {
  let fault: Fault | null = first
  while (fault !== null) {
    const choice = await askAboutFault(options, fault)
    if (choice === 'discard') return true
    if (choice === 'back') return false
    fault = (choice === 'saveAs' ? await saveElsewhere(options) : null) ?? (await options.broker.close())
  }
  return true
}

function askAboutFault({ script, window }: LeaveOptions, fault: Fault): Promise<string> {
  const choices = [
    { id: 'retry', label: '重试' },
    { id: 'saveAs', label: '另存为…' },
    { id: 'discard', label: '放弃修改并退出' },
    { id: 'back', label: '返回' },
  ] as const
  return ask({ name: 'closeFault', message: '最后的修改还没有保存。', detail: faultText(fault), choices, escape: 'back' }, script, window)
}

async function saveElsewhere({ dialogs, broker }: LeaveOptions): Promise<Fault | null> {
  const name = broker.openFile()?.name ?? '台账.tzdb'
  const grant = await dialogs.save('dialog.newDatabase', { suggestedName: name })
  if (grant === null) return null
  const saved = await broker.callCore('file.saveAs', { token: grant.token })
  return isFault(saved) ? saved : null
}
