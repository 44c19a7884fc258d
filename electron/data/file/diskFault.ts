import type { Fault, FaultCode } from '#shared/ipc/faults.ts'
import { errorCode } from './disk.ts'

const codes: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EFBIG: 'disk.full',
  EROFS: 'disk.readOnly',
  EACCES: 'disk.readOnly',
  EPERM: 'disk.readOnly',
  ENOENT: 'disk.gone',
  ENOTDIR: 'disk.gone',
  ENODEV: 'disk.gone',
  ENXIO: 'disk.gone',
  ESTALE: 'disk.gone',
  ENOTCONN: 'disk.gone',
}

/** The fault that a system error on `path` means. What is no system error is a bug and is thrown on. */
export function diskFault(thrown: unknown, path: string): Fault {
  const code = errorCode(thrown)
  if (!/^E[A-Z0-9]+$|^UNKNOWN$/.test(code)) throw thrown
  return { fault: codes[code] ?? 'disk.io', file: path, detail: code }
}
