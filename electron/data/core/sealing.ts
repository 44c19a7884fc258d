import { listBackups } from '#data/file/backup.ts'
import { sidecarOf } from '#data/file/backupFiles.ts'
import { beforeSealing, beforeUnsealing } from '#data/file/backupRota.ts'
import type { Seal } from '#data/file/codec.ts'
import { nodeDisk } from '#data/file/disk.ts'
import { diskFault } from '#data/file/diskFault.ts'
import { tryEnvelope } from '#data/sealing/attempts.ts'
import { newEnvelope, passwordProblem, renewRecovery, rewrap } from '#data/sealing/envelope.ts'
import type { Secret } from '#data/sealing/envelope.ts'
import { FaultError, isFault, type Fault, type Outcome } from '#shared/ipc/faults.ts'
import type { CoreContext } from './context.ts'
import { fileInfo } from './fileInfo.ts'
import { noteAccess } from './noteAccess.ts'
import { secure } from './secure.ts'

/** Encrypts the open file; the plain one is kept as a proved backup. Faults: `seal.*`, those of backups and commits. */
export async function turnOn(context: CoreContext, password: string): Promise<Outcome<Readonly<{ recoveryKey: string; backup: string }>>> {
  const { database } = writable(context)
  if (database.codec().seal) return { fault: 'seal.already' }
  const weak = passwordProblem(password)
  if (weak) return weak
  const backup = await secure(context, beforeSealing)
  if (isFault(backup)) return backup
  const { envelope, dataKey, recoveryKey } = await newEnvelope(password)
  const fault = await database.convert({ envelope, dataKey })
  if (fault) return fault
  noteSealing(context, '开启文件加密')
  await secureAnew(context, '加密后')
  return { recoveryKey, backup: backup.name }
}

/** Makes the open file plain; the sealed one is kept as a proved backup. */
export async function turnOff(context: CoreContext, secret: Secret): Promise<Outcome<Readonly<{ backup: string }>>> {
  const seal = await unlocked(context, secret)
  if (isFault(seal)) return seal
  const backup = await secure(context, beforeUnsealing)
  if (isFault(backup)) return backup
  const fault = await context.file().database.convert(undefined)
  if (fault) return fault
  noteSealing(context, '取消文件加密')
  await secureAnew(context, '解密后')
  return { backup: backup.name }
}

/** Null where the open file's present recovery key is this one: no sheet is printed of another. */
export async function wrongRecoveryKey(context: CoreContext, recoveryKey: string): Promise<Fault | null> {
  const { database, path } = context.file()
  const seal = database.codec().seal
  if (!seal) return { fault: 'seal.not' }
  const dataKey = await tryEnvelope(seal.envelope, { recoveryKey }, path)
  return isFault(dataKey) ? dataKey : null
}

/** Another password for the same data key: one slot of the file is committed anew. */
export async function changePassword(context: CoreContext, secret: Secret, next: string): Promise<Fault | null> {
  const weak = passwordProblem(next)
  if (weak) return weak
  const seal = await unlocked(context, secret)
  if (isFault(seal)) return seal
  const fault = context.file().database.reseal(await rewrap(seal.envelope, seal.dataKey, next))
  if (fault) return fault
  noteSealing(context, '更换文件密码')
  return null
}

/** Another recovery key; the former one opens nothing from then on, except older backups. */
export async function changeRecovery(context: CoreContext, secret: Secret): Promise<Outcome<Readonly<{ recoveryKey: string }>>> {
  const seal = await unlocked(context, secret)
  if (isFault(seal)) return seal
  const { envelope, recoveryKey } = renewRecovery(seal.envelope, seal.dataKey)
  const fault = context.file().database.reseal(envelope)
  if (fault) return fault
  noteSealing(context, '更换恢复密钥')
  return { recoveryKey }
}

/** Plain backups in the folder of an encrypted file. */
export function plainBackups(context: CoreContext): ReturnType<typeof listBackups> {
  const { path, database } = context.file()
  return database.codec().seal ? listBackups(path).filter(({ isSealed }) => !isSealed) : []
}

/** Removes them, once there is a proved sealed one. */
export async function dropPlainBackups(context: CoreContext): Promise<Outcome<Readonly<{ removed: number; backup: string }>>> {
  const { database, path } = writable(context)
  if (!database.codec().seal) return { fault: 'seal.not' }
  const newest = listBackups(path).find(({ proof, isSealed }) => proof !== undefined && isSealed)
  const kept = newest ?? (await secure(context, '加密后'))
  if (isFault(kept)) return kept
  const plain = plainBackups(context)
  try {
    for (const backup of plain) {
      // The proof goes first, as when older ones are thinned out.
      if (nodeDisk.stat(sidecarOf(backup.path))) nodeDisk.remove(sidecarOf(backup.path))
      nodeDisk.remove(backup.path)
    }
  } catch (thrown) {
    return diskFault(thrown, path)
  }
  noteSealing(context, `删除未加密的备份 ${plain.length} 份`)
  return { removed: plain.length, backup: kept.name }
}

/** The seal of the open file, for somebody who knows its password although it is open: a PC left alone changes nothing. */
async function unlocked(context: CoreContext, secret: Secret): Promise<Outcome<Seal>> {
  const { database, path } = writable(context)
  const seal = database.codec().seal
  if (!seal) return { fault: 'seal.not' }
  const dataKey = await tryEnvelope(seal.envelope, secret, path)
  return isFault(dataKey) ? dataKey : seal
}

function writable(context: CoreContext): ReturnType<CoreContext['file']> {
  const file = context.file()
  if (file.readOnlyWhy !== null) throw new FaultError({ fault: 'file.readOnly', file: file.path, detail: file.readOnlyWhy })
  return file
}

function noteSealing(context: CoreContext, what: string): void {
  noteAccess(context, { action: '加密', ledger: '', scope: what, count: 1, masked: true, detail: '' })
}

/**
 * The newest backup is then one that opens as the file does. That it failed (a full disk) undoes nothing: the status bar
 * tells the age of the last one.
 */
async function secureAnew(context: CoreContext, reason: string): Promise<void> {
  await secure(context, reason)
  context.options.emit('file', fileInfo(context))
}
