import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'

/** One line of the table. Times in milliseconds per commit; `openMs` is reading and checking the file on opening. */
export type CommitRow = Readonly<{
  megabytes: number
  way: string
  commits: number
  p50: number
  p95: number
  openMs: number
}>

type Writer = Readonly<{ change: (number: number) => void; close: () => void }>

/**
 * Cost of one durable commit (one person changed, an indexed column among it, and one log row), for both ways of
 * catching pages and for native SQLite files as the peer, all with full sync.
 */
export async function benchCommit(megabytes: readonly number[] = [16, 60, 200]): Promise<CommitRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const rows: CommitRow[] = []
  try {
    for (const size of megabytes) rows.push(...(await measureSize(folder, size)))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return rows
}

async function measureSize(folder: string, megabytes: number): Promise<CommitRow[]> {
  const base = join(folder, 'base.tzdb')
  const path = join(folder, 'run.tzdb')
  await makeBase(base, megabytes)
  const rows: CommitRow[] = []
  for (const way of ways) {
    copyFileSync(base, path)
    const row = await measure(way, path, megabytes)
    if (row !== undefined) rows.push(row)
    rmSync(path)
  }
  rmSync(base)
  return rows
}

type Way = Readonly<{ name: string; commits: number; open: (path: string) => Promise<Writer | undefined> }>

const ways: readonly Way[] = [
  { name: '逐页（tracked）', commits: 200, open: (path) => openOurs(path, 'auto') },
  { name: '比较（compared）', commits: 20, open: (path) => openOurs(path, 'compared') },
  { name: 'node-sqlite3-wasm DELETE FULL', commits: 100, open: (path) => openPeer('node-sqlite3-wasm', path) },
  { name: 'better-sqlite3 DELETE FULL', commits: 200, open: (path) => openPeer('better-sqlite3', path) },
]

const update = `UPDATE person SET income = ?, status = ? WHERE id = ?`
const logRow = `INSERT INTO log(person, text) VALUES (?, ?)`

async function openOurs(path: string, capture: 'auto' | 'compared'): Promise<Writer> {
  const file = good(await openDatabaseFile(path, { capture }))
  return {
    change: (number) => {
      file.engine.transaction(() => {
        file.engine.run(update, [number, `s${number}`, (number * 7919) % 30_000])
        file.engine.run(logRow, [number, 'x'.repeat(200)])
      })
      good(file.commit())
    },
    close: () => void file.close(),
  }
}

type PeerDatabase = {
  exec: (sql: string) => unknown
  close: () => void
  prepare: (sql: string) => { run: (...values: unknown[]) => unknown }
}

/** A peer that is not installed is left out of the table. */
async function openPeer(name: string, path: string): Promise<Writer | undefined> {
  const module = (await import(/* @vite-ignore */ name).catch(() => undefined)) as
    | { default: { Database?: new (path: string) => PeerDatabase } & (new (path: string) => PeerDatabase) }
    | undefined
  if (module === undefined) return undefined
  const takesArrays = module.default.Database !== undefined
  const database = new (module.default.Database ?? module.default)(path)
  database.exec('PRAGMA journal_mode=DELETE')
  database.exec('PRAGMA synchronous=FULL')
  const [first, second] = [database.prepare(update), database.prepare(logRow)]
  const run = (statement: typeof first, values: unknown[]): unknown =>
    takesArrays ? statement.run(values) : statement.run(...values)
  return {
    change: (number) => {
      database.exec('BEGIN IMMEDIATE')
      run(first, [number, `s${number}`, (number * 7919) % 30_000])
      run(second, [number, 'x'.repeat(200)])
      database.exec('COMMIT')
    },
    close: () => {
      for (const statement of [first, second] as { finalize?: () => void }[]) statement.finalize?.()
      database.close()
    },
  }
}

async function measure(way: Way, path: string, megabytes: number): Promise<CommitRow | undefined> {
  const start = performance.now()
  const writer = await way.open(path)
  const openMs = performance.now() - start
  if (writer === undefined) return undefined
  const times: number[] = []
  for (let number = 0; number < way.commits + 5; number++) {
    const before = performance.now()
    writer.change(number)
    // The first ones fill caches and make the journal.
    if (number >= 5) times.push(performance.now() - before)
  }
  writer.close()
  times.sort((left, right) => left - right)
  const at = (share: number): number => round(times[Math.floor(times.length * share)] ?? NaN)
  return { megabytes, way: way.name, commits: times.length, p50: at(0.5), p95: at(0.95), openMs: round(openMs) }
}

/** A township's worth of persons (39,000 rows of 30 columns in 16 MB), or a multiple of it. */
async function makeBase(path: string, megabytes: number): Promise<void> {
  const file: DatabaseFile = good(await openDatabaseFile(path, { create: true }))
  const texts = Array.from({ length: 26 }, (_, index) => `c${index} TEXT`).join(', ')
  file.engine.exec(`CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, income INTEGER, status TEXT, ${texts});
    CREATE INDEX byStatus ON person(status); CREATE TABLE log(id INTEGER PRIMARY KEY, person INTEGER, text TEXT)`)
  const values = Array.from({ length: 26 }, (_, index) => `printf('%0${6 + (index % 12)}d', i * ${index + 3})`).join(
    ', ',
  )
  const wanted = Math.floor((megabytes / 16) * 39_000)
  file.engine.exec(`WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${wanted - 1})
    INSERT INTO person SELECT i, printf('村民%06d', i), i * 100, printf('s%d', i % 97), ${values} FROM n`)
  good(file.commit())
  file.close()
  if (statSync(path).size < megabytes * 0.8e6) throw new Error('the base file is too small')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function good<T>(outcome: Outcome<T>): T {
  if (isFault(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
