import type { Row } from '#shared/ipc/outputs.ts'

/** Rows that a grid holds, loaded in windows as they come into sight and dropped again far from it. */
export type RowStore = Readonly<{
  get: (id: string) => Row | undefined
  /** Makes sure that the rows from `first` to `last` are there or on their way. */
  want: (ids: readonly string[], first: number, last: number) => void
  put: (rows: readonly Row[]) => void
  /** These rows (or all) are stale: kept on screen, asked again. */
  refresh: (changed: readonly string[] | null) => void
  subscribe: (listener: () => void) => () => void
  version: () => number
}>

/** Rows asked for at once. */
export const windowSize = 200
/** Windows kept around the one in sight: 4,000 rows of 100 fields stay below some 15 MB. */
const windowsKept = 20

export function createRowStore(load: (ids: readonly string[]) => Promise<readonly Row[]>): RowStore {
  const rows = new Map<string, Row>()
  const stale = new Set<string>()
  const listeners = new Set<() => void>()
  let version = 0
  const tell = () => {
    version += 1
    listeners.forEach((listener) => listener())
  }
  const put = (fresh: readonly Row[]) => {
    for (const row of fresh) {
      rows.set(row.id, row)
      stale.delete(row.id)
    }
    tell()
  }
  const loader = createLoader(load, (wanted, fresh) => {
    for (const id of wanted) stale.delete(id)
    put(fresh)
  })
  const want = (ids: readonly string[], first: number, last: number) => {
    for (const part of windowsOf(ids, first, last)) loader(part.filter((id) => !rows.has(id) || stale.has(id)))
    if (rows.size > windowSize * windowsKept * 2) prune(rows, ids, Math.floor(Math.max(0, first) / windowSize))
  }
  const refresh = (changed: readonly string[] | null) => {
    for (const id of changed ?? rows.keys()) if (rows.has(id)) stale.add(id)
    tell()
  }
  return {
    get: (id) => rows.get(id),
    want,
    put,
    refresh,
    subscribe: (listener) => subscribe(listeners, listener),
    version: () => version,
  }
}

/** Asks for rows, never twice at once for the same; what failed may be asked again. */
function createLoader(
  load: (ids: readonly string[]) => Promise<readonly Row[]>,
  arrived: (wanted: readonly string[], fresh: readonly Row[]) => void,
): (ids: readonly string[]) => void {
  const asked = new Set<string>()
  return (ids) => {
    const wanted = ids.filter((id) => !asked.has(id))
    if (wanted.length === 0) return
    for (const id of wanted) asked.add(id)
    load(wanted)
      .then((fresh) => arrived(wanted, fresh))
      .catch(() => undefined)
      .finally(() => wanted.forEach((id) => asked.delete(id)))
  }
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The whole windows that hold the rows from `first` to `last`. */
function windowsOf(ids: readonly string[], first: number, last: number): readonly (readonly string[])[] {
  const from = Math.max(0, Math.floor(first / windowSize))
  const to = Math.floor(Math.max(first, last) / windowSize)
  return Array.from({ length: to - from + 1 }, (_, index) => ids.slice((from + index) * windowSize, (from + index + 1) * windowSize))
}

function prune(rows: Map<string, Row>, ids: readonly string[], around: number): void {
  const first = Math.max(0, around - windowsKept / 2) * windowSize
  const near = new Set(ids.slice(first, first + windowsKept * windowSize))
  for (const id of rows.keys()) if (!near.has(id)) rows.delete(id)
}
