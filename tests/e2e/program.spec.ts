import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { call, ok, openPractice, shell } from './bridge.ts'
import { channels, launch } from './launch.ts'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'township-ledger-program-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

for (const channel of channels()) {
  test(`a killed data core comes back with its file (${channel})`, async () => {
    const { app, page, close } = await launch({ channel })
    try {
      await openPractice(page, 30)
      await listen(page)
      await killDataCore(app)
      // Asked while it is dead: a read is answered after all.
      expect(ok(await call(page, 'ledger.query', { ledger: 'household' })).ids).toHaveLength(30)
      await expect.poll(() => heard(page, 'dataRestarted')).toMatchObject([{ reopened: { counts: { household: 30 } } }])
      const head = await firstHousehold(page)
      const change = { ledger: 'household', recordId: head, op: 'change', values: { note: '重启后' } } as const
      expect(ok(await call(page, 'edit.commit', { id: crypto.randomUUID(), changes: [change] })).changeSet).not.toBeNull()
    } finally {
      await close()
    }
  })
}

test('a write that was under way when the data core died is answered as not done', async () => {
  const { app, page, close } = await launch()
  try {
    const grant = ok(await shell(page, 'grant.practice', {}))
    const writing = call(page, 'file.sample', { token: grant.token, households: 5_000 })
    await page.waitForTimeout(300)
    await killDataCore(app)
    expect(await writing).toEqual({ fault: 'data.restarted' })
    // At most the empty file that had been made before the process died.
    expect(ok(await call(page, 'file.info', {}))?.counts['household'] ?? 0).toBe(0)
  } finally {
    await close()
  }
})

test('a second start hands its file to the running program and ends', async () => {
  const first = await launch()
  try {
    await openPractice(first.page, 5)
    ok(await call(first.page, 'file.close', {}))
    await listen(first.page)
    const path = join(first.userData, '练习库', '练习台账_1.tzdb')
    expect(await startAgain(first.app, first.userData, path)).toBe(0)
    await expect.poll(() => heard(first.page, 'openFile')).toMatchObject([{ name: '练习台账_1.tzdb' }])
    const [grant] = (await heard(first.page, 'openFile')) as [{ token: string }]
    expect(ok(await call(first.page, 'file.open', { token: grant.token })).counts['household']).toBe(5)
  } finally {
    await first.close()
  }
})

test('a file in the start arguments is opened, and the window comes back where it was', async () => {
  const userData = join(folder, 'data')
  const first = await launch({ userData })
  ok(await shell(first.page, 'settings.set', { operator: '测试员' }))
  await openPractice(first.page, 5)
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1100, height: 720 }))
  await first.close()

  const path = join(userData, '练习库', '练习台账_1.tzdb')
  const second = await launch({ userData, args: [path] })
  try {
    await expect.poll(async () => ok(await call(second.page, 'file.info', {}))?.name).toBe('练习台账_1.tzdb')
    // Taken once: closed again, it stays closed.
    ok(await call(second.page, 'file.close', {}))
    await second.page.waitForTimeout(500)
    expect(await call(second.page, 'file.info', {})).toBeNull()
    const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toMatchObject({ width: 1100, height: 720 })
  } finally {
    await second.close()
  }
})

test('a file that the very first start was given waits for the name; what is no ledger leaves the start page', async () => {
  const other = await launch({ userData: join(folder, 'data') })
  ok(await shell(other.page, 'settings.set', { operator: '测试员' }))
  await openPractice(other.page, 5)
  await other.close()
  const path = join(folder, 'data', '练习库', '练习台账_1.tzdb')
  const foreign = join(folder, '不是台账.tzdb')
  writeFileSync(foreign, 'not a ledger at all')
  for (const [file, heading] of [
    [path, '工作台'],
    [foreign, '乡镇帮扶台账'],
  ] as const) {
    const { page, close } = await launch({ args: [file] })
    try {
      await page.getByRole('textbox').fill('测试员')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      if (file === foreign) await expect(page.getByRole('button', { name: /打开台账/ })).toBeVisible()
    } finally {
      await close()
    }
  }
})

test('a data folder that cannot be written is told, and the program works on', async () => {
  const full = join(folder, '满盘')
  const dialogs = join(folder, 'dialogs.json')
  mkdirSync(full)
  writeFileSync(dialogs, JSON.stringify({ 'ask.dataFolder': ['goOn'] }))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', full])
  try {
    const { page, close } = await launch({ userData: full, env: { TOWNSHIP_LEDGER_DIALOGS: dialogs, TMPDIR: folder } })
    await expect.poll(() => JSON.parse(readFileSync(dialogs, 'utf8'))['ask.dataFolder']).toEqual([])
    expect(ok(await shell(page, 'app.info', {})).dataFolder).toBe(join(folder, 'TownshipLedger'))
    await openPractice(page, 5)
    await close()
  } finally {
    execFileSync('umount', ['-l', full])
  }
})

test('settings, recent files and dialogs keep what the person chose', async () => {
  const dialogs = join(folder, 'dialogs.json')
  const target = join(folder, '新台账')
  writeFileSync(dialogs, JSON.stringify({ 'dialog.newDatabase': [target, null] }))
  const { page, close } = await launch({ env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  try {
    expect(ok(await shell(page, 'settings.set', { operator: ' 张敏 ', zoom: 1.25 }))).toMatchObject({
      operator: '张敏',
      zoom: 1.25,
    })
    const grant = ok(await shell(page, 'dialog.newDatabase', { suggestedName: '示例' }))
    expect(grant).toMatchObject({ name: '新台账.tzdb', folder })
    expect(await shell(page, 'dialog.newDatabase', { suggestedName: '示例' })).toBeNull()
    ok(await call(page, 'file.create', { token: grant!.token, township: '示例镇' }))
    ok(await shell(page, 'recent.remember', { token: grant!.token }))
    expect(ok(await shell(page, 'recent.list', {}))).toMatchObject([{ name: '新台账.tzdb', exists: true }])
  } finally {
    await close()
  }
  expect(existsSync(`${target}.tzdb`)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.includes('lock') || name.endsWith('-journal'))).toEqual([])
})

test('a PDF is drawn from a prepared print', async () => {
  const dialogs = join(folder, 'dialogs.json')
  const target = join(folder, '花名册.pdf')
  writeFileSync(dialogs, JSON.stringify({ 'dialog.savePdf': [target] }))
  const { page, close } = await launch({ env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  try {
    await openPractice(page, 120)
    await listen(page)
    const selection = { ledger: 'household' }
    const job = ok(
      await call(page, 'print.prepare', {
        layout: 'householdRoster',
        selection,
        paper: 'A4',
        orientation: 'landscape',
        mask: true,
      }),
    )
    const { token } = ok(await shell(page, 'dialog.savePdf', { suggestedName: '花名册' }))!
    expect(ok(await shell(page, 'print.savePdf', { job: job.job, token }))).toEqual({
      name: '花名册.pdf',
      pages: job.pages,
    })
    expect((await heard(page, 'printing')).at(-1)).toMatchObject({ done: job.pages, total: job.pages })
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readdirSync(folder).sort()).toEqual(['dialogs.json', '花名册.pdf'])
  } finally {
    await close()
  }
})

test('what cannot be saved keeps the window open until it is saved elsewhere', async () => {
  const dialogs = join(folder, 'dialogs.json')
  const rescued = join(folder, '抢救.tzdb')
  writeFileSync(dialogs, JSON.stringify({ 'ask.closeFault': ['back', 'retry', 'saveAs'], 'dialog.newDatabase': [rescued] }))
  const { app, page, userData, close } = await launch({ env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  await openPractice(page, 30)
  rmSync(join(userData, '练习库', '练习台账_1.tzdb'))
  const change = {
    ledger: 'household',
    recordId: await firstHousehold(page),
    op: 'change',
    values: { note: '没有落盘' },
  } as const
  expect(await call(page, 'edit.commit', { id: crypto.randomUUID(), changes: [change] })).toMatchObject({
    fault: 'file.replaced',
  })

  await closeWindow(app)
  await expect.poll(() => JSON.parse(readFileSync(dialogs, 'utf8'))['ask.closeFault']).toEqual(['retry', 'saveAs'])
  await page.waitForLoadState('load')
  expect(app.windows()).toHaveLength(1)

  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await closeWindow(app)
  expect(await ended).toBe(0)
  expect(existsSync(rescued)).toBe(true)
  await close().catch(() => undefined)
  rmSync(userData, { recursive: true, force: true })
})

test('half-written input keeps the window open until it is given up', async () => {
  const dialogs = join(folder, 'dialogs.json')
  writeFileSync(dialogs, JSON.stringify({ 'ask.unsavedInput': ['stay', 'leave'] }))
  const { app, page, userData } = await launch({ env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
  await closeWindow(app)
  await expect.poll(() => JSON.parse(readFileSync(dialogs, 'utf8'))['ask.unsavedInput']).toEqual(['leave'])
  await page.waitForTimeout(300)
  expect(app.windows()).toHaveLength(1)
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await closeWindow(app)
  expect(await ended).toBe(0)
  rmSync(userData, { recursive: true, force: true })
})

test('a page that crashed is opened again over the same file', async () => {
  const dialogs = join(folder, 'dialogs.json')
  writeFileSync(dialogs, JSON.stringify({ 'ask.pageGone': ['reload'] }))
  const { app, page, close } = await launch({ env: { TOWNSHIP_LEDGER_DIALOGS: dialogs } })
  try {
    await openPractice(page, 30)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer())
    // Code sent to a page that is just dying would never be answered.
    await expect.poll(() => JSON.parse(readFileSync(dialogs, 'utf8'))['ask.pageGone']).toEqual([])
    const households = (): Promise<number> =>
      app.evaluate(async ({ BrowserWindow }) => {
        const code = `window.townshipLedger.call('ledger.query', { ledger: 'household' }).then((answer) => answer.ids.length)`
        const { webContents } = BrowserWindow.getAllWindows()[0]!
        return webContents.isCrashed() || webContents.isLoadingMainFrame() ? 0 : ((await webContents.executeJavaScript(code)) as number)
      })
    await expect.poll(households).toBe(30)
  } finally {
    await close()
  }
})

/** Gathers the events of the page under a name that `heard` reads. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const events: unknown[] = []
    Reflect.set(globalThis, 'heardEvents', events)
    window.townshipLedger.subscribe((event) => events.push(event))
  })
}

async function heard(page: Page, name: string): Promise<unknown[]> {
  const events = (await page.evaluate(() => Reflect.get(globalThis, 'heardEvents') as unknown)) as {
    name: string
    payload: unknown
  }[]
  return events.filter((event) => event.name === name).map((event) => event.payload)
}

async function killDataCore(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    const core = electron.getAppMetrics().find((one) => one.name === 'TownshipLedgerData' || one.serviceName === 'TownshipLedgerData')
    if (!core) throw new Error('no data core among the processes')
    process.kill(core.pid, 'SIGKILL')
  })
}

/** As a click on the cross; not awaited to its end, since the window may stay. */
async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

async function firstHousehold(page: Page): Promise<string> {
  return ok(await call(page, 'ledger.query', { ledger: 'household' })).ids[0]!
}

async function startAgain(app: ElectronApplication, userData: string, path: string): Promise<number | null> {
  const running = app.process()
  const [executable, ...args] = running.spawnargs.filter((part) => !part.startsWith('--inspect') && !part.startsWith('--remote-debugging'))
  const child = spawn(executable!, [...args, path], {
    stdio: 'ignore',
    env: { ...process.env, TOWNSHIP_LEDGER_USER_DATA: userData },
  })
  return await new Promise((resolve) => child.on('exit', resolve))
}
