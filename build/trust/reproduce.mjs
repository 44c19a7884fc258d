import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { isScript } from '../runtime/isScript.mjs'
import { root } from '../runtime/stamp.mjs'

// `node build/trust/reproduce.mjs [--package]` builds the commit at hand twice, in folders of different names and in different
// time zones, and compares what came out byte by byte; with `--package` (Linux) the packaged folder with its archive, too.
const places = [
  { folder: 'one', zone: 'Asia/Shanghai' },
  { folder: 'two 二', zone: 'America/New_York' },
]

function reproduce(withPackage) {
  const scratch = mkdtempSync(join(tmpdir(), 'reproduce-'))
  try {
    const built = places.map((place) => buildAt(scratch, place, withPackage))
    if (built.includes(null)) return 1
    const [one, two] = built
    const names = [...new Set([...one.keys(), ...two.keys()])]
    const different = names.filter((name) => one.get(name) !== two.get(name))
    for (const name of different) process.stderr.write(`两次构建不同：${name}\n`)
    process.stdout.write(`${names.length} 个文件，${different.length === 0 ? '逐字节相同' : `${different.length} 个不同`}\n`)
    return different.length === 0 ? 0 : 1
  } finally {
    for (const { folder } of places) git(['worktree', 'remove', '--force', join(scratch, folder)])
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Digests of what a fresh checkout of the commit gives, by path; null where it does not build. */
function buildAt(scratch, { folder, zone }, withPackage) {
  const place = join(scratch, folder)
  if (git(['worktree', 'add', '--detach', place, 'HEAD']) !== 0) return null
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const script = withPackage ? ['build/dist.mjs', 'linux'] : ['build/bundle.mjs', 'app']
  const { status } = spawnSync(process.execPath, script, {
    cwd: place,
    env: { ...process.env, TZ: zone },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) return null
  const outputs = withPackage ? ['out', 'dist'] : ['out']
  return new Map(outputs.flatMap((output) => digestsBelow(place, output)))
}

/** The stamps say when the sources were written; they are not shipped. */
function digestsBelow(place, output) {
  return readdirSync(join(place, output), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.stamp'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('.yml') && !path.endsWith('.yaml'))
    .map((path) => [relative(place, path), createHash('sha256').update(readFileSync(path)).digest('hex')])
}

function git(words) {
  return spawnSync('git', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status
}

if (isScript(import.meta.url)) process.exitCode = reproduce(process.argv.includes('--package'))
