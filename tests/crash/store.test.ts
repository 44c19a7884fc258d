import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locateWasm } from '#data/engine/loadEngine.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'

/** Kills of a process that works through the data core: a few with every test, 2,000 with `npm run crash`. */
const kills = Number(process.env['CRASH_KILLS'] ?? 8)

/** The file grows with its log; a new one now and then keeps a long run at the same speed. */
const killsPerFile = 20

let folder: string
let script: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-store-kill-'))
  script = join(folder, 'writer.cjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, 'storeWriter.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: script,
    logLevel: 'error',
    define: { 'import.meta.url': '""' },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lets the writer work for a while and kills it; answers what it had been told is done. */
function killWriter(path: string, delayMs: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, path], {
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
      if (code !== null) reject(new Error(`writer ended by itself: ${errors}`))
      else
        resolve(
          output
            .slice(0, output.lastIndexOf('\n') + 1)
            .split('\n')
            .filter((line) => line !== ''),
        )
    })
  })
}

async function makeFile(name: string): Promise<string> {
  const core = makeTestCore({ folder: mkdtempSync(join(folder, 'file-')) })
  const path = core.at(name)
  await core.ok('file.sample', { token: core.token(path), households: 100, persons: 300, seed: 1 })
  await core.core.close()
  return path
}

async function expectSound(core: TestCore, acknowledged: readonly string[]): Promise<void> {
  const { engine } = core.core.context.file()
  expect(await core.ok('file.verify', {})).toMatchObject({ ok: true, problems: [] })
  const stored = new Set(engine.values('SELECT id FROM change_set').map((row) => row[0]))
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  for (const [label, changes] of engine.values(
    `SELECT label, (SELECT count(*) FROM change c WHERE c.set_seq = s.seq) FROM change_set s WHERE kind = 'import'`,
  )) {
    expect(`导入 ${Number(changes)}`).toBe(label)
  }
}

test('a process killed at any moment loses nothing that it was told is done, and leaves no half of anything', async () => {
  let path = ''
  let sets: string[] = []
  let told = 0
  let backups = 0
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % killsPerFile === 0) {
      path = await makeFile('被杀的.tzdb')
      sets = []
    }
    const done = await killWriter(path, Math.random() * 700)
    const made = done.filter((line) => line.startsWith('backup ')).map((line) => line.slice(7))
    sets.push(...done.filter((line) => line.startsWith('set ')).map((line) => line.slice(4)))
    told += done.length
    backups += made.length
    // Every other time the real SQLite comes first and does the rolling back.
    if (kill % 2 === 0) expect(execFileSync('sqlite3', [path, 'PRAGMA integrity_check'], { encoding: 'utf8' }).trim()).toBe('ok')
    const core = makeTestCore({ folder: join(path, '..') })
    await core.ok('file.open', { token: core.token(path) })
    await expectSound(core, sets)
    const listed = await core.ok('backup.list', {})
    for (const backup of made) expect(listed.some((entry) => backup.endsWith(entry.name) && entry.proved)).toBe(true)
    await core.core.close()
  }
  process.stdout.write(`${kills} kills through the data core, ${told} answers before them (${backups} backups), none lost\n`)
}, 7_200_000)
