import { expect, test } from 'vitest'
import { openDatabaseFile } from '#data/file/databaseFile.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { cutPower, nameModels, seededRandom } from './powerCut.ts'
import type { NameModel } from './powerCut.ts'
import { change, isSame, open, path, seal, startImage } from './session.ts'
import type { Kind } from './session.ts'
import { simulateDisk, systemError } from './simulatedDisk.ts'
import type { Files, SimulatedDisk } from './simulatedDisk.ts'

/** Power cuts per model and direction: 50 with every test, 2,000 with `npm run crash`. */
const trials = Number(process.env['CRASH_TRIALS'] ?? 0) >= 1000 ? 2_000 : 50

const directions = ['plain', 'sealed'] as const

type Run = Readonly<{ simulated: SimulatedDisk; image: Uint8Array }>

/** A commit, a conversion and another commit, all in one process. */
async function run(from: Kind, random: () => number): Promise<Run> {
  const simulated = simulateDisk(new Map([[path, await startImage(from)]]))
  const file = await open(simulated, from)
  change(file, random)
  file.commit()
  simulated.log.push({ kind: 'acknowledged', state: 0 })
  const fault = await file.convert(from === 'plain' ? seal : undefined)
  if (fault !== undefined) throw new Error(JSON.stringify(fault))
  return { simulated, image: file.image().slice() }
}

/** The database that the next opening finds; what is missing when the name itself was lost. */
async function found(files: Files): Promise<Uint8Array | 'missing' | string> {
  if (!files.has(path)) return 'missing'
  const { disk } = simulateDisk(files)
  const file = await openDatabaseFile(path, { disk, lock: false, seal, check: 'full' })
  if (isFault(file)) return JSON.stringify(file)
  const image = file.image().slice()
  file.close()
  return image
}

test.each(directions.flatMap((from) => nameModels.map((model) => [from, model] as const)))(
  'a power cut during a conversion leaves the whole file, sealed or plain (from %s, %s)',
  async (from, model: NameModel) => {
    const random = seededRandom(model.length + from.length)
    let missing = 0
    let taken = { plain: 0, sealed: 0 }
    for (let done = 0; done < trials; done += 25) {
      const { simulated, image } = await run(from, random)
      const begin = simulated.log.findIndex(({ kind }) => kind === 'acknowledged')
      for (let cut = 0; cut < 25; cut++) {
        const count = begin + 1 + Math.floor(random() * (simulated.log.length - begin))
        const files = cutPower(simulated, simulated.log, { count, model, random })
        const left = await found(files)
        if (left === 'missing') missing++
        else expect(typeof left === 'object' && isSame(left, image), String(left)).toBe(true)
        const isSealed = Buffer.from(files.get(path)?.subarray(0, 8) ?? []).toString() === 'TZSEALED'
        if (left !== 'missing') taken = { ...taken, [isSealed ? 'sealed' : 'plain']: taken[isSealed ? 'sealed' : 'plain'] + 1 }
      }
    }
    expect(Math.min(taken.plain, taken.sealed)).toBeGreaterThan(0)
    // FAT cannot replace a name in one step; the backup made before the conversion is what remains then.
    if (model !== 'fat') expect(missing).toBe(0)
  },
  3_600_000,
)

test.each(directions)(
  'a disk error at any operation of a conversion leaves a file in use that the next commit saves (from %s)',
  async (from) => {
    let hits = 0
    for (let failing = 1; ; failing++) {
      const simulated = simulateDisk(new Map([[path, await startImage(from)]]))
      const file = await open(simulated, from)
      change(file, seededRandom(failing))
      file.commit()
      let count = 0
      simulated.setFaults(() => {
        if (++count === failing) throw systemError('EIO')
      })
      const fault = await file.convert(from === 'plain' ? seal : undefined)
      simulated.setFaults(undefined)
      if (count < failing) break
      hits++
      change(file, seededRandom(failing + 7))
      expect(isFault(file.commit()), `${failing} ${JSON.stringify(fault)}`).toBe(false)
      expect(file.verify(), String(failing)).toEqual([])
      const left = await found(simulated.files())
      expect(typeof left === 'object' && isSame(left, file.image()), `${failing} ${String(left)}`).toBe(true)
      file.engine.close()
    }
    expect(hits).toBeGreaterThan(8)
  },
)
