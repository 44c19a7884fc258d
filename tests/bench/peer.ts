import { createRequire } from 'node:module'
import { join } from 'node:path'

type Value = string | number | null
type Row = Record<string, Value>

/** SQLite without this program around it: the same statements, on a file of its own, durable on every commit. */
export type PeerDatabase = Readonly<{
  name: string
  exec: (sql: string) => void
  run: (sql: string, values: readonly Value[]) => void
  all: (sql: string, values?: readonly Value[]) => readonly Row[]
  close: () => void
}>

type Statement = { run: (...values: unknown[]) => unknown; all: (...values: unknown[]) => Row[]; finalize?: () => void }
type Raw = { exec: (sql: string) => unknown; prepare: (sql: string) => Statement; close: () => void }

/**
 * better-sqlite3 (native) where it is installed, in the project or below BENCH_PEERS (a folder with node_modules): it
 * is not among the project's packages because it has to be compiled. Else node-sqlite3-wasm, which works on the file
 * too. Journal DELETE and full synchronisation: what this program promises of a commit.
 */
export function openPeer(path: string): PeerDatabase {
  const native = load<new (path: string) => Raw>('better-sqlite3')
  const wasm = native ?? load<{ Database: new (path: string) => Raw }>('node-sqlite3-wasm')
  if (!wasm) throw new Error('neither better-sqlite3 nor node-sqlite3-wasm is installed')
  const raw = native ? new native(path) : new (wasm as { Database: new (path: string) => Raw }).Database(path)
  raw.exec('PRAGMA journal_mode=DELETE')
  raw.exec('PRAGMA synchronous=FULL')
  const statements = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? raw.prepare(sql)
    statements.set(sql, known)
    return known
  }
  return {
    name: native ? 'better-sqlite3' : 'node-sqlite3-wasm',
    exec: (sql) => void raw.exec(sql),
    run: (sql, values) => void prepared(sql).run([...values]),
    all: (sql, values = []) => prepared(sql).all([...values]),
    close: () => {
      for (const statement of statements.values()) statement.finalize?.()
      raw.close()
    },
  }
}

function load<T>(name: string): T | undefined {
  const folders = [process.env['BENCH_PEERS'], process.cwd()].filter((folder) => folder !== undefined)
  for (const folder of folders) {
    try {
      return createRequire(join(folder, 'here.cjs'))(name) as T
    } catch {
      // Not there, or not made for this platform.
    }
  }
  return undefined
}
