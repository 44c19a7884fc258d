import { openEngine } from '#data/engine/engine.ts'
import { EngineError } from '#data/engine/engineError.ts'
import { loadEngine } from '#data/engine/loadEngine.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import { checkImage, countRows } from './check.ts'
import type { CheckDepth } from './check.ts'
import type { Secrets } from './codec.ts'
import { nodeDisk } from './disk.ts'
import { diskFault } from './diskFault.ts'
import { applicationId, clearWalFlag } from './header.ts'
import { readLock } from './lock.ts'
import type { LockHolder } from './lock.ts'
import { readForLooking } from './readImage.ts'

export type Inspection = Readonly<{
  path: string
  bytes: number
  pageSize: number
  isLedger: boolean
  isSealed: boolean
  userVersion: number
  /** An interrupted commit waits to be rolled back. The counts are those after it. */
  needsRecovery: boolean
  lockedBy: LockHolder | undefined
  /** Undefined when sound as far as `check` looked. */
  damage: string | undefined
  /** Rows of each table. */
  counts: Readonly<Record<string, number>>
}>

/** Looks at any SQLite file, or a sealed one, without lock and without writing. Faults: those of opening, `disk.*`. */
export async function inspectFile(path: string, check: CheckDepth = 'quick', secrets: Secrets = {}): Promise<Outcome<Inspection>> {
  const sqlJs = await loadEngine()
  try {
    const read = await readForLooking(nodeDisk, path, { ...secrets, acceptForeign: true })
    if (isFault(read)) return read
    const image = new Uint8Array(read.image.buffer, 0, read.image.used)
    clearWalFlag(image)
    const engine = openEngine(sqlJs, image)
    try {
      const { damage } = checkImage(engine, image, check)
      return {
        path,
        bytes: read.size,
        pageSize: read.header.pageSize,
        isSealed: read.codec.seal !== undefined,
        isLedger: read.header.applicationId === applicationId,
        userVersion: read.header.userVersion,
        needsRecovery: read.wasRecovered,
        lockedBy: readLock(nodeDisk, path),
        damage,
        counts: countRows(engine),
      }
    } finally {
      engine.close()
    }
  } catch (thrown) {
    if (thrown instanceof EngineError) return { fault: 'file.damaged', file: path, detail: thrown.message }
    return diskFault(thrown, path)
  }
}
