/** The two product lines: `win10` on today's Electron, `win7` on the last one that runs on Windows 7. */
export type Channel = 'win10' | 'win7'
export type Kind = 'installer' | 'portable'

export type ReleaseFile = Readonly<{
  name: string
  channel: Channel
  arch: string
  kind: Kind
  bytes: number
  /** Lower-case hexadecimal. */
  sha256: string
}>

/** `changes`: what the version brings, one line each; empty where the release does not tell. */
export type Release = Readonly<{ version: string; files: readonly ReleaseFile[]; changes: readonly string[] }>

/** The name under which `build/dist.mjs` writes it beside the packages. */
export const releaseName = 'release.json'
/** A longer one is none of ours. */
export const mostReleaseBytes = 256 * 1024

const product = 'township-ledger'
const mostFiles = 40
const mostBytes = 1024 ** 3
const mostChanges = 200
const longestChange = 500

/** What a release.json says, or null where it is not one of ours in every part: it comes from a stick and is believed in nothing. */
export function readRelease(text: string): Release | null {
  const { product: named, version, files, changes = [] } = asRecord(parsed(text))
  if (named !== product || !isVersion(version) || !Array.isArray(files)) return null
  if (files.length > mostFiles || !files.every(isReleaseFile)) return null
  const lines = typeof changes === 'string' ? changes.split(/\r?\n/) : changes
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) return null
  const told = lines.map(plain).filter((line) => line !== '')
  return { version, files: files.map(onlyKnown), changes: told.slice(0, mostChanges) }
}

/** Negative when `a` is the older of two versions, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  const place = left.findIndex((part, at) => part !== right[at])
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0)
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,4}\.\d{1,4}\.\d{1,5}$/.test(value)
}

function isReleaseFile(value: unknown): value is ReleaseFile {
  const { name, channel, arch, kind, bytes, sha256 } = asRecord(value)
  if (typeof name !== 'string' || typeof arch !== 'string' || !/^[a-z0-9_]{2,12}$/.test(arch)) return false
  if (channel !== 'win10' && channel !== 'win7') return false
  if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 1 || bytes > mostBytes) return false
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return false
  return (kind === 'installer' && isFileName(name, 'exe')) || (kind === 'portable' && isFileName(name, 'zip'))
}

/** A plain name in the same folder: no way out of it, no device name of Windows, no second extension that hides the first. */
function isFileName(name: string, extension: string): boolean {
  return new RegExp(String.raw`^TownshipLedger[A-Za-z0-9-]{0,60}(\.[0-9]+){0,3}[A-Za-z0-9-]{0,20}\.${extension}$`).test(name)
}

function onlyKnown({ name, channel, arch, kind, bytes, sha256 }: ReleaseFile): ReleaseFile {
  return { name, channel, arch, kind, bytes, sha256 }
}

/** One line for reading: without signs that steer a text. */
function plain(line: string): string {
  return line
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/^\s*-\s*/, '')
    .trim()
    .slice(0, longestChange)
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}

function parsed(text: string): unknown {
  try {
    // Some editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
