import { z } from 'zod'

/** Copies of our files on sticks and elsewhere: written and proved, compared, and let go of. */

const token = z.string().min(8).max(64)

export const copiesContract = {
  /** Drives that a copy can go to, removable ones first. */
  'copy.drives': z.object({}).strict(),
  /** What a copy would meet in that folder. `file`: another file of ours than the open one (package, backup). Nothing is written. */
  'copy.look': z.object({ folder: token, file: token.optional() }).strict(),
  /**
   * Writes the copy and reads it back. `new`: only where the name is free; `beside`: under a name with day and time;
   * `replace`: over a copy whose whole log stands in the open file.
   */
  'copy.toStick': z.object({ folder: token, file: token.optional(), as: z.enum(['new', 'beside', 'replace']) }).strict(),
  'copy.cancel': z.object({}).strict(),
  /** The open file beside other copies of it: the named ones and those in its folder, without `except`. Never blocks long. */
  'copy.others': z.object({ tokens: z.array(token).max(20), except: z.array(token).max(200).optional() }).strict(),
  /** 安全移出: writes what is pending, closes the file and proves it by reading it back from the drive. */
  'copy.release': z.object({}).strict(),
}

/** `freeBytes` null: the system does not tell. `removable`: stick, card or USB disk. */
export type CopyDrive = Readonly<{ token: string; name: string; removable: boolean; freeBytes: number | null }>

/** Steps that only one of two copies knows. */
export type CopySide = Readonly<{
  /** Change sets; notes of merges are not counted. */
  sets: number
  /** Who made them; `last` is ISO time of that PC. */
  authors: readonly Readonly<{ person: string; device: string; sets: number; last: string }>[]
  /** Newest step of the whole copy, ISO time; null for an empty log. */
  newest: string | null
}>

/** The other copy, seen from the open file: `older` lacks steps of ours and has none of its own. */
export type CopyComparison = Readonly<{
  verdict: 'same' | 'older' | 'newer' | 'diverged'
  /** Whole days between the newest steps of both. */
  days: number
  here: CopySide
  there: CopySide
}>

/** Why a file could not be compared; `share`: one of the two holds only what a village was given. */
export const incomparables = ['otherOrigin', 'notLedger', 'sealed', 'share', 'busy', 'unreadable'] as const
export type Incomparable = (typeof incomparables)[number]

/** A file that has the name already. */
export type CopyTaken = Readonly<{
  name: string
  bytes: number
  /** ISO time at which it was last written. */
  at: string
  /** Byte by byte what would be written. */
  identical: boolean
  comparison: CopyComparison | null
  incomparable: Incomparable | null
  /** 替换旧的: its whole log stands in the open file, and nobody has it open. */
  mayReplace: boolean
  /** Names it to the merge screen. */
  token: string
}>

export type CopyLook = Readonly<{
  name: string
  bytes: number
  folder: string
  removable: boolean
  freeBytes: number | null
  fits: boolean
  /** The file is readable by whoever finds the stick. */
  plain: boolean
  taken: CopyTaken | null
  /** The name under which it would stand beside the taken one. */
  beside: string
}>

/**
 * How the copy was read back. `medium`: past the system's cache, from the drive itself. `reopened`: closed and opened
 * again; the system may have answered from its cache.
 */
export type ReadBack = 'medium' | 'reopened'

export type CopyMade = Readonly<{
  token: string
  name: string
  folder: string
  bytes: number
  sha256: string
  readBack: ReadBack
  removable: boolean
  replaced: boolean
}>

/** Another copy of the open file that was found; `comparison` null: it could not be compared, `why` says so. */
export type OtherCopyFound = Readonly<{
  token: string
  name: string
  folder: string
  removable: boolean
  comparison: CopyComparison | null
  why: Incomparable | null
}>

export type CopyReleased = Readonly<{ name: string; folder: string; readBack: ReadBack; bytes: number; removable: boolean }>

export type CopiesOutputs = {
  'copy.drives': readonly CopyDrive[]
  'copy.look': CopyLook
  'copy.toStick': CopyMade
  'copy.cancel': Record<string, never>
  'copy.others': Readonly<{ openIsRemovable: boolean; copies: readonly OtherCopyFound[] }>
  'copy.release': CopyReleased
}
