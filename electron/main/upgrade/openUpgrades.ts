import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import type { BrowserWindow } from 'electron'
import { logLine } from '#electron/log/log.ts'
import { ask } from '#electron/main/dialogs/ask.ts'
import { portableMarker } from '#electron/main/dataFolder.ts'
import type { Script } from '#electron/main/dialogs/scripted.ts'
import type { Places } from '#electron/main/places.ts'
import type { UpgradeProgress } from '#shared/ipc/parts/upgrade.ts'
import type { Upgrades } from './upgrades.ts'

/** Upgrades, read when they are first wanted; before that there is nothing to disarm or to finish. */
export type UpgradesOnDemand = Readonly<{ get: () => Promise<Upgrades>; disarm: () => void; finish: () => Promise<void> }>

type Needs = Readonly<{
  places: Places
  programFolder: string
  script: Script
  window: () => BrowserWindow | null
  emit: (name: 'upgrade', progress: UpgradeProgress) => void
}>

export function openUpgrades({ places, programFolder, script, window, emit }: Needs): UpgradesOnDemand {
  let opened: Promise<Upgrades> | null = null
  const make = async (): Promise<Upgrades> => {
    const [{ createUpgrades }, { channelOf }] = await Promise.all([import('./upgrades.ts'), import('./choose.ts')])
    return createUpgrades({
      running: {
        version: app.getVersion(),
        channel: channelOf(process.versions.electron ?? ''),
        arch: process.arch,
        // Only the zip of the 绿色版 contains it.
        kind: existsSync(join(programFolder, portableMarker)) ? 'portable' : 'installer',
      },
      store: places.upgrade,
      programFolder,
      ownFolder: dirname(places.settings),
      onProgress: (progress) => emit('upgrade', progress),
    })
  }
  return {
    get: () => (opened ??= make()),
    disarm: () => void opened?.then((upgrades) => upgrades.disarm()),
    finish: async () => {
      const upgrades = await opened
      if (!upgrades || (await upgrades.finish())) return
      logLine('the installer could not be started')
      await tellNotStarted(upgrades.installer() ?? '', script, window())
    },
  }
}

async function tellNotStarted(path: string, script: Script, window: BrowserWindow | null): Promise<void> {
  const detail = `台账已经关闭，没有丢失任何内容。安装程序在：\n${path}\n可以自己双击它；如果被杀毒软件拦下，请选择允许。`
  await ask(
    { name: 'upgradeNotStarted', message: '安装程序没有启动。', detail, choices: [{ id: 'ok', label: '知道了' }], escape: 'ok' },
    script,
    window,
  )
}
