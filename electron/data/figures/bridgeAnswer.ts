import type { ReadContext } from '#data/store/read.ts'
import type { BridgeAnswer, BridgeTerm } from '#shared/ipc/parts/figures.ts'
import { bridges, type BridgeKind } from '#shared/measures/bridges.ts'
import { addDays } from '#shared/values/date.ts'
import { bridge, type BridgePeriod, type BridgeTerm as MadeTerm } from './bridge.ts'
import { both, quoted } from './moment.ts'

/**
 * The bridge with the rows behind each term: opening and closing by the condition on their day, changes by their very
 * records as they are on the last day. `asOf` defaults to today.
 */
export function bridgeAnswer(
  context: ReadContext,
  kind: BridgeKind,
  asked: Readonly<{ from: string; asOf?: string; village?: string }>,
): BridgeAnswer {
  const period = { from: asked.from, to: asked.asOf ?? context.today, village: asked.village }
  const made = bridge(context, kind, period)
  return { from: made.from, to: made.to, closes: made.closes, terms: made.terms.map((term) => answered(kind, period, term)) }
}

function answered(kind: BridgeKind, period: BridgePeriod, term: MadeTerm): BridgeTerm {
  const { id, label, count, households, persons, fen } = term
  const amounts = { ...(households === undefined ? {} : { households }), ...(persons === undefined ? {} : { persons }) }
  return {
    id,
    label,
    kind: term.kind,
    records: count,
    ...amounts,
    ...(fen === undefined ? {} : { fen }),
    drill: drillOf(kind, period, term),
  }
}

function drillOf(kind: BridgeKind, { from, to, village }: BridgePeriod, term: MadeTerm): BridgeTerm['drill'] {
  const { ledger, filter: whole } = bridges[kind]
  const filter = village === undefined ? whole : both(whole, `village = ${quoted(village)}`)
  if (term.kind === 'opening') return { ledger, filter, asOf: addDays(from, -1) }
  if (term.kind === 'closing') return { ledger, filter, asOf: to }
  return { ledger, ids: term.records.map((record) => record.id), asOf: to }
}
