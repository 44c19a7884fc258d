import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { makeInstaller } from '#build/installer/makensis.mjs'
import { unzip } from '#build/runtime/zip.mjs'
import { stubRuntime } from './stubRuntime.ts'

/**
 * The Windows packages as far as Linux goes: both lines are packed by electron-builder with the shipped configuration, over a
 * stub in place of the Windows runtime; installers by makensis. Nothing here says that the program runs on Windows.
 */

const root = process.cwd()
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
/** Not among real packages. */
const place = join('dist', 'trial')
let work = ''
test.beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), '打包 试验-'))
})
test.afterAll(() => {
  rmSync(work, { recursive: true, force: true })
  rmSync(join(root, place), { recursive: true, force: true })
})

test('both lines are packed: folders, 绿色版, installers, list', async () => {
  test.slow()
  const dist = join(work, 'runtimes')
  mkdirSync(dist)
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  await stubRuntime(dist, { version: devDependencies['electron'] as string, arch: 'x64' })
  await stubRuntime(dist, { version: '22.3.27', arch: 'x64' })
  await stubRuntime(dist, { version: '22.3.27', arch: 'ia32' })
  execFileSync(process.execPath, ['build/dist.mjs', '--makensis'], {
    cwd: root,
    env: { ...process.env, TOWNSHIP_LEDGER_WIN32_RUNTIMES: dist, TOWNSHIP_LEDGER_DIST: place },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

  const list = JSON.parse(readFileSync(join(root, place, 'release', 'release.json'), 'utf8')) as {
    version: string
    files: { name: string }[]
  }
  expect(list.version).toBe(version)
  const names = ['Portable', 'Setup', 'Win7-Portable', 'Win7-Setup'].flatMap((kind) => {
    const archs = kind.startsWith('Win7') ? ['ia32', 'x64'] : ['x64']
    return archs.map((arch) => `TownshipLedger-${kind}-${version}-${arch}.${kind.endsWith('Setup') ? 'exe' : 'zip'}`)
  })
  expect(list.files.map(({ name }) => name)).toEqual(names)

  await unzip(join(root, place, 'release', `TownshipLedger-Win7-Portable-${version}-ia32.zip`), join(work, 'zip'), (name) => name)
  expect(readFileSync(join(work, 'zip', 'TownshipLedger', 'portable.ini'), 'utf8')).toContain('绿色版')
  for (const folder of ['win10/win-unpacked', 'win7/win-unpacked', 'win7/win-ia32-unpacked']) await checkFolder(join(root, place, folder))
})

async function checkFolder(folder: string): Promise<void> {
  expect(existsSync(join(folder, 'portable.ini'))).toBe(false)
  expect(['default_app.asar', 'elevate.exe', 'app'].filter((name) => existsSync(join(folder, 'resources', name)))).toEqual([])
  expect(existsSync(join(folder, 'locales', 'fr.pak'))).toBe(false)
  expect(existsSync(join(folder, 'locales', 'zh-CN.pak'))).toBe(true)
  expect(JSON.parse(extractFile(join(folder, 'resources', 'app.asar'), 'package.json').toString('utf8'))).toMatchObject({ version })
  const wire = await getCurrentFuseWire(join(folder, 'TownshipLedger.exe'))
  const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments]
  expect(off.map((fuse) => wire[fuse])).toEqual([48, 48, 48])
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(49)
  const isNewest = !folder.includes('win7')
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(isNewest ? 49 : 48)
  // The digest of the archive's header is a resource of the program.
  if (isNewest) expect(readFileSync(join(folder, 'TownshipLedger.exe')).includes(Buffer.from('ELECTRONASAR', 'utf16le'))).toBe(true)
}

test('the installer installs for the user, upgrades in place, and leaves ledgers when it goes', () => {
  test.slow()
  const wine = ['/usr/lib/wine/wine64', '/usr/bin/wine64'].find((path) => existsSync(path))
  // Compiled in any case; run where there is wine (Debian: wine64).
  const first = installer('0.0.1', { 'resources/old.txt': '旧', 'old.dll': '旧' })
  const second = installer('0.0.2', { 'resources/app.asar': '新' })
  if (wine === undefined) {
    test.info().annotations.push({ type: 'limit', description: 'no wine64: installers were compiled, not run' })
    return
  }
  const windows = wineIn(wine)
  windows.run('winecfg', '-v', 'win7')
  expect(windows.run(first, '/S')).toBe(2)
  windows.run('winecfg', '-v', 'win10')
  expect(windows.run(first, '/S')).toBe(0)
  const program = windows.programs('TownshipLedger')
  expect(existsSync(join(program, 'old.dll'))).toBe(true)
  for (const [key, value] of [
    ['Software\\Classes\\.tzdb', 'TownshipLedger.Database'],
    ['Software\\Classes\\.tzpkg', 'TownshipLedger.Package'],
  ]) {
    expect(windows.query(key as string)).toContain(value)
  }
  expect(windows.query('Software\\Classes\\TownshipLedger.Database\\shell\\open\\command')).toContain('TownshipLedger.exe" "%1"')
  expect(windows.query('Software\\Classes\\TownshipLedger.Package\\DefaultIcon')).toContain('tzpkg.ico')
  expect(windows.query('Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\TownshipLedger', 'DisplayVersion')).toContain('0.0.1')

  writeFileSync(join(program, '我的台账.tzdb'), '台账')
  expect(windows.run(second, '/S')).toBe(0)
  expect(windows.query('Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\TownshipLedger', 'DisplayVersion')).toContain('0.0.2')
  expect([existsSync(join(program, 'resources', 'old.txt')), existsSync(join(program, 'resources', 'app.asar'))]).toEqual([false, true])

  windows.run(join(program, 'uninstall.exe'), '/S', `_?=${windows.nameOf(program)}`)
  expect(existsSync(join(program, 'TownshipLedger.exe'))).toBe(false)
  expect(readFileSync(join(program, '我的台账.tzdb'), 'utf8')).toBe('台账')
  expect(windows.query('Software\\Classes\\.tzdb')).not.toContain('TownshipLedger')
})

/** An installer for wine without 32 bit. */
function installer(of: string, files: Readonly<Record<string, string>>): string {
  const folder = join(work, `程序 ${of}`, 'win-unpacked')
  for (const [name, text] of Object.entries({ 'TownshipLedger.exe': 'MZ', 'locales/zh-CN.pak': '', ...files })) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const made = makeInstaller({ folder, output: join(work, of), version: of, channel: 'win10', arch: 'x64', defines: { TRIAL64: '1' } })
  if (made === null) throw new Error('makensis failed')
  return made
}

function wineIn(wine: string) {
  const prefix = join(work, 'wine')
  const home = join(work, 'home')
  mkdirSync(home, { recursive: true })
  const env = { ...process.env, HOME: home, WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mscoree,mshtml=', LC_ALL: 'C.UTF-8' }
  const wined = (...args: readonly string[]) => spawnSync(wine, args, { env, encoding: 'utf8', timeout: 90_000 })
  wined('wineboot', '-i')
  const user = join(prefix, 'drive_c', 'users', process.env['USER'] ?? 'root')
  return {
    run: (...args: readonly string[]) => wined(...args).status,
    query: (key: string, value?: string) =>
      wined('reg', 'query', `HKCU\\${key}`, ...(value === undefined ? ['/ve'] : ['/v', value])).stdout.trim(),
    programs: (name: string) => join(user, 'AppData', 'Local', 'Programs', name),
    nameOf: (path: string) => `C:${path.slice(join(prefix, 'drive_c').length).replaceAll('/', '\\')}`,
  }
}
