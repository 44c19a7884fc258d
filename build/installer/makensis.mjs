import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../runtime/stamp.mjs'
import { artefactName } from './release.mjs'

/**
 * An installer of an unpacked program by makensis, for machines that cannot fetch electron-builder's own NSIS. Compiles
 * anywhere; what it makes runs on Windows only.
 *
 * @param {{ folder: string, output: string, version: string, channel: 'win10' | 'win7', arch: 'x64' | 'ia32', defines?: Record<string, string> }} wanted
 * @returns {string | null} the installer's path, or null when makensis is missing or finds a mistake (said on standard error)
 */
export function makeInstaller({ folder, output, defines = {}, ...about }) {
  const target = join(output, artefactName({ ...about, kind: 'installer' }))
  const work = mkdtempSync(join(tmpdir(), 'makensis-'))
  try {
    mkdirSync(output, { recursive: true })
    const installed = join(work, 'installed.nsh')
    writeFileSync(installed, removalOf(folder))
    const given = { SOURCE: folder, OUTPUT: target, INSTALLED: installed, VERSION: about.version, CHANNEL: about.channel, ARCH: about.arch }
    const args = Object.entries({ ...given, ...defines }).map(([name, value]) => `-D${name}=${value}`)
    const made = spawnSync('makensis', ['-V2', '-INPUTCHARSET', 'UTF8', ...args, join('build', 'installer', 'installer.nsi')], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (made.error) process.stderr.write('没有 makensis：Debian 上 apt-get install nsis，Windows 上安装 NSIS 3。\n')
    return made.status === 0 ? target : null
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Exactly what was installed is removed again: somebody may have saved a ledger in that folder. */
function removalOf(folder, inside = '') {
  const entries = readdirSync(join(folder, inside), { withFileTypes: true })
  const lines = entries.map((entry) => {
    const name = inside === '' ? entry.name : `${inside}\\${entry.name}`
    if (!entry.isDirectory()) return `Delete "$INSTDIR\\${name.replaceAll('$', '$$$$')}"\n`
    return removalOf(folder, name.replaceAll('\\', '/')).concat(`RMDir "$INSTDIR\\${name}"\n`)
  })
  return lines.join('').replaceAll('/', '\\')
}
