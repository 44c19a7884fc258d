import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { bundle } from './bundle.mjs'
import { availableChannels, resolveElectron } from './electron-runtime.mjs'
import { isScript } from './runtime/isScript.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'

/**
 * Packages: `node build/dist.mjs [win] [win7]` the Windows artefacts of both lines (on Windows, or wherever the win32 runtime
 * can be fetched), `… installer FOLDER` an installer of an unpacked folder by makensis, `node build/dist.mjs linux [legacy]` a folder for tests on the runtime of this machine. After a Linux
 * folder is made its size is told by part; what does not belong into the archive, or is not in it as it was built, ends it
 * with an error: `out/` that is written while the archive is made spoils everything behind it.
 */
async function dist(wanted) {
  if (wanted[0] === 'installer') return makeInstaller(wanted[1] ?? join('dist', 'win-unpacked'))
  await bundle('app')
  if (wanted.includes('linux')) return distLinux(wanted.includes('legacy') ? ['legacy'] : ['main'])
  const lines = wanted.filter((line) => line in windowsLines)
  return distWindows(lines.length > 0 ? lines : Object.keys(windowsLines))
}

const windowsLines = { win: 'electron-builder.yml', win7: 'build/installer/win7.yml' }

async function distWindows(lines) {
  for (const line of lines) {
    const code = await runTool('electron-builder', ['--config', windowsLines[line], '--win', '--publish', 'never'])
    if (code === 0) continue
    process.stderr.write(
      `没有做成 ${line} 的安装包。Windows 安装包要在能下载 win32 运行环境和 NSIS 的电脑上制作（通常是连网的 Windows）。\n` +
        '在本机检查打包内容请用 npm run dist:linux。\n',
    )
    return code
  }
  return 0
}

/** For machines that cannot fetch electron-builder's own NSIS. Compiles anywhere; what it makes runs on Windows only. */
function makeInstaller(folder) {
  const { version, productName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const output = join(root, 'dist', `${productName}-Setup-${version}.exe`)
  if (!existsSync(join(root, folder))) {
    process.stderr.write(`没有这个文件夹：${folder}。请先用 npm run dist 做出解压的程序。\n`)
    return 1
  }
  const given = { SOURCE: join(root, folder), OUTPUT: output, VERSION: version }
  const defines = Object.entries(given).map(([name, value]) => `-D${name}=${value}`)
  const made = spawnSync('makensis', ['-V2', ...defines, join('build', 'installer', 'installer.nsi')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (made.error) process.stderr.write('没有 makensis：Debian 上 apt-get install nsis，Windows 上安装 NSIS 3。\n')
  if (made.status === 0) process.stdout.write(`${megabytes(statSync(output).size)}  ${output}\n`)
  return made.status ?? 1
}

async function distLinux(channels) {
  const missing = channels.find((channel) => !availableChannels().includes(channel))
  if (process.platform !== 'linux' || missing) {
    process.stderr.write('npm run dist:linux 只在 Linux x64 上使用。\n')
    return 1
  }
  for (const channel of channels) {
    const code = await packFolder(channel)
    if (code !== 0) return code
  }
  return 0
}

async function packFolder(channel) {
  const runtime = dirname(await resolveElectron({ channel }))
  const output = join('dist', channel)
  rmSync(join(root, output), { recursive: true, force: true })
  const config = channel === 'legacy' ? 'build/installer/win7.yml' : 'electron-builder.yml'
  const own = [`-c.electronDist=${runtime}`, `-c.directories.output=${output}`]
  const code = await runTool('electron-builder', ['--config', config, '--linux', 'dir', '--publish', 'never', ...own])
  return code === 0 ? report(join(root, output, 'linux-unpacked')) : code
}

/** Where the space goes; 1 when the archive holds what nobody needs who only works with the program. */
function report(folder) {
  const archive = join(folder, 'resources', 'app.asar')
  const files = listPackage(archive).flatMap((name) => {
    const { size } = statFile(archive, name.slice(1))
    return size === undefined ? [] : [{ name: name.slice(1), size }]
  })
  const strange = files.filter(({ name }) => !belongs(name))
  const whole = sizeOf(folder)
  const inside = files.reduce((sum, { size }) => sum + size, 0)
  const parts = new Map()
  for (const { name, size } of files) {
    const part = name.split('/').slice(0, 2).join('/')
    parts.set(part, (parts.get(part) ?? 0) + size)
  }
  const lines = [...parts].sort((a, b) => b[1] - a[1]).map(([part, size]) => `  ${megabytes(size)}  ${part}`)
  const told = [`${folder}`, `共 ${megabytes(whole)}，其中运行环境 ${megabytes(whole - inside)}，程序 ${megabytes(inside)}：`, ...lines]
  process.stdout.write(`${told.join('\n')}\n`)
  for (const { name } of strange) process.stderr.write(`不该打进安装包：${name}\n`)
  const spoilt = files.filter(({ name }) => !isWhole(archive, name))
  for (const { name } of spoilt) process.stderr.write(`打包时被改动，请重做：${name}\n`)
  return strange.length + spoilt.length > 0 ? 1 : 0
}

function isWhole(archive, name) {
  const packed = extractFile(archive, name)
  // electron-builder leaves out of it what only building needs.
  if (name === 'package.json') return packed.toString('utf8').trim().startsWith('{') && JSON.parse(packed).main !== undefined
  return packed.equals(readFileSync(join(root, name)))
}

function belongs(name) {
  return name === 'package.json' || (name.startsWith('out/') && !/\.(map|ts|tsx)$|^out\/(cli|\.stamp)\//.test(name))
}

function sizeOf(folder) {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size)
  }, 0)
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1).padStart(6)} MB`
}

if (isScript(import.meta.url)) process.exitCode = await dist(process.argv.slice(2))
