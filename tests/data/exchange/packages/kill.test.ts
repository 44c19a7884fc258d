import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPackage, readPackage } from '#data/exchange/packages/readPackage.ts'
import { locateWasm } from '#data/engine/loadEngine.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { addFamily, addVillage, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { seededRandom } from '../../../crash/powerCut.ts'
import { sound } from './sending.ts'

/** Kills of a packing, merging and opening process: a few with every test, more with PACKAGE_KILLS=<n>. */
const kills = Number(process.env['PACKAGE_KILLS'] ?? 3)

let folder: string
let script: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '打包-强杀-'))
  script = join(folder, 'packer.cjs')
  const entryPoints = [join(import.meta.dirname, 'killedPacker.ts')]
  buildSync({
    entryPoints,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: script,
    logLevel: 'error',
    define: { 'import.meta.url': '""' },
  })
  const town = makeTestCore({ folder, newId: v7 })
  await town.ok('file.create', { token: town.token(town.at('镇.tzdb')), township: '测试镇' })
  const village = await addVillage(town, '白沙村')
  for (let n = 0; n < 20; n++) await addFamily(town, village, [{ name: `户主${n}` }, { name: `家人${n}`, relation: '配偶' }])
  const sent = town.token(town.at('一号.tzpkg'))
  await town.ok('package.make', { token: sent, place: '白沙村', kind: 'subset', villages: [village] })
  await town.ok('package.open', { token: sent, to: town.token(town.at('村.tzdb')) })
  await town.core.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the process and kills it so long after it said its first word; answers what it said. */
function killPacker(delayMs: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, folder], {
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
      if (code === null) resolve(output.slice(0, output.lastIndexOf('\n') + 1).split('\n'))
      else reject(new Error(`packer ended by itself: ${errors}`))
    })
  })
}

async function openedAgain(name: string): Promise<TestCore> {
  const core = makeTestCore({ folder })
  await core.ok('file.open', { token: core.token(core.at(name)) })
  return core
}

test('killed at any moment: no half package or file under its name, nothing that was said is lost, both files are sound', async () => {
  const random = seededRandom(kills)
  for (let kill = 0; kill < kills; kill++) {
    const said = await killPacker(Math.floor(random() * 2_500))
    const names = readdirSync(folder)
    for (const line of said.filter((one) => one !== '')) {
      const [what, name] = line.split(' ') as [string, string]
      if (what !== 'merged') expect(names).toContain(name)
    }
    for (const name of names.filter((one) => one.endsWith('.tzpkg'))) {
      const read = readPackage(join(folder, name))
      expect([name, isFault(read) ? read : 'whole']).toEqual([name, 'whole'])
      if (!isFault(read)) expect(await openPackage(read, '井边两棵柳树')).toMatchObject({ letter: {} })
    }
    const [town, village] = [await openedAgain('镇.tzdb'), await openedAgain('村.tzdb')]
    await sound(town, village)
    const merged = said.filter((line) => line.startsWith('merged ')).map((line) => line.slice('merged '.length))
    const known = new Set((await town.ok('history.list', { limit: 500 })).map(({ id }) => id))
    expect(merged.filter((id) => !known.has(id))).toEqual([])
    const files = names.filter((one) => one.endsWith('新.tzdb'))
    for (const name of files.slice(-1)) await openedAgain(name).then(async (core) => (await sound(core), core.core.close()))
    await Promise.all([town.core.close(), village.core.close()])
    for (const name of readdirSync(folder))
      if (/^[0-9a-f-]{36}|^备份$/.test(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
})
