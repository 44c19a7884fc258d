import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a separator at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const stamps = join(root, 'out', '.stamp')
/** Inputs of every part: what packages are installed and how parts are built. */
const common = ['package.json', 'package-lock.json', 'build/bundle.mjs', 'build/runtime/apart.mjs', 'build/trust/licences.mjs']

/**
 * Whether a part's outputs exist and its inputs are as they were: same time and size, or, where a
 * checkout has touched them, same contents.
 */
export function isFresh(name) {
  const path = join(stamps, `${name}.json`)
  if (!existsSync(path)) return false
  const stamp = JSON.parse(readFileSync(path, 'utf8'))
  if (stamp.outputs.some((output) => !existsSync(join(root, output)))) return false
  const known = Object.keys(stamp.inputs)
  const folders = stamp.folders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) => filesBelow(folder))
  return folders.every((file) => file in stamp.inputs) && known.every((file) => isSame(file, stamp.inputs[file]))
}

function isSame(file, [time, size, digest]) {
  const stat = statSync(join(root, file), { throwIfNoEntry: false })
  if (stat === undefined || stat.size !== size) return false
  return stat.mtimeMs === time || digestOf(file) === digest
}

/**
 * Notes what a part was built from. Paths are relative to the project; `folders` are those in which
 * a new file makes the part stale.
 *
 * @param {string} name
 * @param {{ inputs: readonly string[], outputs: readonly string[], packages: readonly string[], folders?: readonly string[] }} built
 */
export function writeStamp(name, { inputs, outputs, packages, folders = [] }) {
  const seen = {}
  for (const file of [...inputs, ...common]) {
    const stat = statSync(join(root, file), { throwIfNoEntry: false })
    if (stat !== undefined) seen[file] = [stat.mtimeMs, stat.size, digestOf(file)]
  }
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, `${name}.json`), JSON.stringify({ outputs, folders, packages, inputs: seen }))
}

/** Folders of the packages that went into a part, as noted when it was built. */
export function packagesOf(name) {
  return JSON.parse(readFileSync(join(stamps, `${name}.json`), 'utf8')).packages
}

function digestOf(file) {
  return createHash('sha256')
    .update(readFileSync(join(root, file)))
    .digest('base64')
}

/** Files below a folder of the project, relative to it, with forward slashes. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
