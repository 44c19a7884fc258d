import { openEngine } from '#data/engine/engine.ts'
import type { SqlJs } from '#data/engine/loadEngine.ts'
import type { PageChange } from './commitProtocol.ts'
import { emptyImage, newPageSize, stampHeader } from './header.ts'
import { createPageSource } from './pages.ts'
import { seedOf, trackImage } from './trackedImage.ts'

const results = new WeakMap<SqlJs, boolean>()

/**
 * Does catching page writes work with this sql.js? It leans on how its in-memory files behave, so it is tried once per
 * process: the pages caught must make up exactly the image that the public `export()` gives.
 */
export function canTrackPages(sqlJs: SqlJs): boolean {
  const known = results.get(sqlJs)
  if (known !== undefined) return known
  let works = false
  try {
    works = tryTracking(sqlJs)
  } catch {
    // Whatever goes wrong in here, the comparing way needs none of it.
  }
  results.set(sqlJs, works)
  return works
}

function tryTracking(sqlJs: SqlJs): boolean {
  const tracked = trackImage(emptyImage(), newPageSize, newPageSize * 64)
  const engine = openEngine(sqlJs, seedOf(tracked))
  try {
    const source = createPageSource(engine, {
      tracked,
      base: tracked,
      track: (bytes) => trackImage(bytes, newPageSize),
    })
    const disk = new Uint8Array(newPageSize * 64)
    disk.set(emptyImage())
    for (const sql of steps) {
      engine.exec(sql)
      const { pages } = source.changes()
      if (source.mode() !== 'tracked' || pages.length === 0) return false
      writeAll(disk, pages)
      source.settle()
    }
    return isSameDatabase(disk.subarray(0, tracked.used), engine.export())
  } finally {
    engine.close()
  }
}

function writeAll(disk: Uint8Array, pages: readonly PageChange[]): void {
  for (const { index, now } of pages) if (now !== undefined) disk.set(now, index * newPageSize)
}

const steps = [
  'CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX i ON t(b)',
  `WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 500) INSERT INTO t SELECT x, printf('%060d', x) FROM n`,
  `UPDATE t SET b = 'changed' WHERE a % 7 = 0`,
  // No mass deletion: SQLite leaves the content of freed pages open, so an export may differ from the file there.
  'DELETE FROM t WHERE a = 300',
]

/** Equal apart from the counters of the header and the seals, which an export does not carry. */
function isSameDatabase(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false
  const [one, other] = [left, right].map((bytes) => {
    const copy = bytes.slice()
    stampHeader(copy, 0, 0)
    for (let end = newPageSize; end <= copy.length; end += newPageSize) copy.fill(0, end - 8, end)
    return copy
  }) as [Uint8Array, Uint8Array]
  return Buffer.compare(one, other) === 0
}
