import { basename, join } from 'node:path'
import type { Broker } from '#electron/main/broker/broker.ts'
import { grantOf, type GrantBook } from '#electron/main/dialogs/grantBook.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { Grant, ShellOutputs } from '#shared/ipc/shell.ts'
import type { LedgerFiles } from './ledgerFiles.ts'

/** What this PC knows about the file that is open: other copies of it, and where its backups go a second time. */
export type OpenLedger = Readonly<{
  /** Hears of the data core's file. */
  changed: (file: FileInfo | null) => void
  copies: () => ShellOutputs['copies.known']
  /** The open file itself. */
  grant: () => Grant | null
  quiet: (path: string) => void
  /** Faults: `copy.*` when the folder cannot be made. */
  setSecondPlace: (folder: string | null) => Promise<Fault | null>
}>

type Now = Readonly<{ path: string; databaseId: string; isNew: boolean }>

export function watchOpenLedger(files: LedgerFiles, grants: GrantBook, broker: () => Broker): OpenLedger {
  let now: Now | null = null
  const tellCore = async (folder: string | null, make: boolean): Promise<Fault | null> => {
    const told = await broker().callCore('backup.setPlace', { token: folder === null ? null : grants.grant(folder, 'output'), make })
    return isFault(told) ? told : null
  }
  return {
    changed: (file) => {
      const path = file && join(file.folder, file.name)
      if (path === null || file === null) now = null
      else if (now?.path !== path || now.databaseId !== file.databaseId) {
        now = { path, databaseId: file.databaseId, isNew: !files.remember(path, file.databaseId, new Date()) }
        void tellCore(files.secondPlaceOf(path), false)
      }
    },
    copies: () => {
      if (!now) return { firstTime: false, copies: [], except: [] }
      const grant = (path: string) => grantOf(grants, path, 'database')
      return {
        firstTime: now.isNew,
        copies: files
          .othersOf(now.path, now.databaseId)
          .slice(0, mostCompared)
          .map(({ path }) => grant(path)),
        except: files.quietOf(now.databaseId).map(({ path }) => grant(path)),
      }
    },
    grant: () => now && grantOf(grants, now.path, 'input'),
    quiet: (path) => {
      if (now) files.setQuiet(path, now.databaseId)
    },
    setSecondPlace: async (folder) => {
      const fault = await tellCore(folder, true)
      if (now && fault === null) files.setSecondPlace(now.path, folder)
      return fault
    },
  }
}

/** More are not looked at when a file is opened. */
const mostCompared = 8

/** The folder below the one that a person chose: another stick under the same letter does not have it. */
export function secondPlaceIn(chosen: string): string {
  return basename(chosen) === placeName ? chosen : join(chosen, placeName)
}

const placeName = '台账备份'
