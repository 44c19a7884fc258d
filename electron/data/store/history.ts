import type { Engine } from '#data/engine/engine.ts'
import type { Change } from '#shared/history/changeSet.ts'
import { dayOf } from '#shared/history/effective.ts'
import type { FieldHistoryEntry, HistoryChange, HistorySet } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { historyText } from '#shared/ledger/derive/historyText.ts'
import { findField, findLedger, ledgerOf } from '#shared/ledger/registry.ts'
import { readChanges, readRecordChanges, readSet, setOfRow } from './changeLog.ts'
import { readRecords, type ReadContext } from './read.ts'
import { titleOf } from './search.ts'
import { takenBackSets } from './undo.ts'

export type HistoryQuery = Readonly<{
  record?: Readonly<{ ledger: string; id: string }>
  limit: number
  after?: string
}>

const linesShown = 3

/** Change sets, newest first; `after` is the id of the last one already shown. */
export function historyList(context: ReadContext, query: HistoryQuery): readonly HistorySet[] {
  const { engine } = context
  const before =
    query.after === undefined
      ? Number.MAX_SAFE_INTEGER
      : ((engine.values('SELECT seq FROM change_set WHERE id = ?', [query.after])[0]?.[0] as number | undefined) ?? 0)
  const ofRecord = query.record ? 'AND s.seq IN (SELECT set_seq FROM change WHERE record_id = ?)' : ''
  const rows = engine.all<Parameters<typeof setOfRow>[0] & { seq: number; changes: number }>(
    `SELECT s.*, (SELECT count(*) FROM change c WHERE c.set_seq = s.seq) AS changes FROM change_set s
     WHERE s.seq < ? ${ofRecord} ORDER BY s.seq DESC LIMIT ?`,
    [before, ...(query.record ? [query.record.id] : []), query.limit],
  )
  const undone = undoneSets(engine)
  return rows.map((row) => {
    const { id, kind, person, device, at, label } = setOfRow(row)
    return {
      id,
      kind,
      person,
      device,
      at,
      label,
      changes: row.changes,
      undone: undone.has(id),
      lines: firstLines(context, id),
    }
  })
}

function undoneSets(engine: Engine): ReadonlySet<string> {
  return takenBackSets(engine.all<{ id: string; undoes: string | null }>('SELECT id, undoes FROM change_set ORDER BY seq DESC'))
}

function firstLines(context: ReadContext, setId: string): readonly string[] {
  const changes = readChanges(context.engine, setId, { offset: 0, limit: linesShown })
  return describeChanges(context, changes).map((change) => shortened(`${change.title}：${change.text}`))
}

const lineLength = 80

/** The list tells steps apart; the whole text stands in the details. */
function shortened(text: string): string {
  return text.length > lineLength ? `${text.slice(0, lineLength)}…` : text
}

/** A window of the changes of a set, in words. Personal numbers are masked. */
export function changesOfSet(
  context: ReadContext,
  setId: string,
  window: Readonly<{ offset: number; limit: number }>,
): Readonly<{ total: number; changes: readonly HistoryChange[] }> {
  const total = context.engine.values('SELECT count(*) FROM change WHERE set_seq = (SELECT seq FROM change_set WHERE id = ?)', [
    setId,
  ])[0]![0] as number
  return { total, changes: describeChanges(context, readChanges(context.engine, setId, window)) }
}

function describeChanges(context: ReadContext, changes: readonly Change[]): readonly HistoryChange[] {
  const titles = titlesOf(context, changes)
  const links = linkTitles(context, changes)
  const days = daysOf(context.engine, changes)
  return changes.flatMap((change) => {
    const ledger = findLedger(context.registry, change.ledger)
    // A ledger of a newer program: kept in the log, told by its name.
    if (!ledger)
      return [
        {
          ledger: change.ledger,
          recordId: change.recordId,
          title: change.ledger,
          op: change.op,
          text: '（由更新版本的程序写入）',
          origin: change.origin,
        },
      ]
    const text = historyText(ledger, change, { links, mask: true, day: days.get(change.setId) })
    return [
      {
        ledger: ledger.id,
        recordId: change.recordId,
        title: `${ledger.label} ${titles.get(change.recordId) ?? ''}`.trim(),
        op: change.op,
        text,
        origin: change.origin,
      },
    ]
  })
}

/** Local day of each set. */
function daysOf(engine: Engine, changes: readonly Change[]): ReadonlyMap<string, string> {
  const ids = [...new Set(changes.map((change) => change.setId))]
  return new Map(ids.map((id) => [id, dayOf(readSet(engine, id)!.at)]))
}

function titlesOf(context: ReadContext, changes: readonly Change[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  for (const id of new Set(changes.map((change) => change.ledger))) {
    const ledger = findLedger(context.registry, id)
    if (!ledger) continue
    const ids = changes.filter((change) => change.ledger === id).map((change) => change.recordId)
    for (const row of readRecords(context, ledger, ids)) titles.set(row.id, titleOf(ledger, row))
  }
  return titles
}

/** Titles of the records that the changes link to, by id. */
function linkTitles(context: ReadContext, changes: readonly Change[]): Readonly<Record<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const change of changes) {
    for (const field of findLedger(context.registry, change.ledger)?.fields ?? []) {
      if (field.type !== 'link') continue
      const ids = [change.before[field.id], change.after[field.id]].filter((id): id is string => typeof id === 'string')
      for (const id of ids) wanted.set(field.target!, (wanted.get(field.target!) ?? new Set()).add(id))
    }
  }
  const titles: Record<string, string> = {}
  for (const [target, ids] of wanted) {
    const ledger = ledgerOf(context.registry, target)
    for (const row of readRecords(context, ledger, [...ids])) titles[row.id] = titleOf(ledger, row)
  }
  return titles
}

function linkLabel(context: ReadContext, field: FieldDefinition, value: FieldValue): string {
  if (field.type !== 'link' || typeof value !== 'string') return ''
  const target = ledgerOf(context.registry, field.target!)
  const row = readRecords(context, target, [value])[0]
  return row ? titleOf(target, row) : value
}

/** Every value that a field has had, newest first. */
export function fieldHistory(
  context: ReadContext,
  ledger: LedgerDefinition,
  recordId: string,
  fieldId: string,
): readonly FieldHistoryEntry[] {
  const field = findField(ledger, fieldId)
  if (!field) return []
  const changes = readRecordChanges(context.engine, recordId).filter((change) => fieldId in change.after)
  return [...changes].reverse().flatMap((change) => {
    const row = context.engine.get<Parameters<typeof setOfRow>[0]>('SELECT * FROM change_set WHERE id = ?', [change.setId])
    if (!row) return []
    const set = setOfRow(row)
    const words = (value: FieldValue | undefined): string =>
      formatValue(field, value ?? null, { mask: true, linkLabel: linkLabel(context, field, value ?? null) })
    const source = set.source ? `${set.source.file}${change.origin ? ` ${change.origin.replace('!', ' 第 ')} 行` : ''}` : null
    return [
      {
        setId: set.id,
        at: set.at,
        person: set.person,
        kind: set.kind,
        before: words(change.before[fieldId]),
        after: words(change.after[fieldId]),
        source,
        effective: change.effective,
        reason: change.reason,
      },
    ]
  })
}
