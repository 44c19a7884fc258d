import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A path for a new practice ledger below the user's data folder, with a number that is not taken. */
export function freshPracticePath(folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (let number = 1; ; number += 1) {
    const path = join(folder, `练习台账_${number}.tzdb`)
    if (!existsSync(path)) return path
  }
}
