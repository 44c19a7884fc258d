import type { Engine } from '#data/engine/engine.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import type { Change } from '#shared/history/changeSet.ts'
import type { CellProblem, ImportPlan } from '#shared/importing/planTypes.ts'
import type { FieldValue } from '#shared/ledger/define.ts'
import type { RuleRecord } from '#shared/rules/define.ts'
import { recordRules } from '#shared/rules/recordRules.ts'

/**
 * What an import took over with a doubt (a guessed term, words beside a number): cannot be seen in the stored value, so it
 * is kept here. It stands as a finding as long as the field still holds what the import wrote.
 */
const tableSql = `CREATE TABLE IF NOT EXISTS import_doubt(
  id INTEGER PRIMARY KEY,
  ledger TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT`

export type ImportDoubt = Readonly<{ ledger: string; field: string; value: string; message: string }>

/** Keeps the doubts of accepted rows whose field the change set wrote. */
export function keepImportDoubts(engine: Engine, plan: ImportPlan, changes: readonly Change[]): void {
  const doubts = plan.tables
    .filter((table) => table.include && !table.refused)
    .flatMap((table) => table.rows.filter((row) => row.decision === 'add' || row.decision === 'change'))
    .flatMap((row) => row.problems.filter(isLasting))
  if (doubts.length === 0) return
  const byOrigin = new Map<string, Change[]>()
  for (const change of changes) {
    if (change.origin === null) continue
    const list = byOrigin.get(change.origin)
    if (list) list.push(change)
    else byOrigin.set(change.origin, [change])
  }
  engine.transaction(() => {
    engine.exec(tableSql)
    for (const doubt of doubts) keep(engine, doubt, byOrigin.get(`${doubt.sheet}!${doubt.row}`) ?? [])
  })
}

/** Doubts of the catalogue are found again in the stored value. */
function isLasting({ severity, code, field }: CellProblem): boolean {
  return severity === '疑点' && field !== null && !recordRules.some((rule) => rule.id === code)
}

function keep(engine: Engine, doubt: CellProblem, changes: readonly Change[]): void {
  // With several ledgers in a row the field is told as `member.phone`.
  const [ledger, field] = doubt.field!.includes('.') ? doubt.field!.split('.') : [null, doubt.field!]
  for (const change of changes) {
    if (!(field! in change.after) || (ledger !== null && change.ledger !== ledger)) continue
    const raw = doubt.raw === '' ? '' : `（原表填“${doubt.raw.slice(0, 60)}”）`
    const values = [change.ledger, change.recordId, field!, written(change.after[field!]), `${doubt.message}${raw}`]
    engine.run('INSERT INTO import_doubt(ledger, record_id, field, value, message) VALUES (?,?,?,?,?)', values)
  }
}

function written(value: FieldValue | undefined): string {
  return JSON.stringify(value ?? null)
}

/** Doubts by record, as stored. */
export function readImportDoubts(engine: Engine): ReadonlyMap<string, readonly ImportDoubt[]> {
  const byRecord = new Map<string, ImportDoubt[]>()
  if (engine.values(`SELECT 1 FROM sqlite_master WHERE name = 'import_doubt'`).length === 0) return byRecord
  const rows: readonly (readonly SqlValue[])[] = engine.values(
    'SELECT record_id, ledger, field, value, message FROM import_doubt ORDER BY id',
  )
  for (const [record, ledger, field, value, message] of rows) {
    const doubt = { ledger: ledger as string, field: field as string, value: value as string, message: message as string }
    const list = byRecord.get(record as string)
    if (list) list.push(doubt)
    else byRecord.set(record as string, [doubt])
  }
  return byRecord
}

/** Those that still hold: nobody has changed the field since. */
export function standingDoubts(doubts: readonly ImportDoubt[], ledger: string, record: RuleRecord): readonly ImportDoubt[] {
  return doubts.filter((doubt) => doubt.ledger === ledger && doubt.value === written(record.values[doubt.field]))
}
