import { z } from 'zod'
import type { Counts } from '../outputs.ts'
import type { CopyComparison, Incomparable } from './copies.ts'

/** More about backups: a second place, practice, looking into one, taking single records back. */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)
const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)
const nothing = z.object({}).strict()

export const backupsContract = {
  /**
   * Where the backups of the open file are kept once more; null: nowhere. Remembered by the main process for this PC.
   * `make`: a person has just chosen the folder; else it has to be there, since the stick may be out.
   */
  'backup.setPlace': z.object({ token: token.nullable(), make: z.boolean().optional() }).strict(),
  'backup.state': nothing,
  /** Copies what is missing to the second place now and says how that went. */
  'backup.toPlace': nothing,
  /** Restores the newest backup into a temporary file and verifies the whole of it; nothing remains. */
  'backup.drill': nothing,
  /** What the open file knows beyond the backup: what would be lost by going back to it. */
  'backup.compare': z.object({ token }).strict(),
  /** Opens a backup beside the open file, for looking. One at a time. */
  'backup.look': z.object({ token, password: z.string().max(255).optional() }).strict(),
  'backup.lookClose': nothing,
  /** Records of the backup; without text those that were changed since, newest first. */
  'backup.lookFind': z.object({ text: z.string().max(100), limit: z.int().min(1).max(200) }).strict(),
  'backup.lookRecord': z.object({ ledger, id }).strict(),
  /** Takes back fields of a record, or a removed or missing record, as an edit that can be undone. */
  'backup.takeBack': z
    .object({
      id,
      ledger,
      record: id,
      /** Fields to take back; all that differ when the record is removed or missing. */
      fields: z.array(z.string().regex(/^[a-zA-Z]\w{0,60}$/)).max(300),
      /** Records that are part of it too: what was removed since comes back. */
      dependants: z.boolean(),
    })
    .strict(),
}

export type BackupEntry = Readonly<{
  /** Grant with which this backup can be restored. */
  token: string
  name: string
  at: string
  bytes: number
  reason: string
  proved: boolean
  /** Encrypted: asks for the password, unless it is one of the open file under the same data key. */
  sealed: boolean
  counts: Counts
  /** The second place, where it stands there: `E:`. */
  place?: string
}>

export type BackupContent = Readonly<{
  name: string
  sealed: boolean
  township: string
  at: string | null
  schemaVersion: number
  counts: Counts
}>

export type BackupPlace = Readonly<{
  folder: string
  /** Drive or folder in a word, for the status bar: `E:`. */
  name: string
  /** Newest proved backup there, local ISO time. */
  last: string | null
  /** The drive or folder is not there now. */
  missing: boolean
  /** The newest backup stands there. */
  upToDate: boolean
  copying: boolean
  /** Why the last copying failed, in Chinese. */
  problem: string | null
}>

export type BackupDrill = Readonly<{
  /** ISO time. */
  at: string
  /** The backup that was restored. */
  backup: string
  ok: boolean
  problems: readonly string[]
}>

/** `last`: newest proved backup in the usual place, local ISO time. */
export type BackupState = Readonly<{ last: string | null; second: BackupPlace | null; drill: BackupDrill | null }>

/** A record of the backup beside the open file: `missing`, the open file never had it. */
export type LookState = 'same' | 'changed' | 'removed' | 'missing'

export type LookHit = Readonly<{
  ledger: string
  ledgerLabel: string
  id: string
  title: string
  hint: string
  state: LookState
  /** Who last changed it since, and when; null when nobody did. */
  since: Readonly<{ person: string; at: string; label: string }> | null
}>

export type LookField = Readonly<{
  field: string
  label: string
  /** In words; personal numbers masked. */
  then: string
  now: string
  differs: boolean
}>

export type LookRecord = Readonly<{
  ledger: string
  id: string
  title: string
  state: LookState
  fields: readonly LookField[]
  /** Records that are part of it and were removed since or never were here, by ledger. */
  dependants: readonly Readonly<{ ledger: string; label: string; unit: string; count: number }>[]
  /** Records that it needs (its household, its village) and that would come back with it. */
  needs: readonly string[]
}>

export type LookedAt = Readonly<{
  name: string
  /** Newest step in it, ISO time. */
  at: string | null
  township: string
  comparison: CopyComparison | null
  why: Incomparable | null
}>

export type BackupsOutputs = {
  'backup.setPlace': BackupState
  'backup.state': BackupState
  'backup.toPlace': BackupState
  'backup.drill': BackupDrill
  'backup.compare': Readonly<{ comparison: CopyComparison | null; why: Incomparable | null }>
  'backup.look': LookedAt
  'backup.lookClose': Record<string, never>
  'backup.lookFind': readonly LookHit[]
  'backup.lookRecord': LookRecord
  'backup.takeBack': Readonly<{ changeSet: string | null; records: number }>
}
