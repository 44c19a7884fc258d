import { useSyncExternalStore } from 'react'
import { shell } from './call.ts'

/**
 * How this person left lists and windows of the open file, over restarts: texts by key. Read once when the file is opened;
 * written a moment after the last change, and before the window closes. What goes wrong here troubles nobody.
 */
let scope: string | null = null
let values = new Map<string, string>()
const unwritten = new Map<string, string | null>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

const settleMs = 600

/** Reads what was kept for a ledger file and a person. Until it is there, nothing is known and nothing is kept. */
export async function openKept(databaseId: string, person: string): Promise<void> {
  const wanted = JSON.stringify([databaseId, person])
  if (wanted === scope) return
  writeKept()
  scope = null
  values = new Map()
  tell()
  const found = await shell('kept.get', { scope: wanted }).catch(() => null)
  if (found === null) return
  scope = wanted
  values = new Map(Object.entries(found))
  tell()
}

export function keptState(key: string): string | null {
  return values.get(key) ?? null
}

/** As keptState, drawn anew when it is read or changed. */
export function useKeptState(key: string): string | null {
  return useSyncExternalStore(listen, () => keptState(key))
}

/** Null: as the program has it. */
export function keepState(key: string, value: string | null): void {
  if (scope === null || keptState(key) === value) return
  if (value === null) values.delete(key)
  else values.set(key, value)
  unwritten.set(key, value)
  tell()
  clearTimeout(timer)
  timer = setTimeout(writeKept, settleMs)
}

/** Everything as the program has it. */
export function forgetKept(): void {
  for (const key of values.keys()) keepState(key, null)
}

function tell(): void {
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function writeKept(): void {
  clearTimeout(timer)
  if (scope === null) return
  for (const [key, value] of unwritten) void shell('kept.set', { scope, key, value }).catch(() => undefined)
  unwritten.clear()
}

// The main process dispatches it before the window closes, and again as the page goes.
if (typeof window !== 'undefined') window.addEventListener('beforeunload', writeKept)
