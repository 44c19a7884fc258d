import type { Engine } from '#data/engine/engine.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import type { Severity } from '#shared/rules/define.ts'

/**
 * Findings as last computed. Derived data: never logged, never merged, made anew whenever rules, policy, day or own
 * fields change. `root_kind` is a kind of dossier, or `record` for records that belong to none.
 */
const tableSql = `CREATE TABLE IF NOT EXISTS finding(
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  ledger TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT,
  message TEXT NOT NULL,
  mend TEXT,
  root_kind TEXT NOT NULL,
  root TEXT NOT NULL,
  household TEXT,
  village TEXT
) STRICT`

export type NewFinding = Readonly<{
  rule: string
  severity: Severity
  ledger: string
  record: string
  field: string | null
  message: string
  mend: FieldValues | null
}>

/** Whose findings they are, and where people look for them. */
export type Owner = Readonly<{ kind: string; root: string; household: string | null; village: string | null }>

export function ensureFindingTable(engine: Engine): void {
  engine.exec(tableSql)
  engine.exec('CREATE INDEX IF NOT EXISTS finding_by_root ON finding(root_kind, root)')
  engine.exec('CREATE INDEX IF NOT EXISTS finding_by_record ON finding(record_id)')
}

export function hasFindingTable(engine: Engine): boolean {
  return engine.values(`SELECT 1 FROM sqlite_master WHERE name = 'finding'`).length > 0
}

export function clearFindings(engine: Engine): void {
  engine.run('DELETE FROM finding')
}

export function clearOwner(engine: Engine, kind: string, root: string): void {
  engine.run('DELETE FROM finding WHERE root_kind = ? AND root = ?', [kind, root])
}

/** Owners under which a record has findings now. */
export function ownersOfRecord(engine: Engine, record: string): readonly Readonly<{ kind: string; root: string }>[] {
  const rows = engine.values('SELECT DISTINCT root_kind, root FROM finding WHERE record_id = ?', [record])
  return rows.map(([kind, root]) => ({ kind: kind as string, root: root as string }))
}

const insertSql = `INSERT INTO finding(rule, severity, ledger, record_id, field, message, mend, root_kind, root, household, village)
  VALUES (?,?,?,?,?,?,?,?,?,?,?)`

export function insertFindings(engine: Engine, owner: Owner, findings: readonly NewFinding[]): void {
  for (const { rule, severity, ledger, record, field, message, mend } of findings) {
    const mended = mend && JSON.stringify(mend)
    const at = [owner.kind, owner.root, owner.household, owner.village]
    engine.run(insertSql, [rule, severity, ledger, record, field, message, mended, ...at])
  }
}

/** What the stored findings were computed from. `kept`: of the ledgers whose mere being matters to rules, those with records. */
export type Stamp = Readonly<{ rules: string; day: string; seq: number; kept: string }>

export function readStamp(engine: Engine): Stamp | null {
  const text = engine.values(`SELECT value FROM meta WHERE key = 'findings'`)[0]?.[0]
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Stamp) : null
}

export function writeStamp(engine: Engine, stamp: Stamp | null): void {
  engine.run(`INSERT OR REPLACE INTO meta(key, value) VALUES ('findings', ?)`, [stamp && JSON.stringify(stamp)])
}

/** Number of the last change set. */
export function lastSeq(engine: Engine): number {
  return (engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]?.[0] as number | undefined) ?? 0
}
