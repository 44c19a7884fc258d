import { z } from 'zod'
import type { PrintJob } from '../outputs.ts'

/** Encryption of the open file. Passwords and recovery keys are input only: they stand in no answer but the one that makes them. */

const nothing = z.object({}).strict()
const password = z.string().max(256)
const recoveryKey = z.string().max(120)

export const sealingContract = {
  'seal.state': nothing,
  /** Turns encryption on; what the file was before is kept as a proved plain backup until `seal.dropPlain`. */
  'seal.set': z.object({ password }).strict(),
  /** Another password, by the present one or the recovery key. Older backups keep theirs. */
  'seal.change': z.object({ password: password.optional(), recoveryKey: recoveryKey.optional(), next: password }).strict(),
  /** Turns encryption off; the encrypted file is kept as a proved backup. */
  'seal.remove': z.object({ password }).strict(),
  /** Another recovery key: the sheet of the former one is worth nothing from then on. */
  'seal.recovery': z.object({ password }).strict(),
  /** The sheet for a recovery key that was just made, ready to print by `print.*`. */
  'seal.sheet': z.object({ recoveryKey, paper: z.enum(['A3', 'A4']), orientation: z.enum(['portrait', 'landscape']) }).strict(),
  /** Removes the plain backups beside an encrypted file and at its second place, after a proved encrypted one was made. */
  'seal.dropPlain': nothing,
}

export type SealingOutputs = {
  'seal.state': Readonly<{
    sealed: boolean
    /** Not possible now, in Chinese; null where it is. */
    why: string | null
    /** Plain backups of this file in its folder 备份: whoever has them needs no password. */
    plainBackups: number
    /** And at the second place, as far as it is there now. */
    plainAway: number
    shortest: number
  }>
  'seal.set': Readonly<{ recoveryKey: string; backup: string }>
  'seal.change': Record<string, never>
  'seal.remove': Readonly<{ backup: string }>
  'seal.recovery': Readonly<{ recoveryKey: string }>
  'seal.sheet': PrintJob
  /** `second`: what became of those at the second place; `why`: in Chinese, why they are there still. */
  'seal.dropPlain': Readonly<{
    removed: number
    backup: string
    second: Readonly<{ name: string; removed: number; why: string | null }> | null
  }>
}
