import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { call, ok, openPractice, shell } from '#tests/e2e/bridge.ts'
import { channels, install, packed, programName, start, startAlone, tidy } from './installed.ts'

/** Exactly the files that are shipped, with all fuses as they are shipped. */

test.afterEach(() => tidy())

/** '0' and '1' as the wire holds them. */
const [off, on] = [48, 49]

for (const channel of channels()) {
  test(`the fuses of the shipped program (${channel}) @quick @windows`, async () => {
    const wire = await getCurrentFuseWire(join(packed(channel), programName))
    expect({
      node: wire[FuseV1Options.RunAsNode],
      options: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    }).toEqual({ node: off, options: off, inspect: off, onlyAsar: on })
  })

  test(`the shipped program opens a file, and no code that was laid beside it (${channel})`, async () => {
    const other = await install(channel)
    const first = await start(other)
    ok(await shell(first.page, 'settings.set', { operator: '张敏' }))
    await openPractice(first.page, 5)
    ok(await call(first.page, 'file.close', {}))
    await first.close()

    const program = { ...(await install(channel, true)), home: other.home, userData: other.userData }
    const betrayed = join(program.work, 'betrayed')
    mkdirSync(join(program.folder, 'resources', 'app'))
    writeFileSync(join(program.folder, 'resources', 'app', 'package.json'), '{"name":"x","main":"x.js"}')
    writeFileSync(join(program.folder, 'resources', 'app', 'x.js'), `require('fs').writeFileSync(${JSON.stringify(betrayed)}, '')`)
    const recent = join(program.userData, 'recent.json')
    writeFileSync(recent, '[]')
    const running = startAlone(program, { args: ['--inspect=0', join(program.userData, '练习库', '练习台账_1.tzdb')] })
    try {
      // The page remembers a file once it is open.
      await expect.poll(() => readFileSync(recent, 'utf8'), { timeout: 60_000 }).toContain('练习台账_1.tzdb')
      expect(existsSync(betrayed)).toBe(false)
    } finally {
      running.kill('SIGKILL')
      await new Promise((resolve) => running.on('exit', resolve))
    }
  })
}
