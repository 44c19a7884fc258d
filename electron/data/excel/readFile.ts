import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Outcome } from '#shared/ipc/faults.ts'
import { limits } from './limits.ts'
import { readPacked } from './readBytes.ts'
import type { ReadOptions } from './readBytes.ts'
import type { Reading } from './reading.ts'

/**
 * Reads a table file synchronously, whatever its name says it is. Faults: those of `readBytes`, file.notFound,
 * import.unreadable.
 */
export function readTableFile(path: string, options: Omit<ReadOptions, 'file'> = {}): Outcome<Reading> {
  const file = basename(path)
  try {
    const most = limits.textFileBytes
    if (statSync(path).size > most) return { fault: 'import.tooLarge', file, detail: `超过 ${most / 2 ** 20} MB` }
    return readPacked(readFileSync(path), { ...options, file })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return { fault: 'file.notFound', file }
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return { fault: 'import.unreadable', file, detail: code }
    throw error
  }
}
