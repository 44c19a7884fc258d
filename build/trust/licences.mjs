import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packagesOf, root } from '../runtime/stamp.mjs'

/**
 * Writes what the program consists of besides its own code: `out/renderer/licences.json` (shown under 设置, 关于) and
 * `out/sbom.cdx.json` (CycloneDX 1.5). Taken from what the bundlers put into the files, not from what is installed.
 * Throws where a package that is shipped says no licence.
 *
 * @param {readonly string[]} parts names of the built parts
 */
export function writeLicences(parts) {
  const folders = [...new Set(parts.flatMap((name) => packagesOf(name)))].sort()
  const shipped = [...new Map(folders.map(describe).map((one) => [`${one.name} ${one.version}`, one])).values()]
  const nameless = shipped.filter(({ licence }) => licence === '')
  if (nameless.length > 0) throw new Error(`没有许可证的组件：${nameless.map(({ name }) => name).join('、')}`)
  writeFileSync(join(root, 'out', 'renderer', 'licences.json'), JSON.stringify(shipped))
  writeFileSync(join(root, 'out', 'sbom.cdx.json'), `${JSON.stringify(billOf(shipped), null, 2)}\n`)
}

/** The folder of the package that a bundled module belongs to, relative to the project, or null for our own. */
export function packageFolder(module) {
  const path = module
    .replaceAll('\\', '/')
    .replaceAll('\0', '')
    .replace(/[?].*$/, '')
  const at = path.lastIndexOf('node_modules/')
  if (at < 0) return null
  const [scope, name] = path.slice(at + 'node_modules/'.length).split('/')
  const folder = scope.startsWith('@') ? `${scope}/${name}` : scope
  const start = path.indexOf('node_modules/')
  return `${path.slice(start, at)}node_modules/${folder}`
}

function describe(folder) {
  const about = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  return { name: about.name, version: about.version, licence: licenceOf(about), text: licenceText(folder) }
}

/** SPDX expression or identifier; old packages write an object or a list. */
function licenceOf({ license, licenses }) {
  const said = license ?? licenses ?? ''
  if (typeof said === 'string') return said
  return [said]
    .flat()
    .map(({ type }) => type)
    .join(' OR ')
}

function licenceText(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name))
  return file ? readFileSync(join(root, folder, file), 'utf8').trim() : ''
}

/** Without a serial number or a time: the same program has the same bill. */
function billOf(shipped) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const hashOf = (one) =>
    Object.entries(lock).find(([path, entry]) => path.endsWith(`node_modules/${one.name}`) && entry.version === one.version)?.[1].integrity
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: shipped.map((one) => ({
      type: 'library',
      name: one.name,
      version: one.version,
      purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
      licenses: [{ expression: one.licence }],
      hashes: hashes(hashOf(one)),
    })),
  }
}

function hashes(integrity) {
  if (!integrity?.startsWith('sha512-')) return []
  return [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }]
}

/** Whether the lists have been written since the parts were last built. */
export function hasLicences() {
  return existsSync(join(root, 'out', 'renderer', 'licences.json')) && existsSync(join(root, 'out', 'sbom.cdx.json'))
}
