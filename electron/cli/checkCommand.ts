import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import { listOption, type CommandLine } from './arguments.ts'
import type { CommandResult } from './command.ts'
import type { Session } from './session.ts'

/** Findings a call; the answers of thousands are put together here. */
const part = 500

/**
 * `check FILE [--rule ID…]`: all rules or the given ones over the whole file; looks only, so also at a file in use.
 * Exit 1 when there is an 错误. A 提醒 is given as 疑点 with `level`: the shape knows two severities.
 */
export async function checkFile(line: CommandLine, session: Session): Promise<CommandResult | Fault> {
  const info = await session.openReadOnly(line.words[0]!)
  if (isFault(info)) return info
  const catalogue = await session.call('checks.catalogue', {})
  if (isFault(catalogue)) return catalogue
  const wanted = listOption(line, 'rule')
  const unknown = wanted.find((id) => !catalogue.some((rule) => rule.id === id))
  if (unknown !== undefined) return { fault: 'input.invalid', detail: `没有规则 ${unknown}` }
  const findings: FindingRow[] = []
  for (const rule of wanted.length > 0 ? [...new Set(wanted)] : [undefined]) {
    const found = await allFindings(session, rule)
    if (isFault(found)) return found
    findings.push(...found)
  }
  const json = { rules: wanted.length > 0 ? new Set(wanted).size : catalogue.length, findings: findings.map(toJson) }
  return { json, text: inWords(findings), exit: findings.some((finding) => finding.severity === '错误') ? 1 : 0 }
}

async function allFindings(session: Session, rule: string | undefined): Promise<readonly FindingRow[] | Fault> {
  const found: FindingRow[] = []
  for (;;) {
    const answer = await session.call('checks.list', { ...(rule === undefined ? {} : { rule }), offset: found.length, limit: part })
    if (isFault(answer)) return answer
    found.push(...answer.findings)
    if (answer.findings.length < part) return found
  }
}

function toJson(finding: FindingRow): unknown {
  const { rule, severity, ledger, record, title, field, message, household, villageLabel, householdLabel } = finding
  return {
    rule,
    severity: severity === '提醒' ? '疑点' : severity,
    level: severity,
    ledger,
    record,
    label: title,
    field,
    message,
    village: villageLabel,
    household,
    householdLabel,
  }
}

function inWords(findings: readonly FindingRow[]): string {
  const lines = findings.map(
    (finding) =>
      `${finding.severity} ${finding.rule} ${[finding.villageLabel, finding.householdLabel, finding.title].filter(Boolean).join(' ')}：${finding.message}`,
  )
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  return [...lines, `错误 ${count('错误')} 条，疑点 ${count('疑点')} 条，提醒 ${count('提醒')} 条`].join('\n')
}
