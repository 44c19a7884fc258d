import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { quit } from '#tests/e2e/launch.ts'

/** `main` is packed for Windows 10 and later, `legacy` stands in for the Windows 7 line. */
export type Channel = 'main' | 'legacy'

/** A packed program where a user put it, and the account of that user. */
export type Installed = Readonly<{
  channel: Channel
  /** The program's folder, with blanks and Chinese characters in its path. */
  folder: string
  executable: string
  home: string
  /** The usual data folder of that user. */
  userData: string
  /** What may be written in the tests' own way. */
  work: string
}>

export type Running = Readonly<{ app: ElectronApplication; page: Page; close: () => Promise<void> }>

export type StartOptions = Readonly<{ args?: readonly string[]; env?: Readonly<Record<string, string>> }>

/** Name of the program's file here. */
export const programName = process.platform === 'win32' ? 'TownshipLedger.exe' : 'TownshipLedger'

const mounted: string[] = []
const works: string[] = []

/** The lines that were packed for this run (build/packaged.mjs hands over their folders). */
export function channels(): readonly Channel[] {
  const given = (['main', 'legacy'] as const).filter(
    (channel) => process.env[`TOWNSHIP_LEDGER_PACKED_${channel.toUpperCase()}`] !== undefined,
  )
  return given.length > 0 ? given : ['main']
}

/** As it is shipped. */
export function packed(channel: Channel): string {
  const folder = process.env[`TOWNSHIP_LEDGER_PACKED_${channel.toUpperCase()}`]
  if (folder === undefined) throw new Error(`not packed: ${channel}; npm run packaged does it`)
  return folder
}

/** Puts the packed program somewhere; files are linked, not copied. `asShipped`: with all of its fuses, hence not for Playwright. */
export async function install(channel: Channel, asShipped = false): Promise<Installed> {
  const base = asShipped ? packed(channel) : await inspectable(channel)
  const work = mkdtempSync(join(tmpdir(), '帮扶 台账 '))
  works.push(work)
  const folder = join(work, '程序 文件', 'TownshipLedger')
  mkdirSync(join(work, '程序 文件'))
  copyTree(base, folder, linkSync)
  const home = join(work, '用户 张敏')
  mkdirSync(join(home, '.config'), { recursive: true })
  mkdirSync(join(home, 'tmp'))
  return { channel, folder, executable: join(folder, programName), home, userData: userDataOf(home), work }
}

/** Windows asks the system for it, not the environment: there the tests need an account of their own. */
function userDataOf(home: string): string {
  if (process.platform !== 'win32') return join(home, '.config', 'TownshipLedger')
  if (!process.env['CI']) throw new Error('on Windows these tests empty the data folder of the program: only on build machines (CI=1)')
  const folder = join(process.env['APPDATA'] as string, 'TownshipLedger')
  rmSync(folder, { recursive: true, force: true })
  return folder
}

function copyTree(from: string, to: string, copy: (from: string, to: string) => void): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target, copy)
    else copy(source, target)
  }
}

/** Ends mounts and removes folders; to be called after each test. */
export function tidy(): void {
  for (const place of mounted.splice(0).reverse()) execFileSync('umount', ['-l', place])
  for (const work of works.splice(0)) rmSync(work, { recursive: true, force: true })
}

/**
 * Playwright drives a program through `--inspect`, which the shipped fuses refuse. That fuse alone is turned, in a copy.
 */
async function inspectable(channel: Channel): Promise<string> {
  const base = join(dirname(packed(channel)), `inspectable-${channel}`)
  if (existsSync(base)) return base
  const making = `${base}.${process.pid}`
  copyTree(packed(channel), making, copyFileSync)
  await flipFuses(join(making, programName), { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
  renameSync(making, base)
  return base
}

/** Starts the program as a double click does and waits for its window. */
export async function start(program: Installed, { args = [], env = {} }: StartOptions = {}): Promise<Running> {
  const app = await _electron.launch({
    executablePath: program.executable,
    args: [...switches, ...args],
    cwd: program.home,
    env: { ...environment(program), ...env },
    timeout: 60_000,
  })
  const page = await app.firstWindow({ timeout: 60_000 })
  await page.waitForLoadState('domcontentloaded')
  return { app, page, close: () => quit(app) }
}

/** Starts the program without anything that watches it. */
export function startAlone(program: Installed, { args = [], env = {} }: StartOptions = {}): ChildProcess {
  return spawn(program.executable, [...switches, ...args], { cwd: program.home, env: { ...environment(program), ...env }, stdio: 'ignore' })
}

// Build machines run as root, which Chromium's sandbox refuses; the product never passes this.
const switches = ['--no-sandbox']

function environment({ home }: Installed): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('TOWNSHIP_LEDGER_') ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(inherited), HOME: home, XDG_CONFIG_HOME: join(home, '.config'), TMPDIR: join(home, 'tmp') }
}

/** A folder becomes read-only as on a protected stick: permissions would not hold the tests' user. Needs root. */
export function protect(folder: string): void {
  execFileSync('mount', ['--bind', folder, folder])
  mounted.push(folder)
  execFileSync('mount', ['-o', 'remount,ro,bind', folder])
}

/** A disk of its own below `folder`, with only so much room left. Needs root. */
export function fullDisk(folder: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder])
  mounted.push(folder)
  writeFileSync(join(folder, '别的文件'), Buffer.alloc(240_000))
}

/** The log of a data folder, empty where there is none. */
export function logOf(dataFolder: string): string {
  const file = join(dataFolder, 'logs', 'township-ledger.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Names in a folder, none where it does not exist. */
export function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
