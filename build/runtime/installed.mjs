import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { folderBytes } from './progress.mjs'
import { runtimeCache } from './registry.mjs'

const stallLimitMs = 60_000
/** How long a failed installation is not tried again, so that a closed network costs one wait a week. */
const memoryMs = 7 * 24 * 3600 * 1000

/** Path of the runtime that the pinned `electron` package has already installed, or null. */
export function installedRuntime() {
  const folder = packageFolder()
  const pointer = folder === null ? '' : join(folder, 'path.txt')
  if (folder === null || !existsSync(pointer)) return null
  const path = join(folder, 'dist', readFileSync(pointer, 'utf8').trim())
  return existsSync(path) ? path : null
}

/**
 * Lets the package's own installer fetch the runtime: given up after 60 s without a new byte, not
 * even begun without a network or when it failed lately.
 *
 * @param {{ retry?: boolean }} [options] `retry` forgets an earlier failure
 * @returns {Promise<string | null>}
 */
export async function installRuntime({ retry = false } = {}) {
  const folder = packageFolder()
  if (folder === null || !hasNetwork()) return null
  if (!retry && failedLately()) return null
  process.stderr.write('正在安装 Electron 运行环境（官方发布页）…\n')
  const reason = await runInstaller(folder)
  const path = reason === null ? installedRuntime() : null
  if (path === null) remember(reason ?? 'installer left no runtime')
  return path
}

function packageFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

function hasNetwork() {
  return Object.values(networkInterfaces()).some((list) => list?.some((one) => !one.internal))
}

const memory = join(runtimeCache, 'install-failed.json')

function failedLately() {
  return existsSync(memory) && Date.now() - statSync(memory).mtimeMs < memoryMs
}

function remember(reason) {
  mkdirSync(runtimeCache, { recursive: true })
  writeFileSync(memory, `${JSON.stringify({ reason })}\n`)
  process.stderr.write(`官方发布页不可用：${reason}\n`)
}

/** Answers null on success, else the reason in one line. */
function runInstaller(folder) {
  mkdirSync(runtimeCache, { recursive: true })
  // The installer downloads below the temporary folder; an own one makes its progress countable.
  const temporary = mkdtempSync(join(runtimeCache, '.install-'))
  const env = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary }
  const child = spawn(process.execPath, [join(folder, 'install.js')], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const guard = watchForStall(child, [temporary, join(folder, 'dist')])
  let errors = ''
  child.stderr.on('data', (data) => (errors += data))
  return new Promise((resolve) => {
    child.on('error', (error) => (errors = error.message))
    child.on('close', (code) => {
      clearInterval(guard.timer)
      rmSync(temporary, { recursive: true, force: true })
      if (code === 0) resolve(null)
      else resolve(guard.stalled() ? '60 秒没有进展' : (errors.split('\n')[0] ?? '').slice(0, 200) || `exit ${code}`)
    })
  })
}

function watchForStall(child, folders) {
  let bytes = 0
  let since = Date.now()
  let stalled = false
  const timer = setInterval(() => {
    const now = folders.reduce((sum, folder) => sum + folderBytes(folder), 0)
    if (now !== bytes) since = Date.now()
    bytes = now
    if (Date.now() - since > stallLimitMs) {
      stalled = true
      child.kill()
    }
  }, 1000)
  return { timer, stalled: () => stalled }
}
