import { existsSync } from 'node:fs'
import { readJson, writeJson } from './jsonFile.ts'
import { roamingOf } from './roaming.ts'

/**
 * A ledger file that was open at this PC. Copies of one file share `databaseId`. `quiet`: not to be compared any more.
 * `secondPlace`: folder in which its backups are kept once more.
 */
export type LedgerFile = Readonly<{ path: string; databaseId: string; openedAt: string; quiet?: boolean; secondPlace?: string }>

/** The ledger files that this PC knows, by which other copies of an opened file are found. */
export type LedgerFiles = Readonly<{
  /** Notes that a file is open; answers whether it was known before. */
  remember: (path: string, databaseId: string, now: Date) => boolean
  /** Other copies that still exist, the one that was open last first. */
  othersOf: (path: string, databaseId: string) => readonly LedgerFile[]
  /** Copies of it that are not to be compared. */
  quietOf: (databaseId: string) => readonly LedgerFile[]
  setQuiet: (path: string, databaseId: string) => void
  secondPlaceOf: (path: string) => string | null
  setSecondPlace: (path: string, folder: string | null) => void
}>

const most = 100

export function openLedgerFiles(file: string): LedgerFiles {
  const { store, load } = roamingOf(file)
  const read = () => readJson<LedgerFile[]>(file, isLedgerFiles, []).map((known) => withPaths(known, load))
  const find = (path: string) => read().find((known) => known.path === path)
  const put = (entry: LedgerFile) => {
    const entries = [entry, ...read().filter(({ path }) => path !== entry.path)].slice(0, most)
    writeQuietly(
      file,
      entries.map((known) => withPaths(known, store)),
    )
  }
  return {
    remember: (path, databaseId, now) => {
      const known = find(path)
      const isSame = known?.databaseId === databaseId
      // Another ledger under an old name begins anew.
      put({ ...(isSame ? known : {}), path, databaseId, openedAt: now.toISOString() })
      return isSame
    },
    othersOf: (path, databaseId) =>
      read().filter((known) => known.databaseId === databaseId && known.path !== path && !known.quiet && existsSync(known.path)),
    quietOf: (databaseId) => read().filter((known) => known.databaseId === databaseId && known.quiet === true),
    setQuiet: (path, databaseId) => put({ ...(find(path) ?? { path, databaseId, openedAt: '' }), quiet: true }),
    secondPlaceOf: (path) => find(path)?.secondPlace ?? null,
    setSecondPlace: (path, folder) => {
      const known = find(path)
      if (!known) return
      const { secondPlace: _, ...rest } = known
      put(folder === null ? rest : { ...rest, secondPlace: folder })
    },
  }
}

function withPaths(known: LedgerFile, change: (path: string) => string): LedgerFile {
  const { path, secondPlace } = known
  return { ...known, path: change(path), ...(secondPlace === undefined ? {} : { secondPlace: change(secondPlace) }) }
}

/** The program works on where its own folder cannot be written; it then only knows less. */
function writeQuietly(file: string, entries: readonly LedgerFile[]): void {
  try {
    writeJson(file, entries)
  } catch {
    // Tried again with the next file.
  }
}

function isLedgerFiles(value: unknown): value is LedgerFile[] {
  return Array.isArray(value) && value.every(isLedgerFile)
}

function isLedgerFile(value: unknown): boolean {
  const { path, databaseId, openedAt, secondPlace } = (value ?? {}) as Partial<Record<keyof LedgerFile, unknown>>
  if (typeof path !== 'string' || path === '' || typeof databaseId !== 'string' || typeof openedAt !== 'string') return false
  return secondPlace === undefined || typeof secondPlace === 'string'
}
