import { expect, test } from 'vitest'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { cutPower, nameModels, seededRandom } from './powerCut.ts'
import { change, isSame, open, path, recoverBySqlite, recoverOurselves, startImage } from './session.ts'
import { simulateDisk, systemError } from './simulatedDisk.ts'
import type { FaultPlan, Files, SimulatedDisk } from './simulatedDisk.ts'

/**
 * SQLite's own way of testing errors: let the n-th disk operation of a commit fail, n = 1, 2, … until none is left,
 * once and for good, then either try again or die there.
 */
const errors = ['ENOSPC', 'EIO', 'EBUSY'] as const
const lasting = [false, true] as const
const captures = ['auto', 'compared'] as const
/** Different transactions: 2 with every test, 6 with `npm run crash`. */
const seeds = Number(process.env['CRASH_TRIALS'] ?? 0) >= 1000 ? 6 : 2

type Case = Readonly<{ error: string; isLasting: boolean; capture: 'auto' | 'compared'; failing: number; seed: number }>
type Tried = Readonly<{
  case: Case
  simulated: SimulatedDisk
  file: DatabaseFile
  before: Uint8Array
  wasHit: boolean
  saved: boolean
}>

/** The n-th operation fails; a full disk lets half of a write through first. */
function failAt(failing: number, error: string, isLasting: boolean): { plan: FaultPlan; wasHit: () => boolean } {
  let count = 0
  return {
    plan: (_, write) => {
      count++
      if (count !== failing && !(isLasting && count > failing)) return
      if (error === 'ENOSPC') write?.(0.5)
      throw systemError(error)
    },
    wasHit: () => count >= failing,
  }
}

async function attempt(one: Case): Promise<Tried> {
  const simulated = simulateDisk(new Map([[path, await startImage()]]))
  const file = await open(simulated, one.capture === 'compared' ? { capture: 'compared' } : {})
  const random = seededRandom(one.seed)
  change(file, random)
  file.commit()
  const before = simulated.files().get(path)!
  simulated.log.push({ kind: 'acknowledged', state: 0 })
  change(file, random)
  const fault = failAt(one.failing, one.error, one.isLasting)
  simulated.setFaults(fault.plan)
  const done = file.commit()
  return { case: one, simulated, file, before, wasHit: fault.wasHit(), saved: !isFault(done) }
}

function* cases(error: string, isLasting: boolean, capture: 'auto' | 'compared'): Generator<(failing: number) => Case> {
  for (let seed = 1; seed <= seeds; seed++) yield (failing) => ({ error, isLasting, capture, failing, seed })
}

async function forEachFault(
  error: string,
  isLasting: boolean,
  capture: 'auto' | 'compared',
  judge: (tried: Tried) => void,
): Promise<number> {
  let count = 0
  for (const one of cases(error, isLasting, capture)) {
    for (let failing = 1; ; failing++) {
      const tried = await attempt(one(failing))
      judge(tried)
      tried.simulated.setFaults(undefined)
      tried.file.engine.close()
      if (!tried.wasHit) break
      count++
    }
  }
  return count
}

/** After the trouble is over, saving works, and the file holds memory's state. */
function judgeRetry({ case: one, simulated, file }: Tried): void {
  const hint = JSON.stringify(one)
  simulated.setFaults(undefined)
  change(file, seededRandom(one.seed + 100))
  expect(isFault(file.commit()), hint).toBe(false)
  expect(file.verify(), hint).toEqual([])
  expect(isSame(simulated.files().get(path)!, file.image()), hint).toBe(true)
  expect(isSame(recoverOurselves(simulated.files()).bytes, file.image()), hint).toBe(true)
}

const crashed: { files: Files; before: Uint8Array; after: Uint8Array; saved: boolean; hint: string }[] = []

/** The process or the power dies after the fault: what was acknowledged is there, and nothing is half there. */
function judgeCrash({ case: one, simulated, file, before, saved }: Tried): void {
  simulated.setFaults(undefined)
  const after = file.image().slice()
  const hint = JSON.stringify(one)
  const random = seededRandom(one.failing)
  crashed.push({ files: simulated.files(), before, after, saved, hint })
  for (const model of nameModels) {
    crashed.push({
      files: cutPower(simulated, simulated.log, { count: simulated.log.length, model, random }),
      before,
      after,
      saved,
      hint: hint + model,
    })
  }
}

test.each(errors.flatMap((error) => lasting.flatMap((isLasting) => captures.map((capture) => [error, isLasting, capture] as const))))(
  '%s at every operation (lasting: %s, %s)',
  async (error, isLasting, capture) => {
    expect(await forEachFault(error, isLasting, capture, judgeRetry)).toBeGreaterThan(10 * seeds)
    await forEachFault(error, isLasting, capture, judgeCrash)
    const theirs = recoverBySqlite(crashed.map(({ files }) => files))
    for (const [index, { files, before, after, saved, hint }] of crashed.entries()) {
      const ours = recoverOurselves(files).bytes
      expect(isSame(ours, after) || (!saved && isSame(ours, before)), hint).toBe(true)
      expect(isSame(ours, theirs[index]!.bytes), hint).toBe(true)
      expect(theirs[index]!.check, hint).toBe('ok')
    }
    crashed.length = 0
  },
)

test('a fault says what happened, and memory keeps the change', async () => {
  const { file, simulated } = await attempt({ error: 'ENOSPC', isLasting: true, capture: 'auto', failing: 3, seed: 1 })
  expect(file.commit()).toMatchObject({ fault: 'disk.full', file: path })
  expect(file.hasUnsavedChanges()).toBe(true)
  simulated.setFaults(undefined)
  expect(file.saveAs('/b.tzdb')).toBeUndefined()
  expect(file.hasUnsavedChanges()).toBe(false)
  expect(isSame(simulated.files().get('/b.tzdb')!, file.image())).toBe(true)
})
