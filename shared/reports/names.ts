import type { Measure, TableDefinition } from '#shared/measures/define.ts'
import { shippedBook as book } from '#shared/measures/index.ts'

/** Words of a report that are no figures, with what each stands for. */
export const reportWords = {
  乡镇: '乡镇名称',
  单位: '落款单位',
  年份: '截至日期的年份，如 2026',
  上年: '上一年的年份，如 2025',
  月份: '截至日期的月份，如 6',
  季度: '截至日期所在的季度，如 二',
  报告期: '报告所说的期间，如 2026年6月、2026年第二季度、2026年',
  截至日期: '数字截至的日期',
  上期: '与哪一天比，如 上月末、上年末',
  上期日期: '对比日的日期',
  落款日期: '文末的日期',
} as const

export type ReportWord = keyof typeof reportWords

/** Name of a measure in templates: its label without blanks. */
export function measureName({ label }: Pick<Measure, 'label'>): string {
  return label.replaceAll(/\s+/g, '')
}

/** Old names of measures whose label was changed: templates of offices keep them. */
const formerNames: Readonly<Record<string, string>> = {}

const byName = new Map<string, Measure>([
  ...book.measures.flatMap((measure): (readonly [string, Measure])[] => [
    [measure.id, measure],
    [measureName(measure), measure],
  ]),
  ...Object.entries(formerNames).flatMap(([name, id]): (readonly [string, Measure])[] => {
    const measure = book.measures.find((one) => one.id === id)
    return measure ? [[name, measure]] : []
  }),
])

export function measureByName(name: string): Measure | undefined {
  return byName.get(name.replaceAll(/\s+/g, ''))
}

/** Lists of which a row is no person: all tables that count, and of lists only these. */
const openLists: ReadonlySet<string> = new Set(['project', 'lot', 'fundSource', 'village', 'station'])

/** Tables that a report may show: a report is public, so none with a row a person or household. */
export const reportTables: readonly TableDefinition[] = book.tables.filter(
  ({ rows }) => (rows.kind !== 'records' || openLists.has(rows.ledger)) && !(rows.kind === 'made' && rows.by === 'findings'),
)

const tablesByName = new Map(reportTables.flatMap((table) => [table.id, table.label].map((name) => [name.replaceAll(/\s+/g, ''), table])))

export function tableByName(name: string): TableDefinition | undefined {
  return tablesByName.get(name.replaceAll(/\s+/g, ''))
}

/** The name that a wrong one most likely meant; null where none is near. */
export function nearestName(wrong: string, among: 'figures' | 'tables'): string | null {
  const names =
    among === 'tables' ? reportTables.map(({ label }) => label) : [...book.measures.map(measureName), ...Object.keys(reportWords)]
  const scored = names.map((name) => ({ name, score: likeness(wrong.replaceAll(/\s+/g, ''), name) }))
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left))
  return best.score >= 0.4 ? best.name : null
}

/** Twice the characters in common order by the characters of both: 1 for the same word. */
function likeness(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const char of left) {
    const next = [0]
    for (let at = 1; at <= right.length; at += 1) next[at] = char === right[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!)
    row = next
  }
  return (2 * row[right.length]!) / (left.length + right.length)
}
