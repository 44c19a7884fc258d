import { ruleTitle } from '#data/findings/catalogue.ts'
import { findingsFrom } from '#data/findings/filterSql.ts'
import type { Reading } from '#data/findings/recordReader.ts'
import { questionsOf, type OpenDoubt } from '#shared/inspection/questions.ts'

/** What is to be looked into at each household: what the rules find and nobody has explained, gravest first. Findings must be up to date. */
export function questionsByHousehold(reading: Reading, households: readonly string[]): ReadonlyMap<string, string> {
  const rows = reading.engine.values(
    `SELECT f.household, f.rule, f.message FROM ${findingsFrom(reading.today)}
     WHERE e.id IS NULL AND f.household IN (SELECT value FROM json_each(?))
     ORDER BY CASE f.severity WHEN '错误' THEN 0 WHEN '疑点' THEN 1 ELSE 2 END, f.rule, f.id`,
    [JSON.stringify(households)],
  )
  const doubts = new Map<string, OpenDoubt[]>()
  for (const [household, rule, message] of rows) {
    const doubt = { rule: String(rule), title: ruleTitle(String(rule)), message: String(message) }
    const known = doubts.get(String(household))
    if (known) known.push(doubt)
    else doubts.set(String(household), [doubt])
  }
  return new Map([...doubts].map(([household, own]) => [household, questionsOf(own)]))
}
