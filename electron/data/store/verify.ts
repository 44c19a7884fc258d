import type { Engine } from '#data/engine/engine.ts'
import type { Change } from '#shared/history/changeSet.ts'
import { damagedSetText } from '#shared/history/damagedSet.ts'
import { stateOfRecord } from '#shared/history/state.ts'
import type { Counts, VerifyReport } from '#shared/ipc/outputs.ts'
import { columnOf } from '#shared/ledger/column.ts'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { isOwn, type Registry } from '#shared/ledger/registry.ts'
import { changeOfRow, changesSql, setOfRow, type ChangeRow } from './changeLog.ts'
import { chainProblems } from './chain.ts'
import { cutDigestOf, cutDigests } from './cutLog.ts'
import { countStale } from './derived.ts'
import { digestOf } from './digest.ts'

const mostListed = 50

/**
 * Everything that can be checked without the outside world: SQLite's own integrity and foreign keys, the digest of
 * every change set, the chains of both logs, every record against its log, derived columns against their sources.
 */
export function verifyDatabase(engine: Engine, registry: Registry): VerifyReport {
  const problems: string[] = []
  problems.push(...integrity(engine), ...foreignKeys(engine))
  if (problems.length === 0)
    problems.push(
      ...digests(engine),
      ...chainProblems(engine),
      ...registry.ledgers.flatMap((ledger) => rowsAgainstLog(engine, registry, ledger)),
    )
  const listed = problems.slice(0, mostListed)
  if (problems.length > mostListed) listed.push(`……另有 ${problems.length - mostListed} 处`)
  return { ok: problems.length === 0, problems: listed, counts: countRecords(engine, registry) }
}

/** Records by ledger, removed ones not counted. */
export function countRecords(engine: Engine, registry: Registry): Counts {
  const ledgers = registry.ledgers.filter((ledger) => !ledger.system)
  return Object.fromEntries(
    ledgers.map((ledger) => [ledger.id, engine.values(`SELECT count(*) FROM ${ledger.table} WHERE _removed = 0`)[0]![0] as number]),
  )
}

function integrity(engine: Engine): readonly string[] {
  const lines = engine.values('PRAGMA integrity_check(20)').map((row) => String(row[0]))
  return lines.length === 1 && lines[0] === 'ok' ? [] : lines.map((line) => `数据库结构：${line}`)
}

function foreignKeys(engine: Engine): readonly string[] {
  return engine.values('PRAGMA foreign_key_check').map((row) => `${String(row[0])} 第 ${String(row[1])} 行指向不存在的 ${String(row[2])}`)
}

function digests(engine: Engine): readonly string[] {
  const sets = engine.all<Parameters<typeof setOfRow>[0] & { seq: number; digest: string }>('SELECT * FROM change_set ORDER BY seq')
  const cut = cutDigests(engine)
  const changesOf = engine.prepare(`${changesSql(engine)} WHERE c.set_seq = ? ORDER BY c.rowid`)
  try {
    return sets.flatMap((row) => {
      const set = setOfRow(row)
      const changes = changesOf.all<ChangeRow>([row.seq]).map(changeOfRow)
      const part = cut.get(set.id)
      return (part === undefined ? digestOf(set, changes) === row.digest : cutDigestOf(set, changes) === part) ? [] : [damagedSetText(set)]
    })
  } finally {
    changesOf.free()
  }
}

type Stored = Readonly<{ head: string | null; removed: number; values: readonly FieldValue[] }>

function rowsAgainstLog(engine: Engine, registry: Registry, ledger: LedgerDefinition): readonly string[] {
  const own = ledger.fields.filter(isOwn)
  const rows = new Map<string, Stored>()
  for (const row of engine.values(
    `SELECT id, _head, _removed${own.map((field) => `, ${columnOf(field)}`).join('')} FROM ${ledger.table}`,
  )) {
    rows.set(row[0] as string, {
      head: row[1] as string | null,
      removed: row[2] as number,
      values: row.slice(3) as FieldValue[],
    })
  }
  const problems: string[] = []
  for (const [id, changes] of changesByRecord(engine, ledger)) {
    const stored = rows.get(id)
    rows.delete(id)
    const difference = stored ? differenceFromLog(own, stored, changes) : '记录不见了'
    if (difference) problems.push(`${ledger.label} ${id}：${difference}`)
  }
  for (const id of rows.keys()) problems.push(`${ledger.label} ${id}：没有操作记录`)
  return [...problems, ...staleDerived(engine, registry, ledger)]
}

function differenceFromLog(own: readonly FieldDefinition[], stored: Stored, changes: readonly Change[]): string | null {
  const state = stateOfRecord(changes)
  if ((stored.head ?? '') !== state.heads.join(',')) return '与操作记录的最后一步不符'
  if ((stored.removed === 1) !== state.removed) return '是否删除与操作记录不符'
  const wrong = own.filter((field, index) => (stored.values[index] ?? null) !== (state.values[field.id] ?? null))
  return wrong.length > 0 ? `${wrong.map((field) => field.label).join('、')}与操作记录不符` : null
}

/** Settings of files that a county file collects stand in its log only. */
function changesByRecord(engine: Engine, { id, system }: LedgerDefinition): ReadonlyMap<string, readonly Change[]> {
  const byRecord = new Map<string, Change[]>()
  const rows = engine.all<ChangeRow>(`${changesSql(engine)} WHERE c.ledger = ?${system ? ' AND s.origin IS NULL' : ''}`, [id])
  for (const row of rows) {
    const list = byRecord.get(row.record_id)
    if (list) list.push(changeOfRow(row))
    else byRecord.set(row.record_id, [changeOfRow(row)])
  }
  return byRecord
}

function staleDerived(engine: Engine, registry: Registry, ledger: LedgerDefinition): readonly string[] {
  return [...countStale(engine, registry, ledger)].map(([field, count]) => `${ledger.label}：${count} 条记录的“${field.label}”与来源不符`)
}
