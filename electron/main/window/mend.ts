import { writeFileSync } from 'node:fs'
import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import { logLine } from '#electron/log/log.ts'
import { ask } from '#electron/main/dialogs/ask.ts'
import type { Script } from '#electron/main/dialogs/scripted.ts'

/** Chromium starts a dead graphics process again by itself; from this death on we offer to do without the graphics card. */
const gpuDeathsUntilOffer = 2

/** What to do when the page or the graphics process dies. The data core is a process of its own and goes on. */
export function mendWindow(window: BrowserWindow, script: Script, compatibleFlag: string): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    logLine(`page ended: ${reason}`)
    void offerReload(window, script, '界面意外停止了。台账数据没有受影响。')
  })
  window.on('unresponsive', () => void offerReload(window, script, '界面没有反应。可以再等一会儿，也可以重新打开界面。'))
  let gpuDeaths = 0
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit' || reason === 'killed') return
    gpuDeaths += 1
    logLine(`graphics process ended: ${reason}`)
    if (gpuDeaths === gpuDeathsUntilOffer) void offerCompatible(window, script, compatibleFlag)
  })
}

async function offerReload(window: BrowserWindow, script: Script, message: string): Promise<void> {
  const reload = { id: 'reload', label: '重新打开界面' }
  const wait = { id: 'wait', label: '暂不' }
  const choice = await ask({ name: 'pageGone', message, choices: [reload, wait], escape: 'wait' }, script, window)
  if (choice === 'reload' && !window.isDestroyed()) window.webContents.reload()
}

async function offerCompatible(window: BrowserWindow, script: Script, flag: string): Promise<void> {
  const restart = { id: 'restart', label: '以兼容模式重新启动' }
  const stay = { id: 'stay', label: '暂不' }
  const message = '显卡驱动反复出错。可以改用兼容模式（不使用显卡加速）。'
  if ((await ask({ name: 'graphics', message, choices: [restart, stay], escape: 'stay' }, script, window)) !== 'restart') return
  writeFileSync(flag, '')
  app.relaunch()
  app.quit()
}
