import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bundle } from './bundle.mjs'
import { changesOf } from './changelog.mjs'
import { availableChannels, resolveElectron } from './electron-runtime.mjs'
import { unpackedFolders } from './installer/afterAllArtifactBuild.mjs'
import { makeInstaller } from './installer/makensis.mjs'
import { artefactOf, writeRelease } from './installer/release.mjs'
import { reportFolder, reportRelease } from './installer/sizes.mjs'
import { isScript } from './runtime/isScript.mjs'
import { root } from './runtime/stamp.mjs'
import { runTool } from './runtime/tool.mjs'

/**
 * Packages. `node build/dist.mjs [win10] [win7]`: installers and 绿色版 of both lines in `dist/release/` with
 * `release.json` beside them, on Windows, or wherever the win32 runtime can be fetched; with `--makensis` the installers
 * are made by makensis instead of electron-builder's own NSIS. `… linux [legacy]`: a folder for tests on the runtime of
 * this machine. `… installer FOLDER [win7]`: an installer of an unpacked folder by makensis. `… list`: `release.json` anew.
 */
export async function dist(wanted) {
  if (wanted[0] === 'installer') return installerOf(wanted[1] ?? join('dist', 'win10', 'win-unpacked'), wanted.includes('win7'))
  if (wanted[0] === 'list') return complain(reportRelease(await writeRelease(release, version(), changesOf(version()))))
  await bundle('app')
  if (wanted.includes('linux')) return distLinux(wanted.includes('legacy') ? ['legacy'] : ['main'])
  const lines = Object.keys(windowsLines).filter((line) => wanted.includes(line))
  return distWindows(lines.length > 0 ? lines : Object.keys(windowsLines), wanted.includes('--makensis'))
}

const windowsLines = {
  win10: { config: 'electron-builder.yml', archs: ['x64'] },
  win7: { config: 'build/installer/win7.yml', archs: ['x64', 'ia32'] },
}
/** A folder with `electron-v<version>-win32-<arch>.zip`, where they cannot be downloaded. */
const runtimes = process.env['TOWNSHIP_LEDGER_WIN32_RUNTIMES']
/** Where everything is made, below the project's folder. */
const place = process.env['TOWNSHIP_LEDGER_DIST'] ?? 'dist'
const release = join(root, place, 'release')

async function distWindows(lines, byMakensis) {
  for (const line of lines) {
    const { config, archs } = windowsLines[line]
    rmSync(join(root, place, line), { recursive: true, force: true })
    // Only the folders: what follows makes the installers of them.
    const only = byMakensis ? ['dir', ...archs.map((arch) => `--${arch}`)] : []
    const own = [`-c.directories.output=${join(place, line)}`, ...(runtimes ? [`-c.electronDist=${runtimes}`] : [])]
    const code = await runTool('electron-builder', ['--config', config, '--win', ...only, '--publish', 'never', ...own])
    if (code !== 0) return refuse(line, code)
    if (byMakensis && !archs.every((arch) => byOwnScript(line, arch))) return 1
    const complaints = archs.flatMap((arch) => reportFolder(join(root, place, line, unpackedFolders[arch])))
    if (complain(complaints) !== 0) return 1
  }
  return collect(lines)
}

function refuse(line, code) {
  process.stderr.write(
    `没有做成 ${line} 的安装包，原因见上。做 Windows 安装包要下载 win32 版 Electron；electron-builder 自带的 NSIS 也要下载，` +
      '在 Linux 上还要 wine。\n请在能上网的 Windows 上做；或者把 electron-v<版本>-win32-<架构>.zip 放进一个文件夹，' +
      '用 TOWNSHIP_LEDGER_WIN32_RUNTIMES 指向它，并加 --makensis 用本机的 makensis。\n在本机检查打包内容请用 npm run dist:linux。\n',
  )
  return code
}

function byOwnScript(line, arch) {
  const output = join(root, place, line)
  return makeInstaller({ folder: join(output, unpackedFolders[arch]), output, version: version(), channel: line, arch }) !== null
}

/** All files of the release side by side, as they go onto a stick. */
async function collect(lines) {
  mkdirSync(release, { recursive: true })
  for (const line of lines) {
    const folder = join(root, place, line)
    for (const name of readdirSync(folder).filter((one) => artefactOf(one) !== null)) renameSync(join(folder, name), join(release, name))
  }
  return complain(reportRelease(await writeRelease(release, version(), changesOf(version()))))
}

function complain(complaints) {
  for (const line of complaints) process.stderr.write(`${line}\n`)
  return complaints.length > 0 ? 1 : 0
}

function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}

async function installerOf(folder, isWin7) {
  if (!existsSync(join(root, folder))) {
    process.stderr.write(`没有这个文件夹：${folder}。请先用 npm run dist 做出解压的程序。\n`)
    return 1
  }
  const arch = folder.includes('ia32') ? 'ia32' : 'x64'
  const made = makeInstaller({ folder: join(root, folder), output: release, version: version(), channel: isWin7 ? 'win7' : 'win10', arch })
  return made === null ? 1 : complain(reportRelease(await writeRelease(release, version(), changesOf(version()))))
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
  return code === 0 ? complain(reportFolder(join(root, output, 'linux-unpacked'))) : code
}

if (isScript(import.meta.url)) process.exitCode = await dist(process.argv.slice(2))
