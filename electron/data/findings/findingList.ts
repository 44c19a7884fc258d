import { villageNameSql } from '#data/store/villageName.ts'
import type { SqlValue } from '#data/engine/statement.ts'
import { readRecords, type StoredRow } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { ChecksFilter, FindingRow } from '#shared/ipc/parts/checks.ts'
import type { FieldValues, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import type { Severity } from '#shared/rules/define.ts'
import { ruleTitle } from './catalogue.ts'
import { filterSql, findingsFrom, findingsOrder } from './filterSql.ts'
import { currentHelpersSql } from './helpers.ts'
import type { Reading } from './recordReader.ts'

/** Findings as the window shows them, in the order in which people work through them. `limit` -1 is all. */
export function listFindings(
  reading: Reading,
  filter: ChecksFilter,
  part: Readonly<{ offset: number; limit: number }>,
): Readonly<{ total: number; findings: readonly FindingRow[] }> {
  const { engine, today } = reading
  const where = filterSql(reading, filter)
  const from = `FROM ${findingsFrom(today)} WHERE ${where.sql}`
  const total = engine.values(`SELECT count(*) ${from}`, [...where.params])[0]![0] as number
  const columns = `f.rule, f.severity, f.ledger, f.record_id, f.field, f.message, f.mend, f.household, h.head_name AS head, f.village, ${villageNameSql(reading.registry)} AS place,
    e.id AS excuse, e.reason, e.who, e.until`
  const rows = engine.all<StoredFinding>(`SELECT ${columns} ${from} ORDER BY ${findingsOrder(reading)} LIMIT ? OFFSET ?`, [
    ...where.params,
    part.limit,
    part.offset,
  ])
  return { total, findings: inWords(reading, rows) }
}

type StoredFinding = Readonly<
  Record<'rule' | 'severity' | 'ledger' | 'record_id' | 'message', string> &
    Record<'field' | 'mend' | 'household' | 'head' | 'village' | 'place' | 'excuse' | 'reason' | 'who' | 'until', string | null>
>

function inWords(reading: Reading, rows: readonly StoredFinding[]): readonly FindingRow[] {
  const records = recordsOf(reading, rows)
  const helpers = helpersOf(reading, rows)
  return rows.map((row) => {
    const ledger = findLedger(reading.registry, row.ledger)
    const record = records.get(row.record_id)
    const field = (row.field !== null && ledger && findField(ledger, row.field)) || null
    const link = field && record?.links[field.id]
    return {
      rule: row.rule,
      ruleTitle: ruleTitle(row.rule),
      severity: row.severity as Severity,
      ledger: row.ledger,
      record: row.record_id,
      title: ledger && record ? titleOf(ledger, record) : '',
      field: row.field,
      fieldLabel: field?.label ?? '',
      value: field && record ? formatValue(field, record.values[field.id], { mask: true, ...(link ? { linkLabel: link } : {}) }) : '',
      message: row.message,
      mend: row.mend === null ? null : (JSON.parse(row.mend) as FieldValues),
      household: row.household,
      householdLabel: row.head ?? '',
      village: row.village,
      villageLabel: row.place ?? '',
      helpers: (row.household !== null && helpers.get(row.household)) || '',
      excuse: row.excuse === null ? null : { id: row.excuse, reason: row.reason ?? '', who: row.who ?? '', until: row.until },
    }
  })
}

function recordsOf(reading: Reading, rows: readonly StoredFinding[]): ReadonlyMap<string, StoredRow> {
  const found = new Map<string, StoredRow>()
  for (const id of new Set(rows.map((row) => row.ledger))) {
    const ledger: LedgerDefinition | undefined = findLedger(reading.registry, id)
    const ids = [...new Set(rows.filter((row) => row.ledger === id).map((row) => row.record_id))]
    if (ledger) for (const record of readRecords(reading, ledger, ids)) found.set(record.id, record)
  }
  return found
}

/** Names of those who look after a household now, by household. */
function helpersOf(reading: Reading, rows: readonly StoredFinding[]): ReadonlyMap<string, string> {
  const sql = currentHelpersSql(reading)
  const households = [...new Set(rows.flatMap((row) => (row.household === null ? [] : [row.household])))]
  if (!sql || households.length === 0) return new Map()
  const names = new Map<string, string>()
  const found: readonly (readonly SqlValue[])[] = reading.engine.values(
    `SELECT household, group_concat(name, '、') FROM (${sql}) WHERE household IN (SELECT value FROM json_each(?)) GROUP BY household`,
    [JSON.stringify(households)],
  )
  for (const [household, text] of found) names.set(household as string, String(text ?? ''))
  return names
}
