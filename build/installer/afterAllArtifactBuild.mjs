import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../runtime/stamp.mjs'
import { packPortable } from './portable.mjs'

/** Where electron-builder leaves the unpacked program, by architecture. */
export const unpackedFolders = { x64: 'win-unpacked', ia32: 'win-ia32-unpacked' }

/**
 * electron-builder hook: the 绿色版 of every Windows program that was packed. Its own zip target packs the same folder
 * as the installer, so a file that only the zip may contain cannot be put there.
 *
 * @param {{ outDir: string }} result
 * @returns {string[]} the zips
 */
export function afterAllArtifactBuild({ outDir }) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const channel = basename(outDir) === 'win7' ? 'win7' : 'win10'
  return Object.entries(unpackedFolders)
    .map(([arch, name]) => ({ arch, folder: join(outDir, name) }))
    .filter(({ folder }) => existsSync(folder))
    .map(({ arch, folder }) => packPortable({ folder, output: outDir, version, channel, arch }))
}
