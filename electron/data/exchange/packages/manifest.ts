import { z } from 'zod'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { packageKinds } from '#shared/ipc/parts/packages.ts'

/** The newest layout of packages that this program reads and writes. */
export const packageFormat = 1

/** A database of a township has some 100 MB; deflated SQLite pages seldom have less than a tenth of their bytes. */
const mostFull = 1024 * 1024 * 1024
const mostPacked = 512 * 1024 * 1024
/** Beyond this it is no database but a bomb; small files consist mostly of empty pages. */
const mostInflation = 200

/** Longest manifest in bytes: a county's villages and columns by name take a few thousand. */
export const mostManifestBytes = 256 * 1024

const name = z.string().min(1).max(200)
const names = z.array(z.string().max(200)).max(2_000)
const count = z.int().min(0).max(1_000_000_000)

const shape = z.object({
  format: z.literal(packageFormat),
  id: z.string().min(1).max(64),
  databaseId: z.string().max(64),
  township: z.string().max(200),
  from: name,
  place: name,
  number: z.int().min(1).max(1_000_000),
  kind: z.enum(packageKinds),
  base: z.int().min(1).max(1_000_000).nullable(),
  given: z.int().min(1).max(1_000_000).nullable(),
  day: z.iso.date(),
  counts: z.record(z.string().max(60), count),
  records: count,
  sets: count,
  scope: z.object({ villages: names.nullable(), ledgers: names.nullable(), without: names }).strict().nullable(),
  sealed: z.boolean(),
  schemaVersion: z.int().min(1).max(10_000),
  appVersion: z.string().max(40),
  size: z
    .object({ packed: z.int().min(1).max(mostPacked), full: z.int().min(1).max(mostFull), chunks: z.int().min(1).max(1_000) })
    .strict(),
})

export function encodeManifest(manifest: PackageManifest): Uint8Array {
  return Buffer.from(JSON.stringify(shape.parse(manifest)))
}

/** Newer layouts may say other things: their number is all that is read. `null`: not a manifest. */
export function decodeManifest(bytes: Uint8Array): PackageManifest | Readonly<{ newer: number }> | null {
  const found = parsed(bytes)
  const format = (found as { format?: unknown } | null)?.format
  if (typeof format === 'number' && Number.isInteger(format) && format > packageFormat) return { newer: format }
  const manifest = shape.safeParse(found)
  if (!manifest.success) return null
  const { packed, full } = manifest.data.size
  return full > packed * mostInflation + 1024 * 1024 ? null : manifest.data
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Not text, or not JSON: it is no manifest.
    return null
  }
}
