import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'

/**
 * First file of the data core's process: runs core.cjs beside it. Reading through 4 MB of script is a good part of what the core
 * needs until it can answer; so what the engine made of it is kept, below the folder of this user, for the next start.
 *
 * Only this program of this engine takes it again: its name carries the digest of the script and the engine's version,
 * its first bytes the digest of the rest, for a torn file would not be noticed by the engine. Whatever fails here costs
 * time, never a start.
 */

/** Digest of core.cjs, put in when the program is built. */
declare const CORE_DIGEST: string

const folder = process.env['TOWNSHIP_LEDGER_CODE']
const name = `core-${CORE_DIGEST}-${process.versions.v8}-${process.arch}`
const digestBytes = 20
const spanMs = 15_000
/** Share of such a span that the process may be busy; putting together what is kept takes 40 ms and more. */
const quiet = 0.02

const path = join(__dirname, 'core.cjs')
const head = '(function (exports, require, module, __filename, __dirname) {'
// All of it is ASCII (build/bundle.mjs): read so, it takes one byte a character and no decoding.
const text = readFileSync(path, 'latin1')
const cachedData = kept()
const script = new Script(`${head}${text}\n})`, { filename: path, columnOffset: -head.length, ...(cachedData && { cachedData }) })
const run = script.runInThisContext() as (...given: readonly unknown[]) => void
run({}, createRequire(path), { exports: {} }, path, __dirname)
if (folder !== undefined && (cachedData === undefined || script.cachedDataRejected === true)) keepWhenQuiet(folder)

function kept(): Buffer | undefined {
  if (folder === undefined) return undefined
  try {
    const whole = readFileSync(join(folder, name))
    const data = whole.subarray(digestBytes)
    return digestOf(data).equals(whole.subarray(0, digestBytes)) ? data : undefined
  } catch {
    return undefined
  }
}

/** Somebody at work is not kept waiting. What was called until then is kept too. */
function keepWhenQuiet(target: string): void {
  const before = process.cpuUsage()
  const timer = setTimeout(() => {
    const { user, system } = process.cpuUsage(before)
    const isQuiet = (user + system) / 1000 < quiet * spanMs
    if (isQuiet) keep(target)
    else keepWhenQuiet(target)
  }, spanMs)
  timer.unref()
}

/** Written beside and renamed; those of earlier versions go. */
function keep(target: string): void {
  try {
    const data = script.createCachedData()
    mkdirSync(target, { recursive: true })
    const temporary = join(target, `${name}.${process.pid}.tmp`)
    writeFileSync(temporary, Buffer.concat([digestOf(data), data]))
    renameSync(temporary, join(target, name))
    for (const other of readdirSync(target)) if (other !== name) rmSync(join(target, other), { force: true })
  } catch {
    // A full disk, a folder that cannot be written: the next start is as slow as this one.
  }
}

function digestOf(data: Uint8Array): Buffer {
  return createHash('sha1').update(data).digest()
}
