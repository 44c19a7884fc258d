import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import { logLine } from '#electron/log/log.ts'
import { ask } from '#electron/main/dialogs/ask.ts'
import type { Script } from '#electron/main/dialogs/scripted.ts'
import { setCompatible } from '#electron/main/start/compatible.ts'

/** Chromium starts a dead graphics process again by itself; from this death on we do without the graphics card. */
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

/** From the next start on in any case: the driver may take the program down before anyone answers. */
async function offerCompatible(window: BrowserWindow, script: Script, flag: string): Promise<void> {
  setCompatible(flag, app.getVersion())
  const restart = { id: 'restart', label: '现在重新启动' }
  const later = { id: 'later', label: '继续使用' }
  const message = '显卡驱动反复出错。'
  const detail = '下次启动起改用兼容模式（不用显卡加速，其他功能都一样）。程序升级后会再试一次显卡加速。'
  const question = { name: 'graphics', message, detail, choices: [restart, later], escape: 'later' } as const
  if ((await ask(question, script, window)) !== 'restart') return
  app.relaunch()
  app.quit()
}
