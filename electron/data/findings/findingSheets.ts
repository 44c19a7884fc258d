import type { ColumnSpec, SheetSpec } from '#data/excel/sheetSpec.ts'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import { countsOf } from './findingSummary.ts'

/** 整改清单: a summary by village and by rule, then a sheet a village with room for what was done. */
export function findingSheets(findings: readonly FindingRow[], office: string, today: string): readonly SheetSpec[] {
  const villages = findingsByVillage(findings)
  const notes = [`检查日期：${today}`, '清单含个人信息，仅供核实整改使用，请勿外传。']
  return [
    summarySheet('分村汇总', `${office}疑点整改汇总（分村）`, villages, notes),
    summarySheet('分规则汇总', `${office}疑点整改汇总（分规则）`, rulesOf(findings), notes),
    ...villages.map(([village, mine]) => villageSheet(village, office, mine, notes)),
  ]
}

type Group = readonly [label: string, findings: readonly FindingRow[]]

/** In the order of the villages' names, those of no village last; within a village as they were. */
export function findingsByVillage(findings: readonly FindingRow[]): readonly Group[] {
  const groups = new Map<string, FindingRow[]>()
  for (const finding of findings) {
    const mine = groups.get(finding.villageLabel) ?? []
    mine.push(finding)
    groups.set(finding.villageLabel, mine)
  }
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([village, mine]): Group => [village || '未分村', mine])
}

function rulesOf(findings: readonly FindingRow[]): readonly Group[] {
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort()
  return rules.map((rule) => {
    const mine = findings.filter((finding) => finding.rule === rule)
    return [`${rule} ${mine[0]!.ruleTitle}`, mine]
  })
}

function summarySheet(name: string, title: string, groups: readonly Group[], notes: readonly string[]): SheetSpec {
  const row = (label: string, list: readonly FindingRow[]): readonly (string | number)[] => {
    const { errors, doubts, reminders } = countsOf(list.map((finding) => [finding.severity, 1]))
    const households = new Set(list.flatMap((finding) => finding.household ?? [])).size
    return [label, list.length, errors, doubts, reminders, households]
  }
  return {
    name,
    title,
    columns: [
      column('group', name === '分村汇总' ? '行政村' : '规则', 30, 'text'),
      ...['合计', '错误', '疑点', '提醒', '涉及户数'].map((header) => column(header, header, 10, 'integer')),
    ],
    rows: groups.map(([label, list]) => row(label, list)),
    totals: row(
      '合计',
      groups.flatMap(([, list]) => [...list]),
    ),
    notes,
  }
}

function villageSheet(name: string, office: string, findings: readonly FindingRow[], notes: readonly string[]): SheetSpec {
  return {
    name,
    title: `${office}${name}疑点整改清单`,
    columns: [
      column('no', '序号', 6, 'integer'),
      column('household', '户主', 10, 'text'),
      column('title', '对象', 12, 'text'),
      column('severity', '级别', 6, 'text'),
      column('rule', '规则', 24, 'text'),
      column('field', '项目', 16, 'text'),
      column('value', '现登记', 18, 'text'),
      column('message', '问题', 44, 'text'),
      column('helpers', '帮扶责任人', 14, 'text'),
      ...['核实情况', '整改结果', '核实人', '整改日期'].map((header) => column(header, header, header.length > 3 ? 16 : 10, 'text')),
    ],
    rows: findings.map((finding, index) => [
      index + 1,
      finding.householdLabel,
      finding.title,
      finding.severity,
      `${finding.rule} ${finding.ruleTitle}`,
      finding.fieldLabel,
      finding.value,
      finding.message,
      finding.helpers,
      '',
      '',
      '',
      '',
    ]),
    notes,
    freeze: 3,
    landscape: true,
  }
}

function column(key: string, header: string, width: number, kind: ColumnSpec['kind']): ColumnSpec {
  return { key, header, width, kind }
}
