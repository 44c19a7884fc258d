import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import type { Seal } from '#data/file/codec.ts'
import { journalPath } from '#data/file/journal.ts'
import type { JournalKind } from '#data/file/journal.ts'
import { recoverFile } from '#data/file/recover.ts'
import { newEnvelope, rewrap } from '#data/sealing/envelope.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { simulateDisk } from './simulatedDisk.ts'
import type { Files, SimulatedDisk } from './simulatedDisk.ts'

export const path = '/a.tzdb'

/** Every trial runs over plain and over sealed files. */
export type Kind = JournalKind
export const kinds = ['plain', 'sealed'] as const satisfies readonly Kind[]

const made = await newEnvelope('一口旧井')
/** The same data key under two passwords: changing between them is a commit of the first slot. */
const envelopes = [made.envelope, await rewrap(made.envelope, made.dataKey, '两棵老树')] as const
export const seal: Seal = { envelope: made.envelope, dataKey: made.dataKey }

/** A run of commits on a simulated disk. `states[n]` is the file after commit n; `states[0]` before the first. */
export type Recording = Readonly<{ simulated: SimulatedDisk; states: readonly Uint8Array[] }>

const seedImages = new Map<Kind, Uint8Array>()

/** A small ledger file: one table with an index, about 20 pages. */
export async function startImage(kind: Kind): Promise<Uint8Array> {
  const known = seedImages.get(kind)
  if (known !== undefined) return known
  const simulated = simulateDisk(new Map())
  const file = await open(simulated, kind, { create: true })
  file.engine.exec(
    'CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT); CREATE INDEX i ON t(v); CREATE TABLE log(n INTEGER PRIMARY KEY, x TEXT)',
  )
  insert(file, 300, seededText(1))
  file.commit()
  file.close()
  const image = simulated.files().get(path)!
  seedImages.set(kind, image)
  return image
}

type Opening = Readonly<{ create?: boolean; capture?: 'compared' }>

export async function open(simulated: SimulatedDisk, kind: Kind, options: Opening = {}): Promise<DatabaseFile> {
  const secrets = kind === 'sealed' ? { seal } : {}
  const file = await openDatabaseFile(path, { ...options, ...secrets, disk: simulated.disk, lock: false })
  if (isFault(file)) throw new Error(JSON.stringify(file))
  return file
}

/** Commits of all kinds, with a close and reopen in the middle. */
export async function record(random: () => number, kind: Kind): Promise<Recording> {
  const simulated = simulateDisk(new Map([[path, await startImage(kind)]]))
  const states = [await startImage(kind)]
  let file = await open(simulated, kind)
  for (let commit = 1; commit <= 8; commit++) {
    const isPasswordChange = kind === 'sealed' && random() < 0.2
    if (!isPasswordChange) change(file, random)
    simulated.log.push({ kind: 'begin', state: commit })
    const done = isPasswordChange ? file.reseal(envelopes[commit % 2]!) : file.commit()
    if (isFault(done)) throw new Error(JSON.stringify(done))
    simulated.log.push({ kind: 'acknowledged', state: commit })
    states.push(simulated.files().get(path)!)
    if (commit === 4) {
      file.close()
      file = await open(simulated, kind)
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
export function recoverOurselves(files: Files, kind: Kind): { bytes: Uint8Array; simulated: SimulatedDisk } {
  const simulated = simulateDisk(files)
  recoverFile(simulated.disk, path, simulated.disk.open(path, 'r+'), kind)
  return { bytes: simulated.files().get(path)!, simulated }
}

/** The journals that a recording made. */
export function journalsOf({ simulated }: Recording, kind: Kind): ReadonlySet<number> {
  return new Set(
    simulated.log.flatMap((operation) =>
      operation.kind === 'create' && operation.path === journalPath(path, kind) ? [operation.inode] : [],
    ),
  )
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
