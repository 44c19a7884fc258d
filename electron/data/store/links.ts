import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger, isOwn, type Registry } from '#shared/ledger/registry.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import type { ReadContext } from './read.ts'

/** A change after which a record in use would be part of, or need, a removed one. */
export type BrokenLink = Readonly<{ ledger: string; recordId: string; field: string | null; why: string }>

type Link = Readonly<{ owner: LedgerDefinition; field: FieldDefinition }>

/**
 * What the changes would leave without its owner: members of a household that goes into the bin without them, a member
 * taken out of the bin while the household stays in it. Only links that a record must have count; others may keep
 * pointing at a removed record. All changes are seen together.
 */
export function brokenLinks(context: ReadContext, changes: readonly DraftChange[]): readonly BrokenLink[] {
  const byId = new Map(changes.map((change) => [change.recordId, change]))
  return [...leftBehind(context, changes, byId), ...pointingAtRemoved(context, changes, byId)]
}

type ChangesById = ReadonlyMap<string, DraftChange>

const required = new WeakMap<Registry, readonly Link[]>()

/** Looked for once a registry: every edit asks. */
function requiredLinks({ registry }: ReadContext): readonly Link[] {
  const known = required.get(registry)
  if (known) return known
  const found = registry.ledgers.flatMap((owner) =>
    owner.fields.filter((field) => field.type === 'link' && field.required && isOwn(field)).map((field) => ({ owner, field })),
  )
  required.set(registry, found)
  return found
}

function leftBehind(context: ReadContext, changes: readonly DraftChange[], byId: ChangesById): readonly BrokenLink[] {
  return requiredLinks(context).flatMap(({ owner, field }) => {
    const going = changes.filter((change) => change.op === 'remove' && change.ledger === field.target).map((change) => change.recordId)
    if (going.length === 0) return []
    const column = columnOf(field)
    const rows = context.engine.values(
      `SELECT ${column}, id FROM ${owner.table} WHERE _removed = 0 AND ${column} IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(going)],
    )
    const staying = rows.filter(([target, id]) => !leaves(byId.get(String(id)), field, String(target)))
    return [...countBy(staying.map(([target]) => String(target)))].map(([recordId, count]) => ({
      ledger: field.target!,
      recordId,
      field: null,
      why: `还有 ${count} ${owner.unit}${owner.label}属于它`,
    }))
  })
}

/** The same changes remove the record too, or have it point elsewhere. */
function leaves(change: DraftChange | undefined, field: FieldDefinition, target: string): boolean {
  if (!change) return false
  const wanted = change.values[field.id]
  return change.op === 'remove' || (wanted !== undefined && wanted !== target)
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function pointingAtRemoved(context: ReadContext, changes: readonly DraftChange[], byId: ChangesById): readonly BrokenLink[] {
  return requiredLinks(context).flatMap(({ owner, field }) => {
    const targets = targetsOf(context, { owner, field }, changes)
    const target = findLedger(context.registry, field.target!)
    if (targets.size === 0 || !target) return []
    const gone = new Set(removedAmong(context, target, [...new Set(targets.values())]))
    return [...targets].flatMap(([recordId, id]) => {
      const own = byId.get(id)?.op
      const isGone = own === 'remove' || (gone.has(id) && own !== 'restore')
      return isGone ? [{ ledger: owner.id, recordId, field: field.id, why: `${field.label}已被删除` }] : []
    })
  })
}

/** Where the link of each touched record leads after the changes; restored records keep what they had. */
function targetsOf(context: ReadContext, { owner, field }: Link, changes: readonly DraftChange[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  const restored = changes.filter((change) => change.ledger === owner.id && change.op === 'restore').map((change) => change.recordId)
  if (restored.length > 0) {
    const sql = `SELECT id, ${columnOf(field)} FROM ${owner.table} WHERE id IN (SELECT value FROM json_each(?))`
    for (const [id, target] of context.engine.values(sql, [JSON.stringify(restored)]))
      if (target !== null) targets.set(String(id), String(target))
  }
  for (const change of changes) {
    const target = change.ledger === owner.id && change.op !== 'remove' ? change.values[field.id] : undefined
    if (typeof target === 'string' && target !== '') targets.set(change.recordId, target)
  }
  return targets
}

function removedAmong(context: ReadContext, ledger: LedgerDefinition, ids: readonly string[]): readonly string[] {
  const sql = `SELECT id FROM ${ledger.table} WHERE _removed = 1 AND id IN (SELECT value FROM json_each(?))`
  return context.engine.values(sql, [JSON.stringify(ids)]).map((row) => String(row[0]))
}
