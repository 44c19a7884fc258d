import type { ChecksFilter, ChecksSummary, FindingRow } from '#shared/ipc/parts/checks.ts'

/** What people chose on the left: kept together with its words, so that the chips above the list need no lookup. */
export type Choice = Readonly<{
  rule?: string
  severity?: Severity
  village?: Named
  helper?: Named
  text?: string
  /** true: those that were explained. */
  excused?: boolean
}>
/** `id` null: of no village, of nobody. */
export type Named = Readonly<{ id: string | null; label: string }>

export type Severity = FindingRow['severity']

export const severityList = ['错误', '疑点', '提醒'] as const

/** One line each for whoever sees the words for the first time. */
export const severityMeaning = {
  错误: '要改正',
  疑点: '要核实，属实的可以说明',
  提醒: '没有错，到期要办',
} as const satisfies Record<Severity, string>

export const severityCount = { 错误: 'errors', 疑点: 'doubts', 提醒: 'reminders' } as const

export function filterOf(choice: Choice): ChecksFilter {
  const { rule, severity, village, helper, text, excused } = choice
  return {
    ...(rule ? { rule } : {}),
    ...(severity ? { severity } : {}),
    ...(village ? { village: village.id } : {}),
    ...(helper ? { helper: helper.id } : {}),
    ...(text?.trim() ? { text: text.trim() } : {}),
    ...(excused ? { excused: true } : {}),
  }
}

/** Which finding a row is: the same before and after a new check. */
export function keyOf(finding: Pick<FindingRow, 'rule' | 'ledger' | 'record' | 'field'>): string {
  return `${finding.rule} ${finding.ledger} ${finding.record} ${finding.field ?? ''}`
}

export type Chip = Readonly<{ key: keyof Choice; text: string }>

/** The choices that narrow the list, in words. */
export function chipsOf(choice: Choice, ruleTitle: (id: string) => string): readonly Chip[] {
  return [
    ...(choice.severity ? [{ key: 'severity' as const, text: choice.severity }] : []),
    ...(choice.rule ? [{ key: 'rule' as const, text: `规则：${ruleTitle(choice.rule)}` }] : []),
    ...(choice.village ? [{ key: 'village' as const, text: `行政村：${choice.village.label}` }] : []),
    ...(choice.helper
      ? [{ key: 'helper' as const, text: choice.helper.id === null ? choice.helper.label : `帮扶责任人：${choice.helper.label}` }]
      : []),
    ...(choice.text?.trim() ? [{ key: 'text' as const, text: `含“${choice.text.trim()}”` }] : []),
  ]
}

export function without(choice: Choice, key: keyof Choice): Choice {
  const { [key]: _, ...rest } = choice
  return rest
}

export function openCount(summary: ChecksSummary): number {
  return summary.errors + summary.doubts + summary.reminders
}

/** Where the focus belongs after the rows changed: with its finding; where that is gone, on what came into its place. */
export function followFocus(
  focus: Readonly<{ index: number; key: string | null }>,
  total: number,
  loaded: readonly Readonly<{ index: number; key: string }>[],
): Readonly<{ index: number; key: string | null }> {
  if (total === 0) return { index: 0, key: null }
  const index = Math.min(focus.index, total - 1)
  const here = loaded.find((entry) => entry.index === index)
  if (!here) return { index, key: focus.index === index ? focus.key : null }
  if (focus.key === null || here.key === focus.key) return { index, key: here.key }
  const moved = loaded.find((entry) => entry.key === focus.key)
  return moved ?? { index, key: here.key }
}
