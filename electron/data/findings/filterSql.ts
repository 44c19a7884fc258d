import type { SqlValue } from '#data/engine/statement.ts'
import { villageNameSql } from '#data/store/villageName.ts'
import type { ChecksFilter } from '#shared/ipc/parts/checks.ts'
import { currentHelpersSql } from './helpers.ts'
import type { Reading } from './recordReader.ts'

/** Findings `f` with their households `h`, villages `v` and the excuse `e` that holds on a day, if any. */
export function findingsFrom(until: string): string {
  return `finding f
    LEFT JOIN household h ON h.id = f.household
    LEFT JOIN village v ON v.id = f.village
    LEFT JOIN finding_excuse e ON e.id = (
      SELECT x.id FROM finding_excuse x
      WHERE x.record = f.record_id AND x.rule = f.rule AND x.ledger = f.ledger AND coalesce(x.field, '') = coalesce(f.field, '')
        AND x.message = f.message AND x._removed = 0 AND (x.until IS NULL OR x.until = '' OR x.until >= '${until}')
      ORDER BY x.id DESC LIMIT 1)`
}

/** Worst first, then as the paper lies: village, household. */
export function findingsOrder({ registry }: Reading): string {
  return `CASE f.severity WHEN '错误' THEN 0 WHEN '疑点' THEN 1 ELSE 2 END, ${villageNameSql(registry)}, f.household, f.rule, f.id`
}

export function filterSql(reading: Reading, filter: ChecksFilter): Readonly<{ sql: string; params: readonly SqlValue[] }> {
  const conditions: string[] = [`e.id IS ${filter.excused === true ? 'NOT ' : ''}NULL`]
  const params: SqlValue[] = []
  const add = (sql: string, ...values: readonly SqlValue[]): void => {
    conditions.push(sql)
    params.push(...values)
  }
  if (filter.rule) add('f.rule = ?', filter.rule)
  if (filter.severity) add('f.severity = ?', filter.severity)
  if (filter.village !== undefined) add('f.village IS ?', filter.village)
  if (filter.household) add('f.household = ?', filter.household)
  if (filter.record) add('f.record_id = ?', filter.record)
  if (filter.text) add('(instr(f.message, ?) > 0 OR instr(h.head_name, ?) > 0)', filter.text, filter.text)
  if (filter.helper !== undefined) {
    const helpers = currentHelpersSql(reading)
    if (filter.helper !== null)
      add(helpers ? `f.household IN (SELECT household FROM (${helpers}) WHERE helper = ?)` : '? IS NULL', filter.helper)
    else add(`f.household IS NOT NULL${helpers ? ` AND f.household NOT IN (SELECT household FROM (${helpers}))` : ''}`)
  }
  return { sql: conditions.join(' AND '), params }
}
