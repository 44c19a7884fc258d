import { createHash } from 'node:crypto'
import { readJson, writeJson } from './jsonFile.ts'

/** How lists and windows were left: texts by key, for each scope (a ledger file and who works in it). */
export type KeptStates = Readonly<{
  get: (scope: string) => Readonly<Record<string, string>>
  /** Null forgets. */
  set: (scope: string, key: string, value: string | null, now: Date) => void
}>

type Entry = Readonly<{ scope: string; at: string; values: Readonly<Record<string, string>> }>

/** Scopes that were not used for longest are forgotten first. */
const mostScopes = 20
const mostKeys = 300

/** Scopes are kept as digests: the file says neither which ledgers nor which operators there are. */
export function openKeptStates(file: string): KeptStates {
  const read = () => readJson<Entry[]>(file, isEntries, [])
  return {
    get: (scope) => read().find((entry) => entry.scope === digestOf(scope))?.values ?? {},
    set: (scope, key, value, now) => {
      const own = digestOf(scope)
      const entries = read()
      const before = entries.find((entry) => entry.scope === own)?.values ?? {}
      const rest = Object.entries(before).filter(([name]) => name !== key)
      const values = value === null ? rest : [[key, value] as const, ...rest].slice(0, mostKeys)
      const others = entries.filter((entry) => entry.scope !== own)
      const entry = { scope: own, at: now.toISOString(), values: Object.fromEntries(values) }
      writeQuietly(file, (values.length === 0 ? others : [entry, ...others]).slice(0, mostScopes))
    },
  }
}

/** Where the program's own folder cannot be written, lists look as the program has them next time. */
function writeQuietly(file: string, entries: readonly Entry[]): void {
  try {
    writeJson(file, entries)
  } catch {
    // Tried again with the next change.
  }
}

function digestOf(scope: string): string {
  return createHash('sha256').update(scope).digest('hex').slice(0, 32)
}

function isEntries(value: unknown): value is Entry[] {
  return Array.isArray(value) && value.every(isEntry)
}

function isEntry(value: unknown): boolean {
  const { scope, at, values } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>
  if (typeof scope !== 'string' || typeof at !== 'string' || typeof values !== 'object' || values === null) return false
  return Object.values(values).every((one) => typeof one === 'string')
}
