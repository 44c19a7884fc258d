import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isScript } from '../runtime/isScript.mjs'
import { root } from '../runtime/stamp.mjs'
import { runTool } from '../runtime/tool.mjs'
import { unzip } from '../runtime/zip.mjs'
import { artefactName } from './release.mjs'

/**
 * `node build/installer/trial.mjs win10|win7 x64|ia32`, on a Windows build machine after `npm run dist`: installs silently
 * into a folder with blanks and Chinese characters, tests the installed program, uninstalls, and looks at what stays; then
 * the 绿色版. Refuses elsewhere: it empties the data folder of the program.
 */
async function trial(channel, arch) {
  if (process.platform !== 'win32' || !process.env['CI']) {
    process.stderr.write('只在 Windows 构建机上使用（CI=1）：它会清空本机用户的程序数据文件夹。\n')
    return 1
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const file = (kind) => join(root, 'dist', 'release', artefactName({ version, channel, arch, kind }))
  const work = mkdtempSync(join(tmpdir(), 'trial-'))
  try {
    await tryInstaller(file('installer'), join(work, '帮扶 台账', 'TownshipLedger'), channel)
    await tryPortable(file('portable'), work, channel)
    return 0
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    return 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const uninstallKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\TownshipLedger'

async function tryInstaller(installer, folder, channel) {
  // NSIS takes the rest of the line for the folder: last, and without quotes.
  run(installer, ['/S', `/D=${folder}`], { windowsVerbatimArguments: true })
  must(existsSync(join(folder, 'TownshipLedger.exe')), 'the program was not installed')
  must(!existsSync(join(folder, 'portable.ini')), 'the installed program carries the marker of the 绿色版')
  must(query('HKCU\\Software\\Classes\\.tzdb', '/ve'), '.tzdb does not belong to the program')
  must(query('HKCU\\Software\\Classes\\.tzpkg', '/ve'), '.tzpkg does not belong to the program')
  const command = query(uninstallKey, '/v', 'QuietUninstallString')
  must(command, 'the program is not in the list of installed programs')
  await testIn(folder, channel)

  const ledger = join(folder, '我的台账.tzdb')
  writeFileSync(ledger, '')
  // Once more over itself: an upgrade in place keeps what is not the program's.
  run(installer, ['/S', `/D=${folder}`], { windowsVerbatimArguments: true })
  must(existsSync(ledger), 'an upgrade removed a ledger')
  const [, uninstaller] = /"([^"]+)"/.exec(command) ?? []
  // `_?=` keeps the uninstaller from copying itself away and ending at once.
  run(uninstaller, ['/S', `_?=${folder}`], { windowsVerbatimArguments: true })
  must(!existsSync(join(folder, 'TownshipLedger.exe')), 'the program is still there after it was uninstalled')
  must(existsSync(ledger), 'uninstalling removed a ledger')
  must(existsSync(join(process.env['APPDATA'] ?? '', 'TownshipLedger')), 'uninstalling removed the settings')
}

async function tryPortable(zip, work, channel) {
  const place = join(work, '绿色版 试用')
  await unzip(zip, place, (name) => name)
  const folder = join(place, 'TownshipLedger')
  must(existsSync(join(folder, 'portable.ini')), 'the 绿色版 has no marker')
  rmSync(join(folder, 'portable.ini'))
  await testIn(folder, channel)
}

/** The tests marked `@windows`, against a program that stands in this folder. */
async function testIn(folder, channel) {
  const env = { ...process.env, [`TOWNSHIP_LEDGER_PACKED_${channel === 'win7' ? 'LEGACY' : 'MAIN'}`]: folder }
  const args = ['test', '--config', 'build/packaged.config.ts', '--grep', '@windows']
  const code = await runTool('@playwright/test', args, { command: 'playwright', env })
  must(code === 0, `tests of the program in ${folder} failed`)
}

function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', ...options })
  must(status === 0, `${program} ended with ${status ?? error?.message}`)
}

function query(...args) {
  const { status, stdout } = spawnSync('reg', ['query', ...args], { encoding: 'utf8' })
  return status === 0 ? stdout : ''
}

function must(holds, words) {
  if (!holds) throw new Error(words)
}

if (isScript(import.meta.url)) process.exitCode = await trial(process.argv[2], process.argv[3])
