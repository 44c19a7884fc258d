import { needLedger } from '#data/store/needLedger.ts'
import { columnReader } from '#data/store/columns.ts'
import { selected } from '#data/store/read.ts'
import type { ReadContext } from '#data/store/read.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { drawSample, type Member, type Sample } from '#shared/inspection/drawSample.ts'
import { digestOfIds } from '#shared/inspection/random.ts'
import { strataFields, stratumName } from '#shared/inspection/strata.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { InspectionWish } from '#shared/ipc/parts/inspection.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'

export type Population = Readonly<{ members: readonly Member[]; drawnBefore: number; chosenOut: number; digest: string }>

/**
 * The households that may be drawn. `before`: a kept sample; of the others only those kept before it count as drawn before,
 * so that it can be drawn again.
 */
export function populationOf(reading: ReadContext, wish: InspectionWish, before?: string): Population | Fault {
  const household = needLedger(reading.registry, 'household')
  const fields = wish.strata.map((id) => strataFields(household).find((field) => field.id === id))
  const unknown = wish.strata.find((_, place) => fields[place] === undefined)
  if (unknown !== undefined) return { fault: 'query.field', field: unknown }
  const rows = candidates(reading, wish, fields as readonly FieldDefinition[])
  if (isFault(rows)) return rows
  const drawn = wish.drawnSince === null ? none : drawnSince(reading, wish.drawnSince, before)
  const chosen = new Set(wish.without)
  const inVillages = wish.villages.length === 0 ? rows : rows.filter(({ village }) => village !== null && wish.villages.includes(village))
  const named = inVillages.filter(({ id }) => !chosen.has(id))
  const members = named.filter(({ id }) => !drawn.has(id)).map(({ id, stratum }) => ({ id, stratum }))
  return {
    members,
    drawnBefore: named.length - members.length,
    chosenOut: inVillages.length - named.length,
    digest: digestOfIds(members.map(({ id }) => id)),
  }
}

/** The sample of a population; a fault where fewer are wanted than one of each stratum would take, or nobody is there. */
export function sampleOf({ members }: Population, { seed, way, count, least }: InspectionWish): Sample | Fault {
  if (members.length === 0) return { fault: 'inspection.nobody' }
  const sample = drawSample(members, seed, { way, count, least })
  if (sample) return sample
  const strata = new Set(members.map(({ stratum }) => stratum)).size
  return { fault: 'inspection.tooFew', count, strata, least }
}

const none: ReadonlySet<string> = new Set()

type Candidate = Member & Readonly<{ village: string | null }>

function candidates(reading: ReadContext, wish: InspectionWish, fields: readonly FieldDefinition[]): readonly Candidate[] | Fault {
  const household = needLedger(reading.registry, 'household')
  const reader = columnReader(reading.registry, household, reading.today)
  const where = selected(reading, household, reader, { filter: filterOf(wish) })
  if (isFault(where)) return where
  const columns = [reader.value('village').sql, ...fields.map(({ id }) => reader.label(id))]
  const sql = `SELECT t.id, ${columns.join(', ')} FROM ${reader.from()} WHERE ${where.sql}`
  return reading.engine.values(sql, where.params).map(([id, village, ...values]) => ({
    id: String(id),
    village: village === null ? null : String(village),
    stratum: stratumName(fields.map((field, place) => wordOf(field, values[place]))),
  }))
}

function filterOf({ kinds, monitoringKinds }: InspectionWish): string {
  const among = (field: string, words: readonly string[]): readonly string[] =>
    words.length === 0 ? [] : [`${field} in (${words.map((word) => `"${word}"`).join(',')})`]
  return ['status = "在册"', ...among('kind', kinds), ...among('monitoringKind', monitoringKinds)].join(' and ')
}

function wordOf({ type, label }: FieldDefinition, value: SqlValue | undefined): string {
  if (value === null || value === undefined || value === '') return type === 'boolean' ? `${label}：未填` : `${label}未填`
  return type === 'boolean' ? `${label}：${value === 1 ? '是' : '否'}` : String(value)
}

function drawnSince({ engine }: ReadContext, day: string, before: string | undefined): ReadonlySet<string> {
  const rows = engine.values(
    `SELECT DISTINCT i.household FROM inspected_household i JOIN inspection_sample s ON s.id = i.sample
     WHERE i._removed = 0 AND s._removed = 0 AND s.drawn_on >= ? AND (? IS NULL OR s.id < ?)`,
    [day, before ?? null, before ?? null],
  )
  return new Set(rows.map(([id]) => String(id)))
}
