import { withAsOf } from '#data/store/asOf.ts'
import { columnReader, type ColumnReader } from '#data/store/columns.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { selected, type ReadContext } from '#data/store/read.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { bridges, type BridgeDefinition, type BridgeKind } from '#shared/measures/bridges.ts'
import { bridgeReasons, cameAndWent, unknownReason, type Period, type Reasons } from './bridgeReasons.ts'
import { hasVillage } from './moment.ts'

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
/** `village`: id of one, whose records alone are counted. */
export type BridgePeriod = Readonly<{ from: string; to: string; village?: string }>

export type Bridge = Readonly<{ kind: BridgeKind; from: string; to: string; terms: readonly BridgeTerm[]; closes: boolean }>

/**
 * 期初 + increases by reason − decreases by reason = 期末, from the difference of what counted on the two days, so that it
 * closes whatever was done in between. Who came and went within the period stands on both sides. The reason is that of
 * 人口与户变动, else of the log, else of the record, else 未说明原因. Both 户 and 人 are told for either of the two.
 * For one village, what moved between villages came or went, too.
 */
export function bridge(context: ReadContext, kind: BridgeKind, period: BridgePeriod): Bridge {
  const isOfPeople = kind === 'households' || kind === 'persons'
  const terms = isOfPeople ? peopleTerms(context, kind, period) : moneyTerms(context, bridges[kind], period)
  return { kind, from: period.from, to: period.to, terms, closes: closes(terms) }
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

/** `here`: what counts; `elsewhere`: what would in another village. */
type Stood = Readonly<{ here: Standing; elsewhere: ReadonlySet<string> }>

/** What counts at the end of a day, with the values of its parts; several bridges at once, since every day has to be made ready. */
function standingsOf<K extends string>(
  context: ReadContext,
  of: Readonly<Record<K, BridgeDefinition>>,
  { day, village }: Readonly<{ day: string; village: string | undefined }>,
): Readonly<Record<K, Stood>> {
  return withAsOf(context.engine, context.registry, day, () => {
    const entries = Object.entries<BridgeDefinition>(of).map(([key, one]) => [key, stoodNow({ ...context, today: day }, one, village)])
    return Object.fromEntries(entries) as Record<K, Stood>
  })
}

function stoodNow(context: ReadContext, of: BridgeDefinition, village: string | undefined): Stood {
  const ledger = needLedger(context.registry, of.ledger)
  const reader = columnReader(context.registry, ledger, context.today)
  const where = selected(context, ledger, reader, { filter: of.filter })
  if (isFault(where)) throw new FaultError(where)
  const columns = [
    't.id',
    village === undefined ? 'NULL' : villageSql(ledger, reader),
    ...of.parts.map((part) => reader.value(part.field).sql),
  ]
  const rows = context.engine.values(`SELECT ${columns.join(', ')} FROM ${reader.from()} WHERE ${where.sql}`, where.params)
  const isHere = (row: readonly unknown[]): boolean => village === undefined || row[1] === village
  return {
    here: new Map(rows.filter(isHere).map(([id, , ...values]) => [id as string, values as Values])),
    elsewhere: new Set(rows.filter((row) => !isHere(row)).map((row) => row[0] as string)),
  }
}

function villageSql(ledger: LedgerDefinition, reader: ColumnReader): string {
  if (!hasVillage(ledger)) throw new FaultError({ fault: 'input.invalid', detail: `${ledger.label}不分村` })
  return reader.value('village').sql
}

/** Of records that stand nowhere any more: those that were of the village at last. */
function lastIn(context: ReadContext, of: BridgeDefinition, ids: readonly string[], village: string | undefined): readonly string[] {
  if (village === undefined || ids.length === 0) return ids
  const ledger = needLedger(context.registry, of.ledger)
  const reader = columnReader(context.registry, ledger, context.today)
  const sql = villageSql(ledger, reader)
  const among = `t.id IN (SELECT value FROM json_each(?)) AND ${sql} = ?`
  const rows = context.engine.values(`SELECT t.id FROM ${reader.from()} WHERE ${among}`, [JSON.stringify(ids), village])
  const found = new Set(rows.map((row) => row[0] as string))
  return ids.filter((id) => found.has(id))
}

const moved = { increase: '从外村转来', decrease: '转到外村' } as const

type Change = Readonly<{ way: 'increase' | 'decrease'; label: string; id: string }>
type Flow = Readonly<{ opening: Standing; closing: Standing; changes: readonly Change[]; moved: ReadonlySet<string> }>
type Ended = Readonly<{ opening: Stood; closing: Stood }>

/** Who came and who went, by reason. `outer`: the households that did. */
function flowOf(
  context: ReadContext,
  of: BridgeDefinition,
  { opening, closing }: Ended,
  at: Period & Readonly<{ village: string | undefined }>,
): Flow {
  const stood = (id: string): boolean => [opening, closing].some((end) => end.here.has(id) || end.elsewhere.has(id))
  const entered = [...closing.here.keys()].filter((id) => !opening.here.has(id))
  const left = [...opening.here.keys()].filter((id) => !closing.here.has(id))
  const brief = cameAndWent(context, of, at).filter((id) => !stood(id))
  const passing = lastIn(context, of, brief, at.village)
  const reasons = reasonsWithMoves(bridgeReasons(context, of, at), { opening, closing })
  const changes: Change[] = [
    ...[...entered, ...passing].map((id) => ({ way: 'increase' as const, label: reasons(id, 'increase'), id })),
    ...[...left, ...passing].map((id) => ({ way: 'decrease' as const, label: reasons(id, 'decrease'), id })),
  ]
  return { opening: opening.here, closing: closing.here, changes, moved: new Set(changes.map((change) => change.id)) }
}

/** What stands in another village at the other end has moved, unless the books know better. */
function reasonsWithMoves(reasons: Reasons, { opening, closing }: Ended): Reasons {
  return (id, way) => {
    const told = reasons(id, way)
    const hasMoved = (way === 'increase' ? opening : closing).elsewhere.has(id)
    return hasMoved && told === unknownReason ? moved[way] : told
  }
}

function peopleTerms(context: ReadContext, kind: 'households' | 'persons', { from, to, village }: BridgePeriod): readonly BridgeTerm[] {
  const both = { households: bridges.households, persons: bridges.persons }
  const opening = standingsOf(context, both, { day: dayBefore(from), village })
  const closing = standingsOf(context, both, { day: to, village })
  const ended = (id: keyof typeof both): Ended => ({ opening: opening[id], closing: closing[id] })
  const households = flowOf(context, both.households, ended('households'), { from, to, village })
  const persons = flowOf(context, both.persons, ended('persons'), { from, to, village, outer: households.moved })
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

function moneyTerms(context: ReadContext, of: BridgeDefinition, { from, to, village }: BridgePeriod): readonly BridgeTerm[] {
  const start = standingsOf(context, { of }, { day: dayBefore(from), village }).of
  const end = standingsOf(context, { of }, { day: to, village }).of
  const [opening, closing] = [start.here, end.here]
  const reasons = reasonsWithMoves(bridgeReasons(context, of, { from, to }), { opening: start, closing: end })
  const movements = [...new Set([...opening.keys(), ...closing.keys()])].flatMap((id) =>
    movementsOf(of, { id, before: opening.get(id), after: closing.get(id), hasMoved: start.elsewhere.has(id) }, reasons),
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

type Ends = Readonly<{ id: string; before: Values | undefined; after: Values | undefined; hasMoved: boolean }>

/** A record that went takes what it stood for with it; of others each part tells of itself. */
function movementsOf(of: BridgeDefinition, { id, before, after, hasMoved }: Ends, reasons: Reasons): readonly Movement[] {
  if (!after) return movement(-netOf(of, before!), () => reasons(id, 'decrease'), id)
  if (hasMoved) return movement(netOf(of, after), () => moved.increase, id)
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
