import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { root } from '../runtime/stamp.mjs'

/** What a slow line and a small stick bear. */
export const mostInstallerBytes = 110 * 1024 * 1024

/**
 * Prints where the space of a packed folder goes.
 *
 * @param {string} folder unpacked program
 * @returns {readonly string[]} complaints: what the archive holds that nobody needs who only works with the program, and
 * what is not in it as it was built (`out/` that is written while the archive is made spoils everything behind it)
 */
export function reportFolder(folder) {
  const archive = join(folder, 'resources', 'app.asar')
  const files = listPackage(archive).flatMap((name) => {
    const path = name.replaceAll('\\', '/').slice(1)
    const { size } = statFile(archive, path)
    return size === undefined ? [] : [{ name: path, size }]
  })
  const inside = files.reduce((sum, { size }) => sum + size, 0)
  const whole = sizeOf(folder)
  const told = [
    folder,
    `共 ${megabytes(whole)}，其中运行环境 ${megabytes(whole - inside)}，程序 ${megabytes(inside)}：`,
    ...largestFirst(files.map(({ name, size }) => [name.split('/').slice(0, 2).join('/'), size])),
    '运行环境中最大的：',
    ...largestFirst(largestOf(folder)).slice(0, 8),
  ]
  process.stdout.write(`${told.join('\n')}\n`)
  const strange = files.filter(({ name }) => !belongs(name)).map(({ name }) => `不该打进安装包：${name}`)
  const spoilt = files.filter(({ name }) => !isWhole(archive, name)).map(({ name }) => `打包时被改动，请重做：${name}`)
  return [...strange, ...spoilt]
}

/**
 * Prints the files of a release.
 *
 * @param {{ files: readonly { name: string, kind: string, bytes: number, sha256: string }[] }} release
 * @returns {readonly string[]} complaints: installers beyond the budget
 */
export function reportRelease({ files }) {
  for (const { name, bytes, sha256 } of files) process.stdout.write(`${megabytes(bytes)}  ${name}  ${sha256}\n`)
  return files
    .filter(({ kind, bytes }) => kind === 'installer' && bytes > mostInstallerBytes)
    .map(({ name, bytes }) => `安装包超过 ${megabytes(mostInstallerBytes).trim()}：${name}，${megabytes(bytes).trim()}`)
}

function largestFirst(parts) {
  const sums = new Map()
  for (const [name, size] of parts) sums.set(name, (sums.get(name) ?? 0) + size)
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name, size]) => `  ${megabytes(size)}  ${name}`)
}

function largestOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    return [entry.name, entry.isDirectory() ? sizeOf(path) : statSync(path).size]
  })
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
  return largestOf(folder).reduce((sum, [, size]) => sum + size, 0)
}

function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1).padStart(6)} MB`
}
