import { readRecordChanges } from '#data/store/changeLog.ts'
import { needLedger } from '#data/store/needLedger.ts'
import type { ReadContext } from '#data/store/read.ts'
import { stateAsOf } from '#shared/history/asOf.ts'
import { columnOf } from '#shared/ledger/column.ts'
import { findLedger, fieldOf } from '#shared/ledger/registry.ts'
import { changeDirections, bridges, type BridgeDefinition } from '#shared/measures/bridges.ts'

/** `outer`: the records (households) that came or went themselves; only their reasons pass on to what is part of them. */
export type Period = Readonly<{ from: string; to: string; outer?: ReadonlySet<string> }>

/** Why a record came or went. */
export type Reasons = (id: string, way: 'increase' | 'decrease') => string

export const unknownReason = '未说明原因'

/** 人口与户变动, else the log, else the record's own words, else those of the household that it is part of. */
export function bridgeReasons(context: ReadContext, of: BridgeDefinition, period: Period): Reasons {
  const find = reasonFinder(context, of, period)
  return (id, way) => find(id, way) ?? unknownReason
}

type Finder = (id: string, way: 'increase' | 'decrease') => string | null

function reasonFinder(context: ReadContext, of: BridgeDefinition, period: Period): Finder {
  const told = toldChanges(context, of, period)
  const logged = loggedReasons(context, of, period)
  const outer = of.within ? outerFinder(context, of, period) : null
  return (id, way) =>
    told(id, way) ?? logged(id, way) ?? (way === 'decrease' ? ownReason(context, of, id) : null) ?? outer?.(id, way) ?? null
}

function outerFinder(context: ReadContext, of: BridgeDefinition, period: Period): Finder {
  const ledger = needLedger(context.registry, of.ledger)
  const link = columnOf(fieldOf(ledger, of.within!.link))
  const definition = Object.values(bridges).find((one) => one.ledger === of.within!.ledger)!
  const find = reasonFinder(context, definition, period)
  return (id, way) => {
    const parent = context.engine.values(`SELECT ${link} FROM ${ledger.table} WHERE id = ?`, [id])[0]?.[0]
    return typeof parent === 'string' && period.outer?.has(parent) ? find(parent, way) : null
  }
}

/** 人口与户变动 of the period that name the record. */
function toldChanges(context: ReadContext, of: BridgeDefinition, { from, to }: Period): Finder {
  const ledger = of.changeLink === undefined ? undefined : findLedger(context.registry, 'populationChange')
  if (!ledger) return () => null
  const [link, date, kind, reason] = [of.changeLink!, 'date', 'kind', 'reason'].map((id) => columnOf(fieldOf(ledger, id)))
  // Changes of one person name the household too, and do not tell of it.
  const whole = of.changeLink === 'household' ? ' AND member IS NULL' : ''
  const rows = context.engine.values(
    `SELECT ${link}, ${kind}, ${reason} FROM ${ledger.table}
     WHERE _removed = 0 AND ${link} IS NOT NULL AND ${date} >= ? AND ${date} <= ?${whole} ORDER BY ${date}, id`,
    [from, to],
  )
  const byRecord = new Map<string, { kind: string; reason: string }[]>()
  for (const [id, what, why] of rows) {
    const entry = { kind: String(what ?? ''), reason: String(why ?? what ?? '') }
    byRecord.set(id as string, [...(byRecord.get(id as string) ?? []), entry])
  }
  return (id, way) => {
    const other = way === 'increase' ? 'decrease' : 'increase'
    const fitting = byRecord.get(id)?.filter((entry) => !changeDirections[other].includes(entry.kind)) ?? []
    const exact = fitting.filter((entry) => changeDirections[way].includes(entry.kind))
    return (exact.at(-1) ?? fitting.at(-1))?.reason || null
  }
}

/** The reason that the log gives for a change of the record in the period: of the addition for who came, else the last one. */
function loggedReasons({ engine }: ReadContext, of: BridgeDefinition, { from, to }: Period): Finder {
  const rows = engine.values(
    `SELECT c.record_id, c.op, c.reason FROM change_set s JOIN change c ON c.set_seq = s.seq
     WHERE substr(s.at, 1, 10) >= ?1 AND c.ledger = ?3 AND c.reason IS NOT NULL AND c.reason <> ''
       AND c.effective >= ?1 AND c.effective <= ?2 AND s.kind <> 'undo'
       AND (c.op <> 'change' OR instr(c.after, ?4) > 0) ORDER BY c.set_seq`,
    // Why a house was repaired says nothing of why its people went.
    [from, to, of.ledger, of.counts === undefined ? '' : `"${of.counts.field}"`],
  )
  const came = new Map<string, string>()
  const went = new Map<string, string>()
  for (const [id, op, reason] of rows) (op === 'add' ? came : went).set(id as string, reason as string)
  return (id, way) => (way === 'increase' ? came.get(id) : undefined) ?? went.get(id) ?? null
}

function ownReason({ engine, registry }: ReadContext, of: BridgeDefinition, id: string): string | null {
  if (of.reasonField === undefined) return null
  const ledger = needLedger(registry, of.ledger)
  const value = engine.values(`SELECT ${columnOf(fieldOf(ledger, of.reasonField))} FROM ${ledger.table} WHERE id = ?`, [id])[0]?.[0]
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * Records that counted on some day within the period, as their own changes tell; the caller leaves out those that count
 * at either end. Few records come and go, so that each is looked at alone.
 */
export function cameAndWent(context: ReadContext, of: BridgeDefinition, { from, to }: Period): readonly string[] {
  const { counts } = of
  if (!counts) return []
  const rows = context.engine.values(
    `SELECT c.record_id FROM change_set s JOIN change c ON c.set_seq = s.seq
     WHERE substr(s.at, 1, 10) >= ?1 AND c.ledger = ?3 AND c.effective >= ?1 AND c.effective <= ?2
     GROUP BY c.record_id HAVING count(*) > 1`,
    [from, to, of.ledger],
  )
  return rows
    .map((row) => row[0] as string)
    .filter((id) => {
      const changes = readRecordChanges(context.engine, id)
      const days = new Set(changes.map((change) => change.effective).filter((day) => day >= from && day <= to))
      return [...days].some((day) => {
        const { absent, removed, values } = stateAsOf(changes, day)
        return !absent && !removed && values[counts.field] === counts.is
      })
    })
}
