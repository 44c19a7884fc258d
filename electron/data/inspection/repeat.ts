import type { ReadContext } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { InspectionOutputs, InspectionWish } from '#shared/ipc/parts/inspection.ts'
import { populationOf, sampleOf } from './population.ts'
import { drawnRows, sampleRow } from './sheet.ts'

type Answer = InspectionOutputs['inspection.repeat']

/** Draws a kept sample once more, from the households as they are now. */
export function repeatDraw(reading: ReadContext, id: string): Answer | Fault {
  const batch = sampleRow(reading, id)
  if (!batch) return { fault: 'record.notFound' }
  const wish = wishOf(batch.values['wish'], String(batch.values['seed'] ?? ''))
  if (!wish) return { fault: 'inspection.unrepeatable' }
  const population = populationOf(reading, wish, id)
  if (isFault(population)) return population
  const sample = sampleOf(population, wish)
  if (isFault(sample)) return sample
  const kept = new Set(drawnRows(reading, id).map(({ values }) => String(values['household'])))
  const again = new Set(sample.drawn.map((one) => one.id))
  const differing = [...kept].filter((one) => !again.has(one)).length + [...again].filter((one) => !kept.has(one)).length
  return {
    same: differing === 0,
    isSameScope: population.digest === batch.values['digest'],
    then: Number(batch.values['population'] ?? 0),
    now: population.members.length,
    differing,
  }
}

/** A batch that was typed in or imported says nothing of how it was drawn. */
function wishOf(json: unknown, seed: string): InspectionWish | null {
  if (typeof json !== 'string' || json === '' || seed === '') return null
  return { ...(JSON.parse(json) as Omit<InspectionWish, 'seed'>), seed }
}
