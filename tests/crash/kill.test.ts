import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locateWasm } from '#data/engine/loadEngine.ts'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { encodeEnvelope } from '#data/sealing/envelope.ts'
import { seededRandom } from './powerCut.ts'
import { seal } from './session.ts'

/** Kills of a committing process: a few with every test, 2,000 with `npm run crash`. */
const kills = Number(process.env['CRASH_KILLS'] ?? 16)

let folder: string
let script: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-kill-'))
  script = join(folder, 'writer.cjs')
  const entryPoints = [join(import.meta.dirname, 'killedWriter.ts')]
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile: script, logLevel: 'error' })
})

async function makeFile(path: string, isSealed: boolean): Promise<void> {
  const file = await openDatabaseFile(path, isSealed ? { create: true, seal } : { create: true })
  if (isFault(file)) throw new Error(JSON.stringify(file))
  file.engine.exec(`CREATE TABLE counter(n INTEGER); INSERT INTO counter VALUES (0);
    CREATE TABLE log(n INTEGER PRIMARY KEY, x TEXT); CREATE TABLE t(id INTEGER PRIMARY KEY, v INTEGER, x TEXT); CREATE INDEX byV ON t(v);
    WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999) INSERT INTO t SELECT i, 0, printf('%0500d', i) FROM n`)
  file.close()
}

afterAll(() => rmSync(folder, { recursive: true }))

type Kill = Readonly<{ path: string; capture: string; delayMs: number; env: Readonly<Record<string, string>> }>

/** Runs the writer and kills it after `delayMs` from its first commit; answers the last commit that it announced. */
function killWriter({ path, capture, delayMs, env }: Kill): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, path, capture], {
      env: { ...process.env, ...env, TOWNSHIP_LEDGER_WASM: locateWasm() },
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

const sealHex = Buffer.concat([encodeEnvelope(seal.envelope), seal.dataKey]).toString('hex')
const ways = {
  plain: { isSealed: false, env: {} },
  sealed: { isSealed: true, env: { SEAL: sealHex } },
  'sealed, made plain, given another password': { isSealed: false, env: { SEAL: sealHex, CONVERT: '1' } },
}

test.each(Object.entries(ways))(
  'a process killed at any moment loses no commit that it announced (%s)',
  async (name, { isSealed, env }) => {
    const path = join(folder, `${Object.keys(ways).indexOf(name)}.tzdb`)
    await makeFile(path, isSealed)
    const random = seededRandom(kills)
    let acknowledged = 0
    let hot = 0
    let beside = 0
    let sealedSeen = 0
    for (let kill = 0; kill < (name === 'plain' ? kills : kills / 2); kill++) {
      acknowledged = await killWriter({
        path,
        capture: kill % 8 === 7 ? 'compared' : 'auto',
        delayMs: random() * (env === ways.plain.env || isSealed ? 60 : 250),
        env,
      })
      if ([`${path}-journal`, `${path}-sealed-journal`].some((at) => existsSync(at) && readFileSync(at)[0] !== 0)) hot++
      if (existsSync(`${path}.converting`)) beside++
      if (name === 'plain' && kill % 2 === 0) expectSoundForSqlite(path)
      const file = await openDatabaseFile(path, { check: 'full', seal })
      if (isFault(file)) throw new Error(`kill ${kill}: ${JSON.stringify(file)}`)
      const [[counter, logged, last, newest]] = file.engine.values(
        'SELECT (SELECT n FROM counter), (SELECT count(*) FROM log), (SELECT max(n) FROM log), (SELECT count(*) FROM t WHERE v = (SELECT n FROM counter))',
      ) as [[number, number, number, number]]
      expect({ counter, logged, last, newest }).toEqual({ counter, logged: counter, last: counter, newest: 20 })
      expect([acknowledged, acknowledged + 1]).toContain(counter)
      expect(existsSync(`${path}.converting`)).toBe(false)
      if (!isSealed) sealedSeen += file.codec().seal === undefined ? 0 : 1
      file.close({ discard: true })
    }
    process.stdout.write(
      `${name === 'plain' ? kills : kills / 2} kills (${name}), ${acknowledged} commits announced, ${hot} hot journals and ${beside} half conversions found, sealed ${sealedSeen} times\n`,
    )
  },
  3_600_000,
)

/** Every other time the real SQLite comes first and does the rolling back. */
function expectSoundForSqlite(path: string): void {
  expect(execFileSync('sqlite3', [path, 'PRAGMA integrity_check'], { encoding: 'utf8' }).trim()).toBe('ok')
}
