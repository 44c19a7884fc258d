import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { buildSync } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockPath, type LockHolder } from '#data/file/lock.ts'
import { openTestCore, type TestCore } from '#tests/harness/dataCore.ts'

let core: TestCore
const children: ChildProcess[] = []

beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await core.dispose()
})

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

/** The file is closed here and held by another process of this computer. */
async function heldBy({ pid }: ChildProcess): Promise<void> {
  await core.ok('file.close', {})
  const holder: LockHolder = { who: '李书记', host: hostname(), pid: pid!, since: '2026-03-02T01:00:00.000Z', token: 'other' }
  writeFileSync(lockPath(core.at('测试镇.tzdb')), JSON.stringify(holder))
}

const open = () => core.core.call('file.open', { token: core.token(core.at('测试镇.tzdb')) })

test('a file whose last user is just going is opened, not refused', async () => {
  const going = start('-e', 'setTimeout(() => undefined, 60_000)')
  await heldBy(going)
  setTimeout(() => going.kill('SIGKILL'), 700)
  expect(await open()).toMatchObject({ name: '测试镇.tzdb' })
})

test('a file that stays in use is refused after a moment, with who has it', async () => {
  await heldBy(start('-e', 'setTimeout(() => undefined, 60_000)'))
  expect(await open()).toMatchObject({ fault: 'file.locked', who: '李书记' })
})

/** A process that never rests, as the data core while it checks a file, watching its parent. */
const busyChild = `
  import { endWithParent } from '#data/core/orphan.ts'
  endWithParent()
  process.stdout.write('up')
  const work = () => {
    const until = Date.now() + 60
    while (Date.now() < until);
    setImmediate(work)
  }
  work()`

test('a killed program takes its data process along', async () => {
  const script = core.at('child.cjs')
  buildSync({
    stdin: { contents: busyChild, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    outfile: script,
  })
  const parent = start(
    '-e',
    `const child = require('node:child_process').spawn(process.execPath, [process.argv[1]], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.once('data', () => process.stdout.write(String(child.pid)))`,
    script,
  )
  const [told] = (await once(parent.stdout!, 'data')) as [Buffer]
  const pid = Number(told.toString())
  expect(isThere(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isThere(pid), { timeout: 10_000, interval: 50 }).toBe(false)
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
