import { expect, test } from 'vitest'
import { decodeWhole } from '#data/file/codec.ts'
import type { Codec } from '#data/file/codec.ts'
import type { DatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { cutPower, nameModels, seededRandom } from './powerCut.ts'
import { change, isSame, kinds, open, path, recoverBySqlite, recoverOurselves, startImage } from './session.ts'
import type { Kind } from './session.ts'
import { simulateDisk, systemError } from './simulatedDisk.ts'
import type { FaultPlan, Files, SimulatedDisk } from './simulatedDisk.ts'

/**
 * SQLite's own way of testing errors: let the n-th disk operation of a commit fail, n = 1, 2, … until none is left,
 * once and for good, then either try again or die there.
 */
const errors = ['ENOSPC', 'EIO', 'EBUSY'] as const
const lasting = [false, true] as const
const captures = ['auto', 'compared'] as const
const isLong = Number(process.env['CRASH_TRIALS'] ?? 0) >= 1000
/** Different transactions: 2 with every test, 6 with `npm run crash`. */
const seeds = isLong ? 6 : 2

type Ground = Readonly<{ error: string; isLasting: boolean; capture: 'auto' | 'compared'; kind: Kind }>
type Case = Ground & Readonly<{ failing: number; seed: number }>
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
  const simulated = simulateDisk(new Map([[path, await startImage(one.kind)]]))
  const file = await open(simulated, one.kind, one.capture === 'compared' ? { capture: 'compared' } : {})
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

async function forEachFault(ground: Ground, judge: (tried: Tried) => void): Promise<number> {
  let count = 0
  for (let seed = 1; seed <= seeds; seed++) {
    for (let failing = 1; ; failing++) {
      const tried = await attempt({ ...ground, failing, seed })
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
  const onDisk = simulated.files().get(path)!
  expect(isSame(decodeWhole(file.codec(), onDisk) as Uint8Array, file.image()), hint).toBe(true)
  expect(isSame(recoverOurselves(simulated.files(), one.kind).bytes, onDisk), hint).toBe(true)
}

type Crashed = Readonly<{ files: Files; before: Uint8Array; after: Uint8Array; saved: boolean; hint: string; codec: Codec }>
const crashed: Crashed[] = []

/** The process or the power dies after the fault: what was acknowledged is there, and nothing is half there. */
function judgeCrash({ case: one, simulated, file, before, saved }: Tried): void {
  simulated.setFaults(undefined)
  const after = file.image().slice()
  const hint = JSON.stringify(one)
  const random = seededRandom(one.failing)
  const state = { before: decodeWhole(file.codec(), before) as Uint8Array, after, saved, codec: file.codec() }
  crashed.push({ ...state, files: simulated.files(), hint })
  for (const model of nameModels) {
    const files = cutPower(simulated, simulated.log, { count: simulated.log.length, model, random })
    crashed.push({ ...state, files, hint: hint + model })
  }
}

/** Sealing and the way of capture do not meet: the short run spares the second way of sealed files. */
const grounds = kinds
  .flatMap((kind) =>
    errors.flatMap((error) => lasting.flatMap((isLasting) => captures.map((capture) => ({ kind, error, isLasting, capture })))),
  )
  .filter(({ kind, capture, error }) => isLong || kind === 'plain' || (capture === 'auto' && error !== 'EBUSY'))

test.each(grounds)('$error at every operation (lasting: $isLasting, $capture, $kind)', async (ground) => {
  expect(await forEachFault(ground, judgeRetry)).toBeGreaterThan(10 * seeds)
  await forEachFault(ground, judgeCrash)
  const theirs = ground.kind === 'plain' ? recoverBySqlite(crashed.map(({ files }) => files)) : undefined
  for (const [index, { files, before, after, saved, hint, codec }] of crashed.entries()) {
    const { bytes } = recoverOurselves(files, ground.kind)
    const ours = decodeWhole(codec, bytes)
    expect(typeof ours, hint).toBe('object')
    expect(isSame(ours as Uint8Array, after) || (!saved && isSame(ours as Uint8Array, before)), hint).toBe(true)
    if (theirs === undefined) continue
    expect(isSame(bytes, theirs[index]!.bytes), hint).toBe(true)
    expect(theirs[index]!.check, hint).toBe('ok')
  }
  crashed.length = 0
})

test('a fault says what happened, and memory keeps the change', async () => {
  const { file, simulated } = await attempt({ error: 'ENOSPC', isLasting: true, capture: 'auto', kind: 'plain', failing: 3, seed: 1 })
  expect(file.commit()).toMatchObject({ fault: 'disk.full', file: path })
  expect(file.hasUnsavedChanges()).toBe(true)
  simulated.setFaults(undefined)
  expect(file.saveAs('/b.tzdb')).toBeUndefined()
  expect(file.hasUnsavedChanges()).toBe(false)
  expect(isSame(simulated.files().get('/b.tzdb')!, file.image())).toBe(true)
})
