import type { SqlValue } from '#data/engine/statement.ts'
import { villageNameSql } from '#data/store/villageName.ts'
import type { ChecksSummary, SeverityCounts } from '#shared/ipc/parts/checks.ts'
import type { Severity } from '#shared/rules/define.ts'
import { catalogue, ruleTitle } from './catalogue.ts'
import { findingsFrom } from './filterSql.ts'
import { currentHelpersSql } from './helpers.ts'
import type { Reading } from './recordReader.ts'

/** Counts by rule, village and 帮扶责任人. @param until day to which excuses must hold. */
export function summarizeFindings(reading: Reading, until: string): ChecksSummary {
  const { engine, today } = reading
  const from = `FROM ${findingsFrom(until)}`
  const rules = engine.values(
    `SELECT f.rule, f.severity, count(*) ${from} WHERE e.id IS NULL GROUP BY f.rule, f.severity ORDER BY 1, 2`,
    [],
  )
  const place = villageNameSql(reading.registry)
  const villages = engine.values(
    `SELECT f.village, ${place}, f.severity, count(*) ${from} WHERE e.id IS NULL GROUP BY f.village, f.severity`,
  )
  const excused = engine.values(`SELECT count(*) ${from} WHERE e.id IS NOT NULL`)[0]![0] as number
  return {
    today,
    rules: catalogue.length,
    excused,
    ...countsOf(rules.map((row) => [row[1] as string, row[2] as number])),
    byRule: rules.map(([rule, severity, count]) => {
      const known = catalogue.find((candidate) => candidate.id === rule)
      const { title, group } = known ?? { title: String(rule), group: '程序与汇总' as const }
      return { rule: rule as string, title, group, severity: severity as Severity, count: count as number }
    }),
    byVillage: grouped(villages, '未分村'),
    byHelper: grouped(helperRows(reading, from), '没有帮扶责任人'),
  }
}

/** Open findings of some villages (none: all) by rule, most first. Reminders are left out. */
export function countByRule(
  { engine, today }: Reading,
  villages: readonly string[],
): readonly Readonly<{ title: string; count: number }>[] {
  const within = villages.length === 0 ? '' : 'AND f.village IN (SELECT value FROM json_each(?))'
  const sql = `SELECT f.rule, count(*) AS n FROM ${findingsFrom(today)} WHERE e.id IS NULL AND f.severity <> '提醒' ${within} GROUP BY f.rule ORDER BY n DESC`
  const rows = engine.values(sql, villages.length === 0 ? [] : [JSON.stringify(villages)])
  return rows.map(([rule, count]) => ({ title: ruleTitle(rule as string), count: count as number }))
}

/** What is wrong and not explained, by severity. */
export function countFindings({ engine, today }: Reading): SeverityCounts {
  const rows = engine.values(`SELECT f.severity, count(*) FROM ${findingsFrom(today)} WHERE e.id IS NULL GROUP BY f.severity`)
  return countsOf(rows.map((row) => [row[0] as string, row[1] as number]))
}

function helperRows(reading: Reading, from: string): readonly (readonly SqlValue[])[] {
  const helpers = currentHelpersSql(reading)
  if (!helpers) return []
  const sql = `SELECT p.helper, p.name, f.severity, count(*) ${from} LEFT JOIN (${helpers}) p ON p.household = f.household
    WHERE e.id IS NULL AND f.household IS NOT NULL GROUP BY p.helper, f.severity`
  return reading.engine.values(sql)
}

type Group = SeverityCounts & Readonly<{ id: string | null; label: string }>

/** Rows of id, label, severity, count. Worst first; what belongs to nobody last. */
function grouped(rows: readonly (readonly SqlValue[])[], nobody: string): readonly Group[] {
  const ids = [...new Set(rows.map((row) => row[0] as string | null))]
  const groups = ids.map((id) => {
    const mine = rows.filter((row) => row[0] === id)
    const label = id === null ? nobody : String(mine[0]![1] ?? '')
    return { id, label, ...countsOf(mine.map((row) => [row[2] as string, row[3] as number])) }
  })
  return groups.sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.errors - a.errors || b.doubts - a.doubts)
}

export function countsOf(rows: readonly (readonly [severity: string, count: number])[]): SeverityCounts {
  const sum = (severity: Severity): number => rows.filter((row) => row[0] === severity).reduce((total, row) => total + row[1], 0)
  return { errors: sum('错误'), doubts: sum('疑点'), reminders: sum('提醒') }
}
