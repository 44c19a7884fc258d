import { withAsOf } from '#data/store/asOf.ts'
import { columnReader } from '#data/store/columns.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { selected, type ReadContext } from '#data/store/read.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import { bridges, type BridgeDefinition, type BridgeKind } from '#shared/measures/bridges.ts'
import { bridgeReasons, cameAndWent, type Period, type Reasons } from './bridgeReasons.ts'

export type BridgeTerm = Readonly<{
  id: string
  label: string
  kind: 'opening' | 'increase' | 'decrease' | 'closing'
  /** Records of the bridge's own ledger. */
  count: number
  households?: number
  persons?: number
  /** 分 */
  fen?: number
  records: readonly Readonly<{ ledger: string; id: string }>[]
}>

/** `from` and `to` are the first and last day of the period (ISO); what stood at the end of the day before `from` is the opening. */
export type Bridge = Readonly<{ kind: BridgeKind; from: string; to: string; terms: readonly BridgeTerm[]; closes: boolean }>

/**
 * 期初 + increases by reason − decreases by reason = 期末, from the difference of what counted on the two days, so that it
 * closes whatever was done in between. Who came and went within the period stands on both sides. The reason is that of
 * 人口与户变动, else of the log, else of the record, else 未说明原因. Both 户 and 人 are told for either of the two.
 */
export function bridge(context: ReadContext, kind: BridgeKind, from: string, to: string): Bridge {
  const isOfPeople = kind === 'households' || kind === 'persons'
  const terms = isOfPeople ? peopleTerms(context, kind, from, to) : moneyTerms(context, bridges[kind], from, to)
  return { kind, from, to, terms, closes: closes(terms) }
}

/** Opening plus increases minus decreases is the closing, in every unit that the terms have. */
function closes(terms: readonly BridgeTerm[]): boolean {
  return (['households', 'persons', 'fen'] as const).every((unit) => {
    const sum = (kinds: readonly BridgeTerm['kind'][]): number =>
      terms.filter((term) => kinds.includes(term.kind)).reduce((total, term) => total + (term[unit] ?? 0), 0)
    return sum(['opening', 'increase']) - sum(['decrease']) === sum(['closing'])
  })
}

type Values = readonly FieldValue[]
/** Record → values of the parts. */
type Standing = ReadonlyMap<string, Values>

/** What counts at the end of a day, with the values of its parts; several bridges at once, since every day has to be made ready. */
function standingsOf<K extends string>(
  context: ReadContext,
  of: Readonly<Record<K, BridgeDefinition>>,
  day: string,
): Readonly<Record<K, Standing>> {
  return withAsOf(context.engine, context.registry, day, () => {
    const entries = Object.entries<BridgeDefinition>(of).map(([key, one]) => [key, standingNow({ ...context, today: day }, one)])
    return Object.fromEntries(entries) as Record<K, Standing>
  })
}

function standingNow(context: ReadContext, of: BridgeDefinition): Standing {
  const ledger = needLedger(context.registry, of.ledger)
  const reader = columnReader(context.registry, ledger, context.today)
  const where = selected(context, ledger, reader, { filter: of.filter })
  if (isFault(where)) throw new FaultError(where)
  const columns = ['t.id', ...of.parts.map((part) => reader.value(part.field).sql)]
  const rows = context.engine.values(`SELECT ${columns.join(', ')} FROM ${reader.from()} WHERE ${where.sql}`, where.params)
  return new Map(rows.map(([id, ...values]) => [id as string, values as Values]))
}

type Change = Readonly<{ way: 'increase' | 'decrease'; label: string; id: string }>
type Flow = Readonly<{ opening: Standing; closing: Standing; changes: readonly Change[]; moved: ReadonlySet<string> }>
type Ended = Readonly<{ opening: Standing; closing: Standing }>

/** Who came and who went, by reason. `outer`: the households that did. */
function flowOf(context: ReadContext, of: BridgeDefinition, ends: Ended, at: Period & Readonly<{ outer?: ReadonlySet<string> }>): Flow {
  const { opening, closing } = ends
  const entered = [...closing.keys()].filter((id) => !opening.has(id))
  const left = [...opening.keys()].filter((id) => !closing.has(id))
  const passing = cameAndWent(context, of, at).filter((id) => !opening.has(id) && !closing.has(id))
  const reasons: Reasons = bridgeReasons(context, of, at)
  const changes: Change[] = [
    ...[...entered, ...passing].map((id) => ({ way: 'increase' as const, label: reasons(id, 'increase'), id })),
    ...[...left, ...passing].map((id) => ({ way: 'decrease' as const, label: reasons(id, 'decrease'), id })),
  ]
  return { opening, closing, changes, moved: new Set(changes.map((change) => change.id)) }
}

function peopleTerms(context: ReadContext, kind: 'households' | 'persons', from: string, to: string): readonly BridgeTerm[] {
  const both = { households: bridges.households, persons: bridges.persons }
  const opening = standingsOf(context, both, dayBefore(from))
  const closing = standingsOf(context, both, to)
  const ended = (id: keyof typeof both): Ended => ({ opening: opening[id], closing: closing[id] })
  const households = flowOf(context, both.households, ended('households'), { from, to })
  const persons = flowOf(context, both.persons, ended('persons'), { from, to, outer: households.moved })
  return termsOfPeople(kind, households, persons)
}

function termsOfPeople(kind: 'households' | 'persons', households: Flow, persons: Flow): readonly BridgeTerm[] {
  const own = kind === 'households' ? households : persons
  const { ledger } = bridges[kind]
  const counts = (h: number, p: number) => ({ count: kind === 'households' ? h : p, households: h, persons: p })
  const ends = (id: 'opening' | 'closing', label: string): BridgeTerm => ({
    id,
    label,
    kind: id,
    ...counts(households[id].size, persons[id].size),
    records: recordsOf(ledger, [...own[id].keys()]),
  })
  const middle = (way: Change['way']): readonly BridgeTerm[] => {
    const mine = groupByLabel(own, way)
    const [byHousehold, byPerson] = [groupByLabel(households, way), groupByLabel(persons, way)]
    const labels = [...new Set([...byHousehold.keys(), ...byPerson.keys()])]
    const terms = labels.map((label) => ({
      id: `${way}:${label}`,
      label,
      kind: way,
      ...counts(byHousehold.get(label)?.length ?? 0, byPerson.get(label)?.length ?? 0),
      records: recordsOf(ledger, mine.get(label) ?? []),
    }))
    return terms.sort((a, b) => b.persons - a.persons || b.households - a.households || (a.label < b.label ? -1 : 1))
  }
  return [ends('opening', '期初'), ...middle('increase'), ...middle('decrease'), ends('closing', '期末')]
}

function groupByLabel({ changes }: Flow, way: Change['way']): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const change of changes) {
    if (change.way !== way) continue
    const group = groups.get(change.label)
    if (group) group.push(change.id)
    else groups.set(change.label, [change.id])
  }
  return groups
}

/** One movement of money in a record: 分, always positive. */
type Movement = Readonly<{ way: Change['way']; label: string; fen: number; id: string }>

function moneyTerms(context: ReadContext, of: BridgeDefinition, from: string, to: string): readonly BridgeTerm[] {
  const opening = standingsOf(context, { of }, dayBefore(from)).of
  const closing = standingsOf(context, { of }, to).of
  const reasons = bridgeReasons(context, of, { from, to })
  const movements = [...new Set([...opening.keys(), ...closing.keys()])].flatMap((id) =>
    movementsOf(of, { id, before: opening.get(id), after: closing.get(id) }, reasons),
  )
  const ends = (id: 'opening' | 'closing', label: string, standing: Standing): BridgeTerm => ({
    id,
    label,
    kind: id,
    count: standing.size,
    fen: [...standing.values()].reduce((sum, values) => sum + netOf(of, values), 0),
    records: recordsOf(of.ledger, [...standing.keys()]),
  })
  const middle = [...termsOfMovements(of, movements, 'increase'), ...termsOfMovements(of, movements, 'decrease')]
  return [ends('opening', '期初', opening), ...middle, ends('closing', '期末', closing)]
}

function termsOfMovements(of: BridgeDefinition, movements: readonly Movement[], way: Change['way']): readonly BridgeTerm[] {
  const labels = new Set(movements.filter((one) => one.way === way).map((one) => one.label))
  return [...labels].map((label) => {
    const own = movements.filter((one) => one.way === way && one.label === label)
    const ids = [...new Set(own.map((one) => one.id))]
    const fen = own.reduce((sum, one) => sum + one.fen, 0)
    return { id: `${way}:${label}`, label, kind: way, count: ids.length, fen, records: recordsOf(of.ledger, ids) }
  })
}

type Ends = Readonly<{ id: string; before: Values | undefined; after: Values | undefined }>

/** A record that went takes what it stood for with it; of others each part tells of itself. */
function movementsOf(of: BridgeDefinition, { id, before, after }: Ends, reasons: Reasons): readonly Movement[] {
  if (!after) return movement(-netOf(of, before!), () => reasons(id, 'decrease'), id)
  return of.parts.flatMap((part, index) => {
    const change = amount(after[index]) - amount(before?.[index])
    const words = before === undefined ? part.entered : change > 0 ? part.raised : part.lowered
    return movement(part.sign * change, () => words, id)
  })
}

function movement(fen: number, label: () => string, id: string): readonly Movement[] {
  if (fen === 0) return []
  return [{ way: fen > 0 ? 'increase' : 'decrease', label: label(), fen: Math.abs(fen), id }]
}

function netOf(of: BridgeDefinition, values: Values): number {
  return of.parts.reduce((sum, part, index) => sum + part.sign * amount(values[index]), 0)
}

function amount(value: FieldValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

function recordsOf(ledger: string, ids: readonly string[]): BridgeTerm['records'] {
  return ids.map((id) => ({ ledger, id }))
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
