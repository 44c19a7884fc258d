import type { CoreContext } from '#data/core/context.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { Drawn, Sample } from '#shared/inspection/drawSample.ts'
import { inRouteOrder } from '#shared/inspection/route.ts'
import { strataFields } from '#shared/inspection/strata.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { InspectionOutputs, InspectionWish } from '#shared/ipc/parts/inspection.ts'
import type { Population } from './population.ts'

type Wish = Parsed<'inspection.draw'>

export type DrawnSample = Readonly<{ population: Population; sample: Sample; questions: ReadonlyMap<string, string> }>

/** Keeps a drawn sample: the batch and its households in the order of the way, as one change set. */
export async function keepSample(
  context: CoreContext,
  wish: Wish,
  drawn: DrawnSample,
): Promise<InspectionOutputs['inspection.draw'] | Fault> {
  const reading = context.reading()
  const id = context.options.newId()
  const values = { ...batchValues(reading, wish, drawn), drawer: context.options.who().person }
  const rows = onTheWay(reading, drawn.sample.drawn)
  const changes: readonly DraftChange[] = [
    { ledger: 'inspectionSample', recordId: id, op: 'add', values },
    ...rows.map(({ id: household, stratum, order }, place): DraftChange => ({
      ledger: 'inspectedHousehold',
      recordId: context.options.newId(),
      op: 'add',
      values: {
        sample: id,
        household,
        stop: place + 1,
        stratum,
        order,
        questions: drawn.questions.get(household) ?? null,
        result: '未查',
      },
    })),
  ]
  const label = `抽查“${wish.name}”：${drawn.population.members.length} 户中抽取 ${rows.length} 户`.slice(0, 200)
  const done = await context.commit({ id: wish.id, kind: 'edit', label, changes })
  return isFault(done) ? done : { changeSet: done.set?.id ?? null, sample: id, drawn: rows.length }
}

function batchValues(
  reading: ReadContext,
  { name, source, inspectOn, wish }: Wish,
  { population, sample }: DrawnSample,
): DraftChange['values'] {
  const fields = strataFields(needLedger(reading.registry, 'household'))
  const { seed, ...setting } = wish
  return {
    number: nextNumber(reading),
    name,
    source: source || null,
    drawnOn: reading.today,
    inspectOn,
    seed,
    strata: wish.strata.map((id) => fields.find((field) => field.id === id)!.label).join('、') || '不分层',
    way: wayInWords(wish),
    scope: scopeInWords(reading, wish),
    without: withoutInWords(wish, population) || null,
    population: population.members.length,
    digest: population.digest,
    allocation: sample.strata.map((one) => `${one.name}：${one.size} 户抽 ${one.count} 户`).join('\n'),
    wish: JSON.stringify(setting),
  }
}

export function wayInWords({ way, count, least }: InspectionWish): string {
  if (way === 'each') return `每层抽 ${count} 户，不足的全抽`
  return `共抽 ${count} 户，按各层户数比例分配（最大余数法）${least > 0 ? `，每层至少 ${least} 户` : ''}`
}

function scopeInWords(reading: ReadContext, { villages, kinds, monitoringKinds }: InspectionWish): string {
  const names = readRecords(reading, needLedger(reading.registry, 'village'), villages).map(({ values }) => String(values['name'] ?? ''))
  const parts = [names.join('、') || '全部行政村', kinds.join('、'), monitoringKinds.join('、'), '在册农户']
  return parts.filter((part) => part !== '').join('，')
}

function withoutInWords({ drawnSince }: InspectionWish, { drawnBefore, chosenOut }: Population): string {
  const before = drawnBefore > 0 ? [`${drawnSince} 以后抽过的 ${drawnBefore} 户`] : []
  return [...before, ...(chosenOut > 0 ? [`指定的 ${chosenOut} 户`] : [])].join('、')
}

/** CC20260302-1: day, and which of that day. */
function nextNumber({ engine, today }: ReadContext): string {
  const stem = `CC${today.replaceAll('-', '')}-`
  const taken = new Set(
    engine.values('SELECT number FROM inspection_sample WHERE number LIKE ?', [`${stem}%`]).map(([number]) => String(number)),
  )
  let place = 1
  while (taken.has(`${stem}${place}`)) place += 1
  return `${stem}${place}`
}

function onTheWay(reading: ReadContext, drawn: readonly Drawn[]): readonly Drawn[] {
  const ids = drawn.map(({ id }) => id)
  const rows = new Map(readRecords(reading, needLedger(reading.registry, 'household'), ids).map((row) => [row.id, row]))
  return inRouteOrder(drawn, ({ id }) => {
    const row = rows.get(id)!
    const words = (field: string): string => row.links[field] ?? String(row.values[field] ?? '')
    return { village: words('village'), group: words('group'), address: words('address'), head: words('headName') }
  })
}
