import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { RawWorkbook } from '#shared/importing/rawTable.ts'
import { limits } from './limits.ts'
import { readXlsx } from './readXlsx.ts'

/**
 * Reads a workbook file synchronously, whatever its name says it is. Faults: those of `readXlsx`, file.notFound,
 * import.unreadable.
 */
export function readWorkbookFile(path: string, onProgress?: (share: number) => void): Outcome<RawWorkbook> {
  const file = basename(path)
  try {
    if (statSync(path).size > limits.fileBytes) return { fault: 'import.tooLarge', file, detail: '超过 100 MB' }
    return readXlsx(readFileSync(path), { file, onProgress })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return { fault: 'file.notFound', file }
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return { fault: 'import.unreadable', file, detail: code }
    throw error
  }
}
