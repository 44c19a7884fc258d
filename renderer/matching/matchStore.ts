import type { FileNeed } from '#renderer/ui/index.ts'
import { useSyncExternalStore } from 'react'
import type { MatchOverview, MatchResult } from '#shared/ipc/parts/matching.ts'
import type { OutsideRole } from '#shared/matching/outsideRoles.ts'
import type { Grant } from '#shared/ipc/shell.ts'
import { call, FaultError, newId, shell, showDone, showFault } from '#renderer/bridge/index.ts'

/** The list in hand. Kept outside the screen, so that a person may look elsewhere while a large list is read. */
export type MatchState = Readonly<{
  databaseId: string
  busy: 'reading' | 'looking' | 'matching' | 'saving' | null
  /** A file that needs one more word before it can be read. */
  opening: Opening | null
  overview: MatchOverview | null
  kind: string
  by: 'idCard' | 'name'
  result: MatchResult | null
  /** Keys of new hits that are not kept. */
  without: ReadonlySet<number>
}>

export type Opening = Readonly<{ grant: Grant; file: string }> & FileNeed

const nothing: MatchState = {
  databaseId: '',
  busy: null,
  opening: null,
  overview: null,
  kind: '',
  by: 'name',
  result: null,
  without: new Set(),
}

let state = nothing
const listeners = new Set<() => void>()

function set(more: Partial<MatchState>): void {
  state = { ...state, ...more }
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The list in hand of this file; that of a file that was open before is gone. */
export function useMatchState(databaseId: string): MatchState {
  const now = useSyncExternalStore(subscribe, () => state)
  return now.databaseId === databaseId ? now : nothing
}

/** By number alone a million rows take seconds; by name as well, minutes. */
const manyRows = 200_000

export const matchActions = {
  /** Asks for a file and reads it. */
  choose: async (databaseId: string): Promise<void> => {
    const grant = await shell('dialog.openWorkbook', {}).catch(showFault)
    if (grant) await read(databaseId, grant, {})
  },
  openGrant: (databaseId: string, grant: Grant): Promise<void> => read(databaseId, grant, {}),
  answerOpening: async (key: Readonly<{ password?: string; entry?: string }>): Promise<void> => {
    if (state.opening) await read(state.databaseId, state.opening.grant, key)
  },
  leaveOpening: (): void => set({ opening: null }),
  setKind: (kind: string): void => set({ kind, result: null }),
  setBy: (by: MatchState['by']): void => set({ by, result: null }),
  setRole: (sheet: number, column: number, role: OutsideRole | null): Promise<void> =>
    look({ roles: { [String(sheet)]: { [String(column)]: role } } }),
  include: (sheet: number, include: boolean): Promise<void> => look({ include: { [String(sheet)]: include } }),
  run: async (): Promise<void> => {
    const { overview, kind, by } = state
    if (!overview) return
    const result = await during('matching', () => call('matching.run', { session: overview.session, kind, by }))
    if (result) set({ result, without: new Set() })
  },
  /** Back to the columns, to mend them. */
  mend: (): void => set({ result: null }),
  leaveOut: (key: number, out: boolean): void => {
    const without = new Set(state.without)
    if (out) without.add(key)
    else without.delete(key)
    set({ without })
  },
  keep: (wish: Readonly<{ listName: string; sender: string; levels: ('确定' | '很可能' | '可能')[] }>) => keep(wish),
  cancel: async (): Promise<void> => {
    await call('matching.cancel', {}).catch(showFault)
    set({ ...nothing, databaseId: state.databaseId })
  },
}

async function read(databaseId: string, grant: Grant, key: Readonly<{ password?: string; entry?: string }>): Promise<void> {
  set({ ...nothing, databaseId, busy: 'reading' })
  try {
    const overview = await call('matching.open', { token: grant.token, ...key })
    const rows = overview.tables.reduce((sum, table) => sum + table.rows, 0)
    set({ overview, kind: overview.kind, by: rows > manyRows ? 'idCard' : 'name', busy: null })
  } catch (error) {
    const opening = openingOf(error, grant)
    set({ busy: null, opening })
    if (!opening && !isCancelled(error)) showFault(error)
  }
}

function openingOf(error: unknown, grant: Grant): Opening | null {
  if (!(error instanceof FaultError)) return null
  const { fault } = error
  const file = String(fault['file'] ?? grant.name)
  if (fault.fault === 'import.archive') return { grant, file, need: 'entry', entries: String(fault['entries'] ?? '').split('\n') }
  const isLocked = fault.fault === 'import.passwordNeeded' || fault.fault === 'import.passwordWrong'
  return isLocked ? { grant, file, need: 'password', wasWrong: fault.fault === 'import.passwordWrong' } : null
}

function isCancelled(error: unknown): boolean {
  return error instanceof FaultError && error.fault.fault === 'import.cancelled'
}

async function during<T>(busy: MatchState['busy'], work: () => Promise<T>): Promise<T | null> {
  set({ busy })
  try {
    return await work()
  } catch (error) {
    if (error instanceof FaultError && error.fault.fault === 'import.unknown') set({ overview: null, result: null })
    if (!isCancelled(error)) showFault(error)
    return null
  } finally {
    set({ busy: null })
  }
}

type Said = Readonly<{ roles?: Record<string, Record<string, OutsideRole | null>>; include?: Record<string, boolean> }>

async function look(said: Said): Promise<void> {
  const { overview } = state
  if (!overview) return
  const next = await during('looking', () => call('matching.map', { session: overview.session, ...said }))
  if (next) set({ overview: next, result: null })
}

type Wish = Parameters<typeof matchActions.keep>[0]

/** Answers the batch; null when it was not kept. Records changed since the run: it is run again, and nothing is kept yet. */
async function keep(wish: Wish): Promise<string | null> {
  const { overview, without } = state
  if (!overview) return null
  const session = overview.session
  const kept = await during('saving', async () => {
    try {
      return await call('matching.keep', { session, id: newId(), ...wish, without: [...without] })
    } catch (error) {
      if (!(error instanceof FaultError) || error.fault.fault !== 'import.stale') throw error
      const { kind, by } = state
      set({ result: await call('matching.run', { session, kind, by }) })
      throw error
    }
  })
  if (!kept) return null
  showDone(`已保存比对批次：新增线索 ${kept.fresh} 条，以前已有 ${kept.known} 条，名单中消失 ${kept.gone} 条`)
  await call('matching.cancel', {}).catch(showFault)
  set({ ...nothing, databaseId: state.databaseId })
  return kept.batch
}
