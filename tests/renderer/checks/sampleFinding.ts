import type { ChecksSummary, FindingRow } from '#shared/ipc/parts/checks.ts'

/** The n-th finding of an invented file: a member of household n. */
export function sampleFinding(n: number, values: Partial<FindingRow> = {}): FindingRow {
  return {
    rule: 'R050',
    ruleTitle: '基本医疗未保障',
    severity: '错误',
    ledger: 'member',
    record: `m${n}`,
    title: `成员${n}`,
    field: 'hasResidentMedical',
    fieldLabel: '是否参加城乡居民基本医疗保险',
    value: '否',
    message: `成员${n}没有参加医保`,
    mend: null,
    household: `h${n}`,
    householdLabel: `户主${n}`,
    village: 'v1',
    villageLabel: '梅湾村',
    helpers: '',
    excuse: null,
    ...values,
  }
}

export function sampleSummary(count: number, excused = 0): ChecksSummary {
  const group = '社会保障' as const
  const byRule = count > 0 ? [{ rule: 'R050', title: '基本医疗未保障', group, severity: '错误' as const, count }] : []
  const byVillage = count > 0 ? [{ id: 'v1', label: '梅湾村', errors: count, doubts: 0, reminders: 0 }] : []
  return { today: '2026-03-02', rules: 121, excused, errors: count, doubts: 0, reminders: 0, byRule, byVillage, byHelper: [] }
}
