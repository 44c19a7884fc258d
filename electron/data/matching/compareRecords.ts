import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { Fault } from '#shared/ipc/faults.ts'
import type { ComparedField, ComparedRecord, ComparedRecords, DuplicateWhat } from '#shared/ipc/parts/matching.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { isOwn } from '#shared/ledger/registry.ts'
import { numberKeys } from '#shared/matching/personKeys.ts'
import { comparableText } from '#shared/values/text.ts'

/** Two records of one ledger beside one another. Faults: record.notFound. */
export function compareRecords(context: ReadContext, what: DuplicateWhat, ids: readonly [string, string]): ComparedRecords | Fault {
  const ledger = needLedger(context.registry, what)
  const [first, second] = readRecords(context, ledger, ids)
  if (!first || !second || first.removed || second.removed) return { fault: 'record.notFound' }
  const sides = { first: sideOf(context, ledger, first), second: sideOf(context, ledger, second) }
  const keep = weightOf(sides.second) > weightOf(sides.first) ? 'second' : 'first'
  const fields = ledger.fields.filter(isChosen).flatMap((field) => compareField({ field, ledger, first, second }, keep))
  return { ...sides, fields, keep, clashes: clashesBetween(context, what, [first.id, second.id]) }
}

/** What a person chooses between: typed fields. */
export function isChosen(field: FieldDefinition): boolean {
  return isOwn(field) && !field.retired
}

type Pair = Readonly<{ field: FieldDefinition; ledger: LedgerDefinition; first: StoredRow; second: StoredRow }>

function compareField({ field, ledger, first, second }: Pair, keep: 'first' | 'second'): readonly ComparedField[] {
  const say = (row: StoredRow): string => formatValue(field, row.values[field.id], { mask: true, linkLabel: row.links[field.id] })
  const [left, right] = [first.values[field.id] ?? '', second.values[field.id] ?? '']
  if (left === '' && right === '') return []
  const section = ledger.sections.find(({ id }) => id === field.section)?.label ?? ''
  const same = comparableText(String(left)) === comparableText(String(right))
  return [
    {
      id: field.id,
      label: field.label,
      section,
      first: say(first),
      second: say(second),
      same,
      better: betterOf(field, { left, right }, keep),
    },
  ]
}

/** Something rather than nothing, a right number rather than a wrong one, else what the kept record says. */
function betterOf(
  field: FieldDefinition,
  { left, right }: Readonly<{ left: string | number; right: string | number }>,
  keep: 'first' | 'second',
): 'first' | 'second' {
  if (left === '') return 'second'
  if (right === '') return 'first'
  if (field.type !== 'idCard') return keep
  const [isLeft, isRight] = [numberKeys(String(left)).isValid, numberKeys(String(right)).isValid]
  return isLeft === isRight ? keep : isLeft ? 'first' : 'second'
}

function sideOf(context: ReadContext, ledger: LedgerDefinition, row: StoredRow): ComparedRecord {
  const belongings = pointingLinks(context, ledger.id).flatMap(({ owner, field }) => {
    const sql = `SELECT count(*) FROM ${owner.table} WHERE ${columnOf(field)} = ? AND _removed = 0`
    const count = context.engine.values(sql, [row.id])[0]![0] as number
    return count === 0 ? [] : [{ ledger: owner.id, label: owner.label, count }]
  })
  const entered = context.engine.values(
    'SELECT s.at FROM change c JOIN change_set s ON s.seq = c.set_seq WHERE c.record_id = ? ORDER BY s.seq LIMIT 1',
    [row.id],
  )
  const place = row.links['village'] ?? ''
  return {
    id: row.id,
    head: row.head,
    title: `${titleOf(ledger, row)}${place && `（${place}）`}`,
    enteredOn: String(entered[0]?.[0] ?? '').slice(0, 10),
    belongings,
  }
}

/**
 * What both sides have of the same kind (the income of one year): after a merge it stands twice, and somebody has to look.
 * Told by the natural keys that hold this link: their other fields agree.
 */
function clashesBetween(context: ReadContext, what: DuplicateWhat, [first, second]: readonly [string, string]): readonly string[] {
  return pointingLinks(context, what).flatMap(({ owner, field }) => {
    // Persons that both have are made one.
    if (owner.id === 'member') return []
    const key = owner.naturalKeys.find((one) => one.includes(field.id) && one.length > 1)
    const rest = (key ?? []).filter((id) => id !== field.id).map((id) => owner.fields.find((one) => one.id === id))
    if (rest.length === 0 || !rest.every((one): one is FieldDefinition => one !== undefined && isOwn(one))) return []
    const said = rest.map((one) => `coalesce(${columnOf(one)}, '')`).join(` || ' ' || `)
    const of = `SELECT ${said} AS said FROM ${owner.table} WHERE _removed = 0 AND ${columnOf(field)} = ?`
    const both = context.engine.values(`${of} INTERSECT ${of}`, [first, second]).map(([words]) => String(words).trim())
    const shown = rest.some((one) => one.type === 'link') ? [] : both.filter((words) => words !== '')
    if (both.length === 0) return []
    return [`${owner.label}${shown.length > 0 ? `（${shown.slice(0, 5).join('、')}）` : ` ${both.length} 条`}`]
  })
}

function weightOf({ belongings }: ComparedRecord): number {
  return belongings.reduce((sum, { count }) => sum + count, 0)
}

export type PointingLink = Readonly<{ owner: LedgerDefinition; field: FieldDefinition }>

/** All typed links that lead to records of the ledger. */
export function pointingLinks({ registry }: ReadContext, target: string): readonly PointingLink[] {
  return registry.ledgers.flatMap((owner) =>
    owner.fields.filter((field) => field.type === 'link' && field.target === target && isOwn(field)).map((field) => ({ owner, field })),
  )
}
