import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locateWasm } from '#data/engine/loadEngine.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { seededRandom } from './powerCut.ts'

/** Kills of a committing process: a few with every test, 2,000 with `npm run crash`. */
const kills = Number(process.env['CRASH_KILLS'] ?? 16)

let folder: string
let script: string
let path: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-kill-'))
  script = join(folder, 'writer.cjs')
  path = join(folder, 'a.tzdb')
  const entryPoints = [join(import.meta.dirname, 'killedWriter.ts')]
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile: script, logLevel: 'error' })
  const file = await openDatabaseFile(path, { create: true })
  if (isFault(file)) throw new Error(JSON.stringify(file))
  file.engine.exec(`CREATE TABLE counter(n INTEGER); INSERT INTO counter VALUES (0);
    CREATE TABLE log(n INTEGER PRIMARY KEY, x TEXT); CREATE TABLE t(id INTEGER PRIMARY KEY, v INTEGER, x TEXT); CREATE INDEX byV ON t(v);
    WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999) INSERT INTO t SELECT i, 0, printf('%0500d', i) FROM n`)
  file.close()
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the writer and kills it after `delayMs` from its first commit; answers the last commit that it announced. */
function killWriter(capture: string, delayMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, path, capture], {
      env: { ...process.env, TOWNSHIP_LEDGER_WASM: locateWasm() },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += String(chunk)))
    child.stdout.on('data', (chunk) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), delayMs)
      output += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      const last = Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1))
      if (code !== null || !Number.isFinite(last)) reject(new Error(`writer ended by itself: ${errors}`))
      else resolve(last)
    })
  })
}

test('a process killed at any moment loses no commit that it announced', async () => {
  const random = seededRandom(kills)
  let acknowledged = 0
  let hot = 0
  for (let kill = 0; kill < kills; kill++) {
    acknowledged = await killWriter(kill % 8 === 7 ? 'compared' : 'auto', random() * 60)
    const journal = existsSync(`${path}-journal`) ? readFileSync(`${path}-journal`) : Buffer.alloc(1)
    if (journal[0] !== 0) hot++
    // Every other time the real SQLite comes first and does the rolling back.
    if (kill % 2 === 0) expect(execFileSync('sqlite3', [path, 'PRAGMA integrity_check'], { encoding: 'utf8' }).trim()).toBe('ok')
    const file = await openDatabaseFile(path, { check: 'full' })
    if (isFault(file)) throw new Error(`kill ${kill}: ${JSON.stringify(file)}`)
    const [[counter, logged, last, newest]] = file.engine.values(
      'SELECT (SELECT n FROM counter), (SELECT count(*) FROM log), (SELECT max(n) FROM log), (SELECT count(*) FROM t WHERE v = (SELECT n FROM counter))',
    ) as [[number, number, number, number]]
    expect({ counter, logged, last, newest }).toEqual({ counter, logged: counter, last: counter, newest: 20 })
    expect([acknowledged, acknowledged + 1]).toContain(counter)
    file.close({ discard: true })
  }
  process.stdout.write(`${kills} kills, ${acknowledged} commits announced, ${hot} hot journals found\n`)
}, 3_600_000)
