import { closeSync, copyFileSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { openPeer } from './peer.ts'
import { quantile } from './row.ts'
import type { BenchRow, Suite } from './row.ts'
import { good } from './session.ts'

const sizes = [16, 60, 200]
const commits = 200
const warmUp = 10

/**
 * One durable commit of the file room (one person changed, an indexed column among it, and one log row) against SQLite
 * on a file of its own. The two take turns, so that what else the machine does hits both.
 */
export const commitSuite: Suite = async ({ folder }) => {
  const rows: BenchRow[] = []
  for (const size of sizes) rows.push(await measureSize(folder, size))
  return [...rows, flatness('引擎与文件提交：200 MB 比 16 MB', rows)]
}

/** Cost at the largest size against the smallest: 1 is flat. */
export function flatness(name: string, rows: readonly BenchRow[]): BenchRow {
  const first = rows[0]!
  const last = rows.at(-1)!
  const peer = { name: '同样操作在 16 MB', value: first.value }
  return { name, value: last.value, unit: 'ms', peer, target: { of: 'ratio', most: 1.3 } }
}

export const update = `UPDATE person SET income = ?, status = ? WHERE id = ?`
export const logRow = `INSERT INTO log(person, text) VALUES (?, ?)`
export const logText = 'x'.repeat(200)

async function measureSize(folder: string, megabytes: number): Promise<BenchRow> {
  const path = join(folder, 'commit.tzdb')
  const peerPath = join(folder, 'commit-peer.db')
  await makeBase(path, megabytes)
  copySettled(path, peerPath)
  const file = good(await openDatabaseFile(path))
  const peer = openPeer(peerPath)
  const own: number[] = []
  const others: number[] = []
  for (let number = 0; number < commits + warmUp; number++) {
    const person = [number, `s${number}`, (number * 7919) % 30_000]
    const ownMs = clock(() => {
      file.engine.transaction(() => {
        file.engine.run(update, person)
        file.engine.run(logRow, [number, logText])
      })
      good(file.commit())
    })
    const peerMs = clock(() => {
      peer.exec('BEGIN IMMEDIATE')
      peer.run(update, person)
      peer.run(logRow, [number, logText])
      peer.exec('COMMIT')
    })
    if (number < warmUp) continue
    own.push(ownMs)
    others.push(peerMs)
  }
  file.close()
  peer.close()
  for (const made of [path, peerPath]) rmSync(made)
  return commitRow(`引擎与文件提交，${megabytes} MB`, peer.name, own, others)
}

/** A copy that is on the disk: else the first commits would wait for its pages. */
export function copySettled(from: string, to: string): void {
  copyFileSync(from, to)
  const file = openSync(to, 'r+')
  fsyncSync(file)
  closeSync(file)
}

export function commitRow(name: string, peerName: string, own: readonly number[], others: readonly number[]): BenchRow {
  return {
    name,
    value: quantile(own, 0.5),
    p95: quantile(own, 0.95),
    unit: 'ms',
    peer: { name: peerName, value: quantile(others, 0.5), p95: quantile(others, 0.95) },
    target: { of: 'ratio', most: 1.5 },
  }
}

export function clock(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** A township's worth of persons (39,000 rows of 30 columns in 16 MB), or a multiple of it. */
export async function makeBase(path: string, megabytes: number): Promise<void> {
  const file = good(await openDatabaseFile(path, { create: true }))
  const texts = Array.from({ length: 26 }, (_, index) => `c${index} TEXT`).join(', ')
  file.engine.exec(`CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, income INTEGER, status TEXT, ${texts});
    CREATE INDEX byStatus ON person(status); CREATE TABLE log(id INTEGER PRIMARY KEY, person INTEGER, text TEXT)`)
  const columns = Array.from({ length: 26 }, (_, index) => `printf('%0${6 + (index % 12)}d', i * ${index + 3})`)
  const wanted = Math.floor((megabytes / 16) * 39_000)
  file.engine.exec(`WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${wanted - 1})
    INSERT INTO person SELECT i, printf('村民%06d', i), i * 100, printf('s%d', i % 97), ${columns.join(', ')} FROM n`)
  good(file.commit())
  file.close()
  if (statSync(path).size < megabytes * 0.8e6) throw new Error('the base file is too small')
}
