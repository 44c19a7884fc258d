import { FaultError } from '#shared/ipc/faults.ts'
import { damaged, unsupportedProtection } from '../refusal.ts'
import { readAgile } from './agile.ts'
import type { Unlock } from './agile.ts'
import type { CompoundFile } from './compoundFile.ts'
import { readStandard } from './standard.ts'

/** What Excel itself protects with where only writing is restricted: nobody is asked for it. */
const UNASKED = 'VelvetSweatshop'

/** The .xlsx inside a container with an opening password. Throws FaultError: passwordNeeded, passwordWrong, … */
export function unlockPackage(file: CompoundFile, password: string | undefined): Uint8Array {
  const encrypted = file.stream('EncryptedPackage')!
  const description = file.stream('EncryptionInfo')
  if (!description) throw unsupportedProtection('权限管理（IRM/RMS），只能在发文单位的电脑上打开')
  if (description.length < 8 || encrypted.length < 8) throw damaged('加密说明不完整')
  const open = tryPasswords(unlockOf(description), password)
  const size = new DataView(encrypted.buffer, encrypted.byteOffset).getUint32(0, true)
  const content = open(encrypted.subarray(8))
  if (content.length < size) throw damaged('文件不完整，可能没有复制完')
  return content.subarray(0, size)
}

/** The person's password, or the one that Excel itself uses. Each costs a tenth of a second on purpose. */
export function tryPasswords<T>(unlock: (password: string) => T | null, password: string | undefined): T {
  const isGiven = password !== undefined && password !== ''
  const open = (isGiven ? unlock(password) : null) ?? unlock(UNASKED)
  if (open !== null) return open
  throw new FaultError({ fault: isGiven ? 'import.passwordWrong' : 'import.passwordNeeded' })
}

function unlockOf(description: Uint8Array): Unlock {
  const view = new DataView(description.buffer, description.byteOffset, description.byteLength)
  const major = view.getUint16(0, true)
  const minor = view.getUint16(2, true)
  if (major === 4 && minor === 4) return readAgile(description.subarray(8))
  if (minor === 2 && major >= 2 && major <= 4) return readStandard(description)
  throw unsupportedProtection(`版本 ${major}.${minor}`)
}
