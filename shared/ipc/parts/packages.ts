import { z } from 'zod'

/**
 * Exchange packages (.tzpkg): the whole file, what changed since the last package to a place, or the share of some villages.
 * Packages that came are merged by `merge.look` and `merge.run` like copies of the file.
 */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)
const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)
const fieldId = z.string().regex(/^[a-zA-Z]\w{0,60}$/)
const place = z.string().trim().min(1).max(60)
/** Never logged, never kept. */
const password = z.string().min(1).max(256)

const task = z.object({ text: z.string().trim().min(1).max(200), due: z.iso.date().nullable() }).strict()
export type PackageTask = z.output<typeof task>

export const packageKinds = ['whole', 'changes', 'subset'] as const
export type PackageKind = (typeof packageKinds)[number]

/** What a package is to hold. */
export const packageContent = {
  /** Who gets it, in the office's own words: 白沙村, 县局, 二楼电脑. Numbers count by place. */
  place,
  kind: z.enum(packageKinds),
  /** Of a subset: record ids of villages; none: all villages. */
  villages: z.array(id).max(500).optional(),
  /** Of a subset: only these ledgers. Villages, groups, households and members always go along. None: all. */
  ledgers: z.array(ledger).max(200).optional(),
  /** Of a subset: columns that stay here, also out of the history. Links and names cannot stay. */
  without: z
    .array(z.object({ ledger, field: fieldId }).strict())
    .max(500)
    .optional(),
  /** Of changes: begin after this number of the place again (0: from the start), when a later package was lost. */
  since: z.int().min(0).optional(),
}

export const packagesContract = {
  /** What a package would hold and which number it would get; nothing is written. */
  'package.plan': z.object(packageContent).strict(),
  /** Writes it under a name that is free, reads it back and compares; then the place has a further number. */
  'package.make': z
    .object({
      ...packageContent,
      token,
      /** Without one the content is not secret: only after the person was told so. */
      password: password.optional(),
      /** What the place is asked to do, in words; inside the sealed part. */
      note: z.string().max(2_000).optional(),
      /** What is asked for, line by line; the village sees it on its workbench. Tracked work is a record (问题整改, 线索) and goes along anyway. */
      tasks: z.array(task).max(200).optional(),
      purpose: z.string().max(200).optional(),
    })
    .strict(),
  /** What a package is; with the password its content is examined, too. Needs no open file. */
  'package.inspect': z.object({ token, password: password.optional() }).strict(),
  /** Makes a new ledger file of a whole or subset package (never over an existing one); opened by `file.open` afterwards. */
  'package.open': z.object({ token, to: token, password: password.optional() }).strict(),
  /** Packages that left and came, newest first. */
  'package.log': z.object({ place: place.optional(), limit: z.int().min(1).max(500) }).strict(),
  /** Every place that packages went to or came from, the latest first. */
  'package.places': z.object({}).strict(),
  /** Which share of a ledger the open file is; null for a whole one. */
  'package.scope': z.object({}).strict(),
  /** What may be asked of villages (none: all): lines for `tasks` from open findings and from what falls due there. */
  'package.tasks': z.object({ villages: z.array(id).max(500) }).strict(),
}

/** Stands readable at the start of a package; no names or numbers of persons in it. */
export type PackageManifest = Readonly<{
  format: 1
  id: string
  databaseId: string
  township: string
  /** The place that made it: 白沙村 of a village's file, else the township. */
  from: string
  place: string
  number: number
  kind: PackageKind
  /** Number of the package of the same way on which this one builds; null: on none. */
  base: number | null
  /** Of what a village sends: number of the subset package that its file came from or took in last. */
  given: number | null
  /** ISO day. */
  day: string
  /** Records by ledger id. */
  counts: Readonly<Record<string, number>>
  records: number
  /** Change sets inside. */
  sets: number
  /** Of a subset, or changes of one; labels, null: all. */
  scope: Readonly<{ villages: readonly string[] | null; ledgers: readonly string[] | null; without: readonly string[] }> | null
  sealed: boolean
  schemaVersion: number
  appVersion: string
  /** Bytes of the database inside, deflated and in full; and in how many chunks. */
  size: Readonly<{ packed: number; full: number; chunks: number }>
}>

export type PackagePlan = Readonly<{
  number: number
  base: number | null
  sets: number
  records: number
  counts: readonly Readonly<{ ledger: string; label: string; count: number }>[]
  /** Records of elsewhere (projects, helpers …) of which only the name goes along, so that links stay readable. */
  named: number
  /** Why it makes no sense to make it now, in words: nothing new since the last one. */
  empty: string | null
}>

export type PackageLogEntry = Readonly<{
  id: string
  direction: 'out' | 'in'
  place: string
  number: number
  kind: PackageKind
  at: string
  person: string
  device: string
  records: number
  manifest: PackageManifest
}>

export type PackagePlace = Readonly<{
  place: string
  out: PackageLogEntry | null
  in: PackageLogEntry | null
  /** Number of the next one to it. */
  next: number
  /** Steps done here since the last one to it; null: none went there yet. */
  waiting: number | null
  /** What the last subset to it held, so that the next one can be the same. */
  scope: PackageScopeWish | null
}>

export type PackageScopeWish = Readonly<{
  villages: readonly string[]
  ledgers: readonly string[]
  without: readonly Readonly<{ ledger: string; field: string }>[]
}>

/** How a package stands to the open file. */
export type PackageStanding =
  | 'fits'
  /** Its content was taken over before: nothing would happen. */
  | 'repeated'
  /** Made by this very file. */
  | 'own'

export type PackageInspection = Readonly<{
  name: string
  bytes: number
  manifest: PackageManifest
  /** Null where no file is open, or the content was not opened (no password given). */
  standing: PackageStanding | null
  /** Its password fitted, or it has none, and all of the content is as it was made. */
  opened: Readonly<{ note: string; person: string; device: string; at: string }> | null
}>

/** What a file that was made of a subset package is. */
export type PackageScope = Readonly<{
  /** Of the village, as the township calls it. */
  place: string
  /** Who made it. */
  from: string
  number: number
  day: string
  note: string
  tasks: readonly PackageTask[]
  person: string
  wish: PackageScopeWish
  /** In words. */
  villages: readonly string[] | null
  ledgers: readonly string[] | null
  without: readonly string[]
}>

/** A line and how many records it is about. */
export type ProposedTask = PackageTask & Readonly<{ kind: 'finding' | 'due'; count: number }>

export type PackagesOutputs = {
  'package.plan': PackagePlan
  'package.make': Readonly<{ name: string; token: string; bytes: number; sha256: string; manifest: PackageManifest; proved: true }>
  'package.inspect': PackageInspection
  'package.open': Readonly<{ name: string; token: string; manifest: PackageManifest; counts: Readonly<Record<string, number>> }>
  'package.log': readonly PackageLogEntry[]
  'package.places': readonly PackagePlace[]
  'package.scope': PackageScope | null
  'package.tasks': readonly ProposedTask[]
}
