import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { recoverFile } from '#data/file/recover.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { simulateDisk } from './simulatedDisk.ts'
import type { Files, SimulatedDisk } from './simulatedDisk.ts'

export const path = '/a.tzdb'

/** A run of commits on a simulated disk. `states[n]` is the file after commit n; `states[0]` before the first. */
export type Recording = Readonly<{ simulated: SimulatedDisk; states: readonly Uint8Array[] }>

let seedImage: Uint8Array | undefined

/** A small ledger file: one table with an index, about 20 pages. */
export async function startImage(): Promise<Uint8Array> {
  if (seedImage !== undefined) return seedImage
  const simulated = simulateDisk(new Map())
  const file = await open(simulated, { create: true })
  file.engine.exec(
    'CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT); CREATE INDEX i ON t(v); CREATE TABLE log(n INTEGER PRIMARY KEY, x TEXT)',
  )
  insert(file, 300, seededText(1))
  file.commit()
  file.close()
  seedImage = simulated.files().get(path)!
  return seedImage
}

export async function open(simulated: SimulatedDisk, options: { create?: boolean; capture?: 'compared' } = {}): Promise<DatabaseFile> {
  const file = await openDatabaseFile(path, { ...options, disk: simulated.disk, lock: false })
  if (isFault(file)) throw new Error(JSON.stringify(file))
  return file
}

/** Commits of all kinds, with a close and reopen in the middle. */
export async function record(random: () => number): Promise<Recording> {
  const simulated = simulateDisk(new Map([[path, await startImage()]]))
  const states = [await startImage()]
  let file = await open(simulated)
  for (let commit = 1; commit <= 8; commit++) {
    change(file, random)
    simulated.log.push({ kind: 'begin', state: commit })
    const done = file.commit()
    if (isFault(done)) throw new Error(JSON.stringify(done))
    simulated.log.push({ kind: 'acknowledged', state: commit })
    states.push(simulated.files().get(path)!)
    if (commit === 4) {
      file.close()
      file = await open(simulated)
    }
  }
  file.close()
  return { simulated, states }
}

/** One transaction: update, growth, deletion, or a VACUUM that makes the file shorter. */
export function change(file: DatabaseFile, random: () => number): void {
  const kind = random()
  const text = seededText(Math.floor(random() * 1e9))
  if (kind < 0.5) {
    file.engine.transaction(() => {
      for (let row = 0; row < 5; row++) file.engine.run('UPDATE t SET v = ? WHERE id = ?', [text, Math.floor(random() * 300)])
      file.engine.run('INSERT INTO log(x) VALUES (?)', [text])
    })
  } else if (kind < 0.75) insert(file, 100, text)
  else if (kind < 0.9) file.engine.run('DELETE FROM t WHERE id % 7 = ?', [Math.floor(random() * 7)])
  else file.engine.exec(`DELETE FROM t WHERE id > ${200 + Math.floor(random() * 100)}; VACUUM`)
}

function insert(file: DatabaseFile, rows: number, text: string): void {
  file.engine.transaction(() => {
    for (let row = 0; row < rows; row++) file.engine.run('INSERT INTO t(v) VALUES (?)', [`${row}${text}`])
  })
}

function seededText(seed: number): string {
  return `${seed}`.repeat(12)
}

/** What our own recovery makes of a crashed disk. */
export function recoverOurselves(files: Files): { bytes: Uint8Array; simulated: SimulatedDisk } {
  const simulated = simulateDisk(files)
  recoverFile(simulated.disk, path, simulated.disk.open(path, 'r+'))
  return { bytes: simulated.files().get(path)!, simulated }
}

const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ledger-crash-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

/**
 * What the real SQLite makes of crashed disks, and what its own check then says: the `sqlite3` shell, many files to one
 * run. (node-sqlite3-wasm cannot judge here: it takes its own lock for a writer's and leaves hot journals alone.)
 */
export function recoverBySqlite(disks: readonly Files[]): { bytes: Uint8Array; check: string }[] {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch)
  disks.forEach((files, index) => {
    writeFileSync(join(scratch, `${index}.tzdb`), files.get(path)!)
    const journal = files.get(`${path}-journal`)
    if (journal !== undefined) writeFileSync(join(scratch, `${index}.tzdb-journal`), journal)
  })
  const script = disks.map((_, index) => `.open ${index}.tzdb\n.print <${index}>\nPRAGMA integrity_check(1);\n`).join('')
  const { stdout } = spawnSync('sqlite3', [':memory:'], { cwd: scratch, input: script, encoding: 'utf8' })
  const checks = new Map([...stdout.matchAll(/<(\d+)>\n([^<]*)/g)].map(([, index, check]) => [Number(index), check!.trim()]))
  return disks.map((_, index) => ({
    check: checks.get(index) ?? 'no answer',
    bytes: readFileSync(join(scratch, `${index}.tzdb`)),
  }))
}

export function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}
