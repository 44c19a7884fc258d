import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Names the product in `release.json`; the program that looks for a newer one on a stick compares it. */
const product = 'township-ledger'

/**
 * What a file name says, or null for other files. Only names that this repository's configuration gives are known:
 * `TownshipLedger[-Win7]-(Setup|Portable)-<version>-(x64|ia32).(exe|zip)`.
 *
 * @param {string} name
 * @returns {{ version: string, channel: 'win10' | 'win7', arch: 'x64' | 'ia32', kind: 'installer' | 'portable' } | null}
 */
export function artefactOf(name) {
  const found = /^TownshipLedger-(Win7-)?(?:(Setup)-(\S+?)-(x64|ia32)\.exe|Portable-(\S+?)-(x64|ia32)\.zip)$/.exec(name)
  if (found === null) return null
  const [, win7, setup, setupVersion, setupArch, zipVersion, zipArch] = found
  return {
    version: setupVersion ?? zipVersion,
    channel: win7 ? 'win7' : 'win10',
    arch: setupArch ?? zipArch,
    kind: setup ? 'installer' : 'portable',
  }
}

/** The file name of an artefact; the way back of `artefactOf`. */
export function artefactName({ version, channel, arch, kind }) {
  const line = channel === 'win7' ? 'Win7-' : ''
  return kind === 'installer'
    ? `TownshipLedger-${line}Setup-${version}-${arch}.exe`
    : `TownshipLedger-${line}Portable-${version}-${arch}.zip`
}

/**
 * Writes `release.json` beside the artefacts of this version: product, version, and of each file its channel, arch,
 * kind, size and SHA-256, and what the version brings. Files of other versions in the folder are not named.
 *
 * @param {string} folder
 * @param {string} version
 * @param {readonly string[]} changes one line each
 */
export async function writeRelease(folder, version, changes = []) {
  const files = []
  for (const name of (await readdir(folder)).sort()) {
    const artefact = artefactOf(name)
    if (artefact?.version !== version) continue
    const { channel, arch, kind } = artefact
    const path = join(folder, name)
    files.push({ name, channel, arch, kind, bytes: (await stat(path)).size, sha256: await sha256(path) })
  }
  const release = { product, version, ...(changes.length > 0 ? { changes } : {}), files }
  const beside = join(folder, `release.json.${process.pid}.tmp`)
  await writeFile(beside, `${JSON.stringify(release, null, 2)}\n`)
  await rename(beside, join(folder, 'release.json'))
  return release
}

async function sha256(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
