import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isScript } from './runtime/isScript.mjs'
import { progressLine } from './runtime/progress.mjs'

/**
 * What the program needs of a Linux system, by Debian package. Each is proved by what it brings (a
 * shared library, a command, a font), not by the package's name, so that other systems are served.
 * Newer Debian and Ubuntu append `t64` to some library packages: `installable` finds the right one.
 */
export const runPackages = [
  { name: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { name: 'libnss3', library: 'libnss3.so' },
  { name: 'libasound2', library: 'libasound.so.2' },
  { name: 'libgbm1', library: 'libgbm.so.1' },
  { name: 'libxss1', library: 'libXss.so.1' },
  { name: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0' },
  { name: 'libdrm2', library: 'libdrm.so.2' },
  // Without it Chinese is drawn as boxes.
  { name: 'fonts-noto-cjk', font: 'zh-cn' },
]

/** A display for machines without one. */
export const displayPackages = [{ name: 'xvfb', command: 'Xvfb' }]

/**
 * What the tests hold the program against: the real SQLite shell, a PDF reader, and LibreOffice
 * (400 MB) as a second opinion on the workbooks.
 */
export const testPackages = [
  { name: 'sqlite3', command: 'sqlite3' },
  { name: 'poppler-utils', command: 'pdftotext' },
  { name: 'libreoffice-calc-nogui', file: '/usr/lib/libreoffice/program/libsclo.so' },
]

/** What packing for Windows needs: the installers are compiled, wherever they are packed. */
const installerPackages = [{ name: 'nsis', command: 'makensis' }]

/**
 * Finds what the system lacks and installs it: as root on Debian and its relatives by apt-get,
 * otherwise one line to paste is printed. Nothing happens outside Linux.
 *
 * @param {{ tests?: boolean, display?: boolean, installers?: boolean, install?: boolean }} [options] `display`: a virtual one is needed;
 * `install: false` only says what is missing
 * @returns {Promise<boolean>} whether everything is there now
 */
export async function ensureSystem({ tests = false, display = tests, installers = false, install: mayInstall = true } = {}) {
  if (process.platform !== 'linux') return true
  const chosen = [display && displayPackages, tests && testPackages, installers && installerPackages]
  const wanted = [...runPackages, ...chosen.flatMap((list) => list || [])]
  const missing = lacking(wanted)
  if (missing.length === 0) return true
  const names = missing.map((one) => one.name)
  if (!mayInstall || !isRoot() || !hasCommand('apt-get')) {
    process.stderr.write(`缺少系统软件，请执行：${pasteLine(names)}\n`)
    return false
  }
  await install(names)
  const still = lacking(wanted).map((one) => one.name)
  if (still.length > 0) process.stderr.write(`系统软件仍不完整，请执行：${pasteLine(still)}\n`)
  return still.length === 0
}

/** A fresh machine has no package lists and often no `sudo`. */
function pasteLine(names) {
  const line = `apt-get update && apt-get install -y --no-install-recommends ${names.map(installable).join(' ')}`
  if (isRoot()) return line
  return hasCommand('sudo') ? line.replaceAll('apt-get', 'sudo apt-get') : `su -c '${line}'`
}

function isRoot() {
  return process.getuid?.() === 0
}

/**
 * Names of shared libraries that an executable needs and the system lacks; empty where `ldd` does
 * not exist. The list above covers Electron; this catches a system that has less than Debian.
 *
 * @param {string} executable
 * @returns {string[]}
 */
export function missingLibraries(executable) {
  if (process.platform !== 'linux' || !hasCommand('ldd')) return []
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return [...new Set([...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]))]
}

/** The requirements of the list that are not met. */
function lacking(wanted) {
  const libraries = knownLibraries()
  return wanted.filter((one) => {
    if (one.library !== undefined) return !libraries.includes(`\t${one.library} `)
    if (one.command !== undefined) return !hasCommand(one.command)
    return one.file === undefined ? !hasFont(one.font) : !existsSync(one.file)
  })
}

function knownLibraries() {
  const command = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig'
  return spawnSync(command, ['-p'], { encoding: 'utf8' }).stdout ?? ''
}

function hasCommand(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)))
}

function hasFont(language) {
  if (hasCommand('fc-list')) {
    const { stdout } = spawnSync('fc-list', [`:lang=${language}`, 'file'], { encoding: 'utf8' })
    return (stdout ?? '').trim() !== ''
  }
  const fonts = existsSync('/usr/share/fonts') ? readdirSync('/usr/share/fonts', { recursive: true }) : []
  return fonts.some((path) => /cjk|wqy|simsun/i.test(String(path)))
}

async function install(names) {
  process.stderr.write(`安装系统软件：${names.join(' ')}\n`)
  await apt('更新软件目录', ['update'])
  const ofTests = new Set(testPackages.map((one) => one.name))
  const groups = [names.filter((name) => !ofTests.has(name)), names.filter((name) => ofTests.has(name))]
  // Apart: what only the tests need must not keep the program from running where it cannot be had.
  for (const group of groups.filter((one) => one.length > 0)) {
    const label = ofTests.has(group[0]) ? '安装测试用软件' : '安装系统软件'
    await apt(label, ['install', '-y', '--no-install-recommends', ...group.map(installable)])
  }
}

function installable(name) {
  const known = (candidate) => {
    const { stdout } = spawnSync('apt-cache', ['policy', candidate], { encoding: 'utf8' })
    return /Candidate: (?!\(none\))/.test(stdout ?? '')
  }
  return [name, `${name}t64`].find(known) ?? name
}

/** apt-get with one progress line, fed by the percentages that apt writes to descriptor 3. */
function apt(label, args) {
  const options = ['-q', '-o', 'APT::Status-Fd=3', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=3']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' }
  const child = spawn('apt-get', [...options, ...args], { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  // Downloads and installation each count to 100.
  const line = progressLine(label, 200)
  let errors = ''
  let reached = 0
  child.stderr?.on('data', (data) => (errors += data))
  child.stdio[3]?.on('data', (data) => {
    for (const match of String(data).matchAll(/^(dlstatus|pmstatus):[^\n]*?:([\d.]+):/gm)) {
      reached = Math.max(reached, Number(match[2]) + (match[1] === 'pmstatus' ? 100 : 0))
    }
    line.update(reached)
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => {
      if (code === 0) line.update(200)
      line.end(code === 0 ? '' : `失败：${errors.trim().split('\n').at(-1) ?? ''}`)
      resolve(undefined)
    })
  })
}

if (isScript(import.meta.url)) {
  const tests = process.argv.includes('tests')
  process.exitCode = (await ensureSystem({ tests })) ? 0 : 1
}
