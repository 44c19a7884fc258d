import type { CoreContext } from '#data/core/context.ts'
import { summarizeFindings } from '#data/findings/findingSummary.ts'
import { findingsAtOnce } from '#data/findings/upToDate.ts'
import type { ReportLine, ReportWarning } from '#shared/ipc/parts/reports.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { shippedRules } from '#shared/rules/index.ts'
import type { MadeReport } from '#shared/reports/madeReport.ts'

/** What is doubtful about a report. `checked` false: the findings of the file are not known yet. */
export type Warnings = Readonly<{ warnings: readonly ReportWarning[]; checked: boolean }>

const mostRules = 12

export function warningsOf(context: CoreContext, lines: readonly ReportLine[], report: MadeReport): Warnings {
  const unsaid = report.figures.filter(({ text }) => text === '—')
  const missing = [...new Set(unsaid.map(({ name }) => name))].map((name) => ({
    kind: '没有数' as const,
    message: `“${name}”算不出来，文中写成了“—”。可以在模板里给这句话加上条件。`,
  }))
  const findings = findingsAbout(context, report)
  return { warnings: [...sumWarnings(textOf(lines)), ...missing, ...(findings ?? [])], checked: findings !== null }
}

/** The text of a report, a line a paragraph, without its tables. */
export function textOf(lines: readonly ReportLine[]): string {
  return lines
    .filter(({ kind }) => kind !== 'table' && kind !== 'chart')
    .map(({ pieces }) => pieces.map(({ text }) => text).join(''))
    .join('\n')
}

function sumWarnings(text: string): readonly ReportWarning[] {
  return reconcile(text).findings.map(({ quote, message }) => ({ kind: '核数', message: `“${quote.trim()}”：${message}` }))
}

/** Open findings of rules that look at a ledger of which the report counts something; null while the file is not checked. */
function findingsAbout(context: CoreContext, { figures }: MadeReport): readonly ReportWarning[] | null {
  const summary = findingsAtOnce(context, shippedRules, (reading) => summarizeFindings(reading, reading.today))
  if (!summary) return null
  const ledgers = new Set(figures.flatMap(({ measure }) => ledgersOf(measure)))
  const about = summary.byRule.filter(({ rule, severity }) => severity !== '提醒' && looksAt(rule, ledgers))
  const most = [...about].sort((a, b) => Number(b.severity === '错误') - Number(a.severity === '错误') || b.count - a.count)
  return most.slice(0, mostRules).map(({ rule, title, severity, count }) => ({
    kind: '疑点',
    rule,
    message: `${title}：${count} 处${severity}没有处理，可能影响文中的数字。`,
  }))
}

function looksAt(id: string, ledgers: ReadonlySet<string>): boolean {
  const rule = shippedRules.find((one) => one.id === id)
  return rule !== undefined && [rule.root, ...rule.reads].some((ledger) => ledgers.has(ledger))
}

function ledgersOf(id: string): readonly string[] {
  const of = book.measures.find((measure) => measure.id === id)?.of
  if (!of) return []
  if ('ledger' in of) return [of.ledger]
  return ('ratio' in of ? of.ratio : [...of.plus, ...(of.minus ?? [])]).flatMap(ledgersOf)
}
