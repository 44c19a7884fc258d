import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { RecentFile } from '#shared/ipc/shell.ts'
import { readJson, writeJson } from './jsonFile.ts'
import { roamingOf } from './roaming.ts'

const most = 12
type Entry = Readonly<{ path: string; openedAt: string }>

/** The ledger files, or workbooks, that were open last, newest first. Keys are digests: the window names a file without knowing its path. */
export type RecentFiles = Readonly<{
  list: () => readonly RecentFile[]
  pathOf: (key: string) => string | null
  remember: (path: string, now: Date) => void
  forget: (key: string) => void
}>

export function openRecentFiles(file: string): RecentFiles {
  const { store, load } = roamingOf(file)
  const read = () => readJson<Entry[]>(file, isEntries, []).map((entry) => ({ ...entry, path: load(entry.path) }))
  const write = (entries: readonly Entry[]) =>
    writeJson(
      file,
      entries.map((entry) => ({ ...entry, path: store(entry.path) })),
    )
  return {
    list: () =>
      read().map(({ path, openedAt }) => ({
        key: keyOf(path),
        name: basename(path),
        folder: dirname(path),
        openedAt,
        exists: existsSync(path),
      })),
    pathOf: (key) => read().find(({ path }) => keyOf(path) === key)?.path ?? null,
    remember: (path, now) => {
      const others = read().filter((entry) => entry.path !== path)
      write([{ path, openedAt: now.toISOString() }, ...others].slice(0, most))
    },
    forget: (key) => write(read().filter(({ path }) => keyOf(path) !== key)),
  }
}

function isEntries(value: unknown): value is Entry[] {
  return Array.isArray(value) && value.every(isEntry)
}

function isEntry(value: unknown): boolean {
  const { path, openedAt } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>
  return typeof path === 'string' && path !== '' && typeof openedAt === 'string'
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}
