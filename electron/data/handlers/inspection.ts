import type { CoreContext } from '#data/core/context.ts'
import { withFindings } from '#data/findings/upToDate.ts'
import { questionsByHousehold } from '#data/inspection/doubts.ts'
import { keepFindings } from '#data/inspection/keepFindings.ts'
import { keepSample } from '#data/inspection/keepSample.ts'
import { populationOf, sampleOf } from '#data/inspection/population.ts'
import { repeatDraw } from '#data/inspection/repeat.ts'
import { drawnRows, inspectionSheet, sampleRow } from '#data/inspection/sheet.ts'
import { readSet } from '#data/store/changeLog.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { InspectionOutputs, InspectionPlan, InspectionWish } from '#shared/ipc/parts/inspection.ts'
import { shippedRules } from '#shared/rules/index.ts'
import type { Handlers } from './handler.ts'

/** 迎检抽查. Drawing and refreshing look at findings, so they take the queue themselves. */
export const inspectionHandlers = {
  'inspection.plan': (context, { wish }) => plan(context, wish),

  'inspection.draw': async (context, input) => {
    const known = await context.locked(() => keptBefore(context, input.id))
    if (known) return known
    const drawn = await withFindings(context, shippedRules, (reading) => {
      const population = populationOf(reading, input.wish)
      if (isFault(population)) return population
      const sample = sampleOf(population, input.wish)
      if (isFault(sample)) return sample
      const households = sample.drawn.map(({ id }) => id)
      return { population, sample, questions: questionsByHousehold(reading, households) }
    })
    return isFault(drawn) ? drawn : context.locked(() => keepSample(context, input, drawn))
  },

  'inspection.sheet': (context, { sample }) => inspectionSheet(context.reading(), sample),

  'inspection.record': (context, input) => keepFindings(context, input),

  'inspection.refresh': (context, input) => refresh(context, input),

  'inspection.repeat': (context, { sample }) => repeatDraw(context.reading(), sample),
} satisfies Partial<Handlers>

function plan(context: CoreContext, wish: InspectionWish): InspectionPlan | Fault {
  const population = populationOf(context.reading(), wish)
  if (isFault(population)) return population
  const sample = sampleOf(population, wish)
  if (isFault(sample)) return sample
  const { members, drawnBefore, chosenOut, digest } = population
  return { population: members.length, drawnBefore, chosenOut, digest, strata: sample.strata, drawn: sample.drawn.length }
}

/** The sample that an earlier call with the same id kept: asked again after a restart. */
function keptBefore(context: CoreContext, id: string): InspectionOutputs['inspection.draw'] | null {
  const { engine } = context.reading()
  if (!readSet(engine, id)) return null
  const added = engine.values(
    `SELECT c.record_id, c.ledger FROM change c JOIN change_set s ON s.seq = c.set_seq WHERE s.id = ? AND c.op = 'add'`,
    [id],
  )
  const sample = added.find(([, ledger]) => ledger === 'inspectionSample')
  return sample ? { changeSet: id, sample: String(sample[0]), drawn: added.length - 1 } : null
}

async function refresh(
  context: CoreContext,
  { id, sample }: Parsed<'inspection.refresh'>,
): Promise<InspectionOutputs['inspection.refresh'] | Fault> {
  const found = await withFindings(context, shippedRules, (reading) => {
    const waiting = drawnRows(reading, sample).filter(({ values }) => values['result'] === '未查')
    const households = waiting.map(({ values }) => String(values['household']))
    return { batch: sampleRow(reading, sample), waiting, questions: questionsByHousehold(reading, households) }
  })
  if (!found.batch) return { fault: 'record.notFound' }
  const changes = found.waiting.flatMap((row): readonly DraftChange[] => {
    const questions = found.questions.get(String(row.values['household'])) ?? null
    if (questions === (row.values['questions'] ?? null)) return []
    return [{ ledger: 'inspectedHousehold', recordId: row.id, op: 'change', values: { questions }, seenHead: row.head }]
  })
  if (changes.length === 0) return { changeSet: null, changed: 0 }
  const label = `抽查“${String(found.batch.values['name'])}”：更新 ${changes.length} 户的重点核实内容`.slice(0, 200)
  const done = await context.locked(() => context.commit({ id, kind: 'edit', label, changes }))
  return isFault(done) ? done : { changeSet: done.set?.id ?? null, changed: changes.length }
}
