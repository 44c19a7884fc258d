import type { BrowserWindow } from 'electron'
import type { Broker } from '#electron/main/broker/broker.ts'
import type { FileDialogs } from '#electron/main/dialogs/fileDialogs.ts'
import type { GrantBook } from '#electron/main/dialogs/grantBook.ts'
import type { KeptStates } from '#electron/main/files/kept.ts'
import type { OpenLedger } from '#electron/main/files/openLedger.ts'
import type { RecentFiles } from '#electron/main/files/recent.ts'
import type { SettingsFile } from '#electron/main/files/settings.ts'
import type { Places } from '#electron/main/places.ts'
import type { Upgrades } from '#electron/main/upgrade/upgrades.ts'
import type { z } from 'zod'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { ShellEvents, ShellMethod, ShellOutputs, shellContract } from '#shared/ipc/shell.ts'

/** What the answers to the window need of the program. */
export type ShellContext = Readonly<{
  window: () => BrowserWindow | null
  broker: Broker
  dialogs: FileDialogs
  grants: GrantBook
  recent: RecentFiles
  /** Workbooks that were imported. */
  workbooks: RecentFiles
  settings: SettingsFile
  /** Other copies and the second place of what is open. */
  openLedger: OpenLedger
  /** How lists and windows were left. */
  kept: KeptStates
  places: Places
  /** This start draws without the graphics card. */
  withoutCard: boolean
  /** The folder of the running program. */
  programFolder: string
  /** Read with the first call. */
  upgrades: () => Promise<Upgrades>
  emit: <N extends keyof ShellEvents>(name: N, payload: ShellEvents[N]) => void
}>

type Parsed<M extends ShellMethod> = z.output<(typeof shellContract)[M]>

export type ShellHandlers = {
  [M in ShellMethod]: (context: ShellContext, input: Parsed<M>) => Promise<Outcome<ShellOutputs[M]>> | Outcome<ShellOutputs[M]>
}
