import { readFileSync } from 'node:fs'
import { unpackWhole } from '#data/excel/unpackPart.ts'
import { readZipDirectory } from '#data/excel/zipDirectory.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import { bookKeysSheet } from './bookKeys.ts'

/** Longer lists of sheets are no workbook of ours. */
const mostBytes = 1_000_000

/** Whether a file names the key sheet among its sheets: quick, since nothing else of it is read. */
export function isBookOfOurs(path: string): boolean {
  try {
    const part = readZipDirectory(readFileSync(path)).get('xl/workbook.xml')
    if (!part || part.claimedBytes > mostBytes) return false
    return Buffer.from(unpackWhole(part, { inflatedBytes: 0, onConsumed: () => undefined }))
      .toString('utf8')
      .includes(`"${bookKeysSheet}"`)
  } catch (thrown) {
    // A file that is no zip, or cannot be read, is none; whoever takes it then says why.
    if (thrown instanceof FaultError || (thrown as NodeJS.ErrnoException).code !== undefined) return false
    throw thrown
  }
}
