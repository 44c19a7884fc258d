import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { ok, openPractice, shell } from './bridge.ts'
import { launch, type Channel } from './launch.ts'

/** A program at work: its window, a folder for files, answers for its file dialogs. */
export type Work = Readonly<{
  app: ElectronApplication
  page: Page
  folder: string
  userData: string
  /** What the named file dialogs answer from now on, one path a call. */
  answer: (dialogs: Readonly<Record<string, readonly string[]>>) => void
  /** Quits the program; the folders stay until `end`. */
  quit: () => Promise<void>
  end: () => Promise<void>
}>

export type WorkOptions = Readonly<{
  channel?: Channel
  /** Households of a practice ledger to begin with. */
  households?: number
  /** Where to begin: the list of households, unless it is the 工作台. */
  start?: 'home' | 'list'
  size?: Size
  /** Folders within the working one that count as sticks. */
  sticks?: readonly string[]
  before?: Work
}>
export type Size = Readonly<{ width: number; height: number }>

/** The PC of most townships. */
export const usual: Size = { width: 1366, height: 768 }

/** Starts the program as 张敏 has set it up; with `before` it is her second start. */
export async function startWork(options: WorkOptions = {}): Promise<Work> {
  const folder = options.before?.folder ?? mkdtempSync(join(tmpdir(), 'township-ledger-work-'))
  const dialogs = join(folder, 'dialogs.json')
  writeFileSync(dialogs, '{}')
  const userData = options.before?.userData ?? join(folder, 'data')
  const channel = options.channel ?? 'main'
  const sticks = (options.sticks ?? []).map((name) => join(folder, name))
  for (const stick of sticks) mkdirSync(stick, { recursive: true })
  const env = { TOWNSHIP_LEDGER_DIALOGS: dialogs, TOWNSHIP_LEDGER_STICKS: sticks.join(delimiter) }
  const { app, page, close } = await launch({ channel, userData, env })
  await resize(app, options.size ?? usual)
  if (!options.before) ok(await shell(page, 'settings.set', { operator: '张敏' }))
  if (!options.before) await page.reload()
  if (options.households) await openPractice(page, options.households)
  // A file opens at its 工作台; most work is done in the list.
  if (options.households) await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
  if (options.households && options.start !== 'home') await goTo(page, '农户')
  // “…” stands where a row is still on its way.
  if (options.households && options.start !== 'home') await expect(cells(page).first()).toHaveText(/[^…]/)
  const end = async () => {
    await close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    app,
    page,
    folder,
    userData,
    answer: (lists) => writeFileSync(dialogs, JSON.stringify(lists)),
    quit: close,
    end,
  }
}

/** Copies a ledger as people do: while nothing is being written, neither by them nor by the first check of the day. */
export async function copyAtRest(from: string, to: string): Promise<void> {
  const copyAgain = () => {
    const isWhole = existsSync(to) && readFileSync(to).equals(readFileSync(from))
    copyFileSync(from, to)
    return isWhole
  }
  await expect.poll(copyAgain, { intervals: [500] }).toBe(true)
}

export async function resize(app: ElectronApplication, size: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, bounds) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.unmaximize()
    window?.setContentSize(bounds.width, bounds.height)
  }, size)
}

/** Goes to a screen by the menu, folded or not. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+9')
  const menu = page.getByRole('navigation', { name: '主菜单' })
  await menu.getByRole('textbox', { name: '查找台账' }).fill(name)
  await menu.getByRole('list', { name: '找到的台账' }).getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
}

export function cells(page: Page): Locator {
  return page.locator('[role=grid] [role=gridcell]')
}

/** The cell of a row (from 0) of the list under a heading. */
export async function cell(page: Page, row: number, heading: string): Promise<Locator> {
  const column = await page.getByRole('columnheader', { name: heading, exact: false }).first().getAttribute('aria-colindex')
  return page.locator(`[role=row][aria-rowindex="${row + 2}"] [role=gridcell][aria-colindex="${column}"]`)
}

/** Columns out of sight are not drawn: to the far end of the list. */
export async function scrollToEnd(page: Page): Promise<void> {
  await page.locator('[role=grid]').evaluate((grid) => grid.scrollTo({ left: grid.scrollWidth }))
}

/** Finds by Ctrl+K as a person types, and opens the first hit with Enter. */
export async function find(page: Page, letters: string, title: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(letters)
  await expect(page.getByRole('option').first()).toContainText(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Waits until the status in the top bar says that everything is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText('已保存', { exact: true })).toBeVisible()
}

/** A message that the program shows for a while. */
export function told(page: Page, text: string | RegExp): Locator {
  return page.locator('.mantine-Notification-root').filter({ hasText: text }).last()
}

/**
 * What the sqlite3 shell reads from a ledger file while the program has it open. Asked again while a commit is on its
 * way to the disk: read-only, the shell refuses a file with a hot journal.
 */
export async function expectStored(path: string, statement: string, value: string): Promise<void> {
  const read = () =>
    execFileSync('sqlite3', ['-readonly', path, statement], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  await expect(() => expect(read()).toBe(value)).toPass({ timeout: 15_000 })
}

/** Reads a PDF with poppler. */
export function pdfText(path: string): Readonly<{ pages: number; text: string }> {
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 100_000_000 })
  return { pages: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]), text }
}
