import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { call, ok, openPractice, shell } from '#tests/e2e/bridge.ts'
import { channels, fullDisk, install, logOf, namesIn, programName, protect, start, startAlone, tidy } from './installed.ts'
import type { Installed } from './installed.ts'
import type { Input } from '#shared/ipc/contract.ts'

/**
 * The packed program, started as users start it: by itself, from where they put it. `@quick` runs with every `npm test`,
 * `@windows` on build machines with Windows (.github/workflows/windows.yml), where nothing is mounted.
 */

test.afterEach(() => tidy())

for (const channel of channels()) {
  test(`the first start, from a folder with blanks and Chinese characters (${channel}) @quick @windows`, async () => {
    const program = await install(channel)
    const { app, page, close } = await start(program)
    try {
      await expect(page).toHaveTitle(/乡镇帮扶台账/)
      await expect(page.locator('#root')).not.toBeEmpty()
      expect(await app.evaluate(({ app: electron }) => [electron.isPackaged, electron.getPath('userData')])).toEqual([
        true,
        program.userData,
      ])
      expect(await openPractice(page, 30)).toMatchObject({ name: '练习台账_1.tzdb', readOnly: false, counts: { household: 30 } })
      await change(page, '第一次启动')
      expect(ok(await shell(page, 'settings.get', {})).device).not.toBe('')
    } finally {
      await close()
    }
    expect(namesIn(program.userData)).toEqual(expect.arrayContaining(['settings.json', 'start.json', '练习库']))
    expect(JSON.parse(readFileSync(join(program.userData, 'start.json'), 'utf8'))).toEqual({ broken: 0, isRunning: false })
    expect(namesIn(join(program.userData, '练习库')).filter((name) => name.endsWith('-journal') || name.includes('lock'))).toEqual([])
  })

  test(`a double-clicked file opens, a second start hands its file over (${channel}) @quick @windows`, async () => {
    const program = await install(channel)
    const [one, two] = await twoLedgers(program)
    const { page, app, close } = await start(program, { args: [one] })
    try {
      await expect.poll(async () => ok(await call(page, 'file.info', {}))?.name).toBe('一 月.tzdb')
      const second = startAlone(program, { args: ['二 月.tzdb'] })
      expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0)
      await expect.poll(async () => ok(await call(page, 'file.info', {}))?.name).toBe('二 月.tzdb')
      expect(app.windows()).toHaveLength(1)
      expect(existsSync(two)).toBe(true)
    } finally {
      await close()
    }
  })

  test(`a data process that dies comes back with its file (${channel}) @windows`, async () => {
    const program = await install(channel)
    const { app, page, close } = await start(program)
    try {
      await openPractice(page, 30)
      await change(page, '之前')
      await kill(app, 'TownshipLedgerData', 'SIGKILL')
      expect(ok(await call(page, 'ledger.query', { ledger: 'household' })).ids).toHaveLength(30)
      await change(page, '之后')
      expect(await noteOf(page)).toBe('之后')
    } finally {
      await close()
    }
  })

  test(`an install folder that cannot be written (${channel})`, async () => {
    const program = await install(channel)
    protect(program.folder)
    const { page, close } = await start(program)
    try {
      await openPractice(page, 30)
      await change(page, '只读安装')
      expect(await noteOf(page)).toBe('只读安装')
    } finally {
      await close()
    }
    expect(logOf(program.userData)).not.toMatch(/refused|EROFS/)
  })

  test(`a graphics process that keeps dying: compatible mode from the next start on (${channel})`, async () => {
    const program = await install(channel)
    const flag = join(program.userData, 'compatible-mode')
    const first = await start(program)
    let version = ''
    try {
      version = await first.app.evaluate(({ app: electron }) => electron.getVersion())
      await silenceDialogs(first.app)
      for (let death = 0; death < 2; death += 1) {
        await kill(first.app, 'GPU', 'SIGSEGV')
        await expect.poll(() => logOf(program.userData).split('graphics process ended').length - 1).toBe(death + 1)
      }
      await expect.poll(() => existsSync(flag) && readFileSync(flag, 'utf8')).toBe(version)
      // The page goes on meanwhile.
      await openPractice(first.page, 5)
    } finally {
      await first.close()
    }
    const next = await start(program)
    try {
      await expect(next.page.locator('#root')).not.toBeEmpty()
      expect(logOf(program.userData)).toContain('compatible mode')
      expect(ok(await shell(next.page, 'compatible.get', {}))).toEqual({ mode: 'mended', isNow: true })
      expect(ok(await shell(next.page, 'compatible.set', { on: false }))).toEqual({ mode: 'off', isNow: true })
    } finally {
      await next.close()
    }
    const last = await start(program)
    try {
      expect(ok(await shell(last.page, 'compatible.get', {}))).toEqual({ mode: 'off', isNow: false })
    } finally {
      await last.close()
    }
  })

  test(`a start that never came to a window makes the next one careful (${channel})`, async () => {
    const program = await install(channel)
    const note = join(program.userData, 'start.json')
    const broken = startAlone(program)
    await expect.poll(() => existsSync(note) && readFileSync(note, 'utf8').includes('"isRunning": true'), { intervals: [5] }).toBe(true)
    broken.kill('SIGKILL')
    await new Promise((resolve) => broken.on('exit', resolve))
    const { page, close } = await start(program)
    try {
      await expect(page.locator('#root')).not.toBeEmpty()
      expect(logOf(program.userData)).toContain('did not come to a window')
    } finally {
      await close()
    }
    expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual({ broken: 1, isRunning: false })
  })

  test(`damaged small files (${channel}) @windows`, async () => {
    const program = await install(channel)
    const first = await start(program)
    const { device } = ok(await shell(first.page, 'settings.set', { operator: '张敏' }))
    ok(await shell(first.page, 'settings.set', { zoom: 1.25 }))
    await first.close()
    for (const name of [
      'settings.json',
      'recent.json',
      'window.json',
      'ledgers.json',
      'start.json',
      'workbooks.json',
      'Preferences',
      'Local State',
    ]) {
      writeFileSync(join(program.userData, name), '\0'.repeat(300))
    }
    const { page, close } = await start(program)
    try {
      expect(ok(await shell(page, 'settings.get', {}))).toMatchObject({ operator: '张敏', device })
      await openPractice(page, 5)
    } finally {
      await close()
    }
  })

  test(`a disk that is full at the start (${channel})`, async () => {
    const program = await install(channel)
    fullDisk(program.userData)
    const { app, page, close } = await start(program)
    const instead = join(program.home, 'tmp', 'TownshipLedger')
    try {
      expect(await app.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(instead)
      await silenceDialogs(app)
      await openPractice(page, 5)
      expect(logOf(instead)).toContain('data folder refused (full)')
    } finally {
      await close()
    }
  })

  test(`the 绿色版 keeps everything beside itself, also when it is moved (${channel}) @windows`, async () => {
    const program = await portable(channel)
    const first = await start(program)
    const beside = join(program.folder, 'UserData')
    const documents = join(program.folder, '台账')
    try {
      const seen = await first.app.evaluate(({ app: electron }) => [electron.getPath('userData'), electron.getPath('documents')])
      expect(seen).toEqual([beside, documents])
      ok(await shell(first.page, 'settings.set', { operator: '张敏' }))
      await openPractice(first.page, 5)
      const info = ok(await call(first.page, 'file.info', {}))
      expect(info?.folder).toBe(join(beside, '练习库'))
      ok(await shell(first.page, 'recent.remember', { token: ok(await shell(first.page, 'copies.open', {}))!.token }))
    } finally {
      await first.close()
    }
    expect(namesIn(beside)).toEqual(expect.arrayContaining(['settings.json', 'recent.json', '练习库']))
    expect(existsSync(program.userData)).toBe(false)

    const folder = join(program.work, '另一个 U 盘')
    renameSync(program.folder, folder)
    const moved = { ...program, folder, executable: join(folder, programName) }
    const { page, close } = await start(moved)
    try {
      expect(ok(await shell(page, 'settings.get', {})).operator).toBe('张敏')
      expect(ok(await shell(page, 'recent.list', {}))).toMatchObject([{ exists: true, folder: join(folder, 'UserData', '练习库') }])
    } finally {
      await close()
    }
  })

  test(`the 绿色版 on a protected stick works with the folder of this computer, and knows its settings (${channel})`, async () => {
    const program = await portable(channel)
    mkdirSync(join(program.folder, 'UserData'))
    writeFileSync(join(program.folder, 'UserData', 'settings.json'), JSON.stringify({ operator: '张敏', device: '盘-1', zoom: 1 }))
    protect(program.folder)
    const { app, page, close } = await start(program)
    try {
      await silenceDialogs(app)
      expect(await app.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(program.userData)
      expect(ok(await shell(page, 'settings.get', {}))).toMatchObject({ operator: '张敏', device: '盘-1' })
      await openPractice(page, 5)
    } finally {
      await close()
    }
    expect(logOf(program.userData)).toContain('data folder refused (protected)')
  })
}

async function portable(channel: Installed['channel']): Promise<Installed> {
  const program = await install(channel)
  writeFileSync(join(program.folder, 'portable.ini'), '')
  return program
}

/** Two ledgers in the user's folder; their paths. */
async function twoLedgers(program: Installed): Promise<readonly [string, string]> {
  const { page, close } = await start(program)
  ok(await shell(page, 'settings.set', { operator: '张敏' }))
  await openPractice(page, 5)
  ok(await call(page, 'file.close', {}))
  await openPractice(page, 6)
  await close()
  const practice = join(program.userData, '练习库')
  const paths = [join(program.home, '一 月.tzdb'), join(program.home, '二 月.tzdb')] as const
  renameSync(join(practice, '练习台账_1.tzdb'), paths[0])
  renameSync(join(practice, '练习台账_2.tzdb'), paths[1])
  return paths
}

async function change(page: Page, note: string): Promise<void> {
  const [recordId] = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids
  const changes = [
    { ledger: 'household', recordId: recordId as string, op: 'change' as const, values: { note } },
  ] satisfies Input<'edit.commit'>['changes']
  expect(ok(await call(page, 'edit.commit', { id: crypto.randomUUID(), changes })).changeSet).not.toBeNull()
}

async function noteOf(page: Page): Promise<unknown> {
  const [id] = ok(await call(page, 'ledger.query', { ledger: 'household' })).ids
  return ok(await call(page, 'ledger.rows', { ledger: 'household', ids: [id as string] })).find((row) => row.id === id)?.values['note']
}

/** Waits for the process: Chromium starts one that died again in its own time. */
async function kill(app: ElectronApplication, name: string, signal: 'SIGKILL' | 'SIGSEGV'): Promise<void> {
  const tryIt = (wanted: Readonly<{ name: string; signal: 'SIGKILL' | 'SIGSEGV' }>): Promise<boolean> =>
    app.evaluate(({ app: electron }, { name, signal }) => {
      const found = electron.getAppMetrics().find((one) => [one.type, one.name, one.serviceName].includes(name))
      return found !== undefined && process.kill(found.pid, signal)
    }, wanted)
  await expect.poll(() => tryIt({ name, signal })).toBe(true)
}

/** Message boxes answer by what Escape means: nobody is there to click. */
async function silenceDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const answer = (...given: readonly unknown[]) =>
      Promise.resolve({ response: (given.at(-1) as { cancelId: number }).cancelId, checkboxChecked: false })
    Object.assign(dialog, { showMessageBox: answer })
  })
}
