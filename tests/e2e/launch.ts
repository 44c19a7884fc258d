import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

/** `main` is the runtime that everything runs on, `legacy` stands in for the Windows 7 line. */
export type Channel = 'main' | 'legacy'

export type LaunchOptions = {
  readonly channel?: Channel
  /** Arguments after the program's folder, for example the path of a file to open. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A folder to go on with (a second start); without it a fresh one is made and removed again. */
  readonly userData?: string
  /** A packaged program instead of the built folder. */
  readonly executable?: string
  /** The program's folder; the project by default. */
  readonly folder?: string
}

export type Launched = {
  readonly app: ElectronApplication
  /** The first window, loaded. */
  readonly page: Page
  readonly userData: string
  /** Quits the program as the user would and removes the settings folder if it was a fresh one. */
  readonly close: () => Promise<void>
}

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the built program with its own settings folder and waits for its window. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'township-ledger-'))
  const app = await _electron.launch({
    executablePath: options.executable ?? electronPath(options.channel ?? 'main'),
    args: programArguments(options, userData),
    env: { ...inheritedEnv(), ...options.env, TOWNSHIP_LEDGER_USER_DATA: userData },
    timeout: 60_000,
  })
  const page = await app.firstWindow({ timeout: 60_000 })
  await page.waitForLoadState('domcontentloaded')
  const close = async () => {
    await quit(app)
    if (options.userData === undefined) rmSync(userData, { recursive: true, force: true })
  }
  return { app, page, userData, close }
}

/** A test that failed amid half-written input leaves a window that asks before it closes: then nobody answers, and it is ended. */
export async function quit(app: ElectronApplication): Promise<void> {
  const end = setTimeout(() => app.process().kill('SIGKILL'), 15_000)
  try {
    await app.close()
  } finally {
    clearTimeout(end)
  }
}

/** The channels that this machine has; the test runner hands their paths over in the environment. */
export function channels(): readonly Channel[] {
  return process.env['TOWNSHIP_LEDGER_ELECTRON_LEGACY'] === undefined ? ['main'] : ['main', 'legacy']
}

function electronPath(channel: Channel): string {
  const given = process.env[`TOWNSHIP_LEDGER_ELECTRON_${channel.toUpperCase()}`]
  if (given !== undefined) return given
  const script = join(project, 'build', 'electron-runtime.mjs')
  return execFileSync(process.execPath, [script, channel], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
}

function programArguments(options: LaunchOptions, userData: string): string[] {
  // Build machines run as root, which Chromium's sandbox refuses; the product never passes this.
  const switches = ['--no-sandbox', `--user-data-dir=${userData}`]
  const folder = options.executable === undefined ? [options.folder ?? project] : []
  return [...switches, ...folder, ...(options.args ?? [])]
}

function inheritedEnv(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  return env
}
