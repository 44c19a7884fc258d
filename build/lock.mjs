import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime/stamp.mjs'

// `node build/lock.mjs` after changing dependencies. npm leaves an optional package out of the lock file
// when the registry at hand does not offer it (mirrors often drop other platforms), and then `npm ci`
// refuses the lock file: "Missing: …@ from lock file". This writes those entries: the version that the
// parent names exactly, and the platform, so that they are skipped here and found on their own platform.
// It also takes out `libc`, which npm 11 writes and the npm of Node 20 strips again on every install.
const path = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))
const platform = /-(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)/

const missing = Object.entries(lock.packages).flatMap(([parent, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d/.test(version) && platform.test(name))
    .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${parent}/node_modules/${name}`])
    .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
)

for (const { name, version, dev } of missing) {
  const [, os, cpu] = platform.exec(name) ?? []
  lock.packages[`node_modules/${name}`] = { version, cpu: [cpu], ...(dev ? { dev } : {}), optional: true, os: [os] }
}
const withLibc = Object.values(lock.packages).filter((entry) => entry.libc !== undefined)
for (const entry of withLibc) delete entry.libc
if (missing.length > 0 || withLibc.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
}
process.stderr.write(`package-lock.json：补上 ${missing.length} 个其他平台的条目\n`)
