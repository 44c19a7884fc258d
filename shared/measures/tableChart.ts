import { barRows } from '../charts/barRows.ts'
import type { Amount } from '../charts/barRows.ts'
import { columnChart } from '../charts/columns.ts'
import type { Drawing } from '../charts/drawing.ts'
import { lineChart } from '../charts/lines.ts'
import { mostSeries } from '../charts/tones.ts'
import type { TableAnswer, TableHead, TableRow } from '../ipc/parts/figures.ts'
import { isFigure } from './paperTable.ts'

/** One way to draw a table. `columns` are column ids; the id is safe to hand over. */
export type TableChart = Readonly<{
  id: string
  label: string
  shape: 'stacked' | 'plan' | 'bars' | 'columns' | 'lines'
  columns: readonly string[]
}>

/** More rows would not be read from a drawing. */
const mostRows = 40

/** From more rows on those without a figure are left out. */
const longEnough = 8

/** The drawings that say something about a table, the most telling first: parts of a whole, plan and actual, single columns. */
export function chartsOf(answer: TableAnswer): readonly TableChart[] {
  const rows = drawnRows(answer)
  if (rows.length < 2) return []
  const figures = answer.columns.filter((head) => isFigure(head) && rows.some((row) => valueAt(answer, row, head.id).value !== null))
  const single = figures.map((head): TableChart => ({
    id: `one ${head.id}`,
    label: fullLabel(head),
    shape: singleShape(rows),
    columns: [head.id],
  }))
  const together = isTime(rows) ? [] : stackedOf(figures)
  return [...together, ...plansOf(figures), ...single]
}

/** The drawing, `width` CSS pixels wide. */
export function tableDrawing(answer: TableAnswer, chart: TableChart, width: number): Drawing {
  const rows = drawnRows(answer)
  const heads = chart.columns.flatMap((id) => answer.columns.find((head) => head.id === id) ?? [])
  const amounts = (row: TableRow): readonly Amount[] => heads.map((head) => valueAt(answer, row, head.id))
  const title = `${answer.label}：${chart.label}`
  const unit = heads[0]?.unit ?? (heads[0]?.kind === 'percent' ? '%' : '')
  const series = heads.map((head) => head.label)
  if (chart.shape === 'lines') {
    const courses = heads.map((head) => ({ name: head.label, amounts: rows.map((row) => valueAt(answer, row, head.id)) }))
    return lineChart({ title, unit, labels: rows.map((row) => row.label), courses }, width)
  }
  if (chart.shape === 'columns') {
    const bars = rows.map((row) => {
      const { value, text } = amounts(row)[0] ?? { value: null, text: '' }
      return { label: row.label, text, from: 0, to: value ?? 0, tone: 'first' as const }
    })
    return columnChart({ title, unit, bars, joined: false }, width)
  }
  const shape = chart.shape === 'plan' ? 'beside' : 'stacked'
  const all = rows.map((row) => ({ label: row.label, amounts: amounts(row) }))
  const told = all.length > longEnough ? all.filter((row) => row.amounts.some(({ value }) => value !== null && value !== 0)) : all
  return barRows({ title, series, unit, rows: told, shape, omitted: all.length - told.length }, width)
}

/** Without totals, and without the 其中 of another row. */
function drawnRows(answer: TableAnswer): readonly TableRow[] {
  const body = answer.rows.filter((row) => !row.total)
  const least = Math.min(...body.map((row) => row.indent ?? 0))
  return body.filter((row) => (row.indent ?? 0) === least).slice(0, mostRows)
}

/** The number as it is written, so that 万元 are drawn as 万元. */
function valueAt(answer: TableAnswer, row: TableRow, column: string): Amount {
  const index = answer.columns.findIndex((head) => head.id === column)
  const text = row.cells[index]?.text ?? ''
  const value = Number(text.replace(/,/g, ''))
  return { value: text === '' || Number.isNaN(value) ? null : value, text }
}

function fullLabel(head: TableHead): string {
  const name = head.group ? `${head.group} ${head.label}` : head.label
  return head.unit ? `${name}（${head.unit}）` : name
}

/** Columns under one head in one unit are parts of a whole, unless one of them is the whole. */
function stackedOf(figures: readonly TableHead[]): readonly TableChart[] {
  const groups = new Map<string, TableHead[]>()
  for (const head of figures) {
    if (!head.group || head.kind === 'percent' || isWhole(head)) continue
    const key = `${head.group} ${head.unit ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), head])
  }
  return [...groups.values()]
    .filter((heads) => heads.length > 1 && heads.length <= mostSeries)
    .map((heads) => {
      const [first] = heads
      const unit = first!.unit ? `（${first!.unit}）` : ''
      return { id: `parts ${first!.id}`, label: `${first!.group}的构成${unit}`, shape: 'stacked', columns: heads.map((head) => head.id) }
    })
}

function isWhole(head: TableHead): boolean {
  return /合计|小计|总计|^计$|^总/.test(head.label) || /^(total|all)$/i.test(head.id)
}

const planned = /计划|预算|下达|批复|指标|规模|安排|应收|目标|合同/
const done = /支付|支出|实际|完成|拨付|实收|已付|到位/

/** A planned amount and what was done of it: paid before anything else that counts as done. */
function plansOf(figures: readonly TableHead[]): readonly TableChart[] {
  const money = figures.filter((head) => head.kind === 'money' || head.kind === 'quantity')
  const plan = money.find((head) => planned.test(head.label) && !done.test(head.label))
  if (!plan) return []
  const actual = money.filter((head) => done.test(head.label) && !planned.test(head.label) && head.unit === plan.unit)
  const paidFirst = [...actual].sort((a, b) => Number(b.label.includes('支付')) - Number(a.label.includes('支付')))
  return paidFirst.map((head) => ({
    id: `plan ${plan.id} ${head.id}`,
    label: `${plan.label}与${head.label}`,
    shape: 'plan',
    columns: [plan.id, head.id],
  }))
}

function singleShape(rows: readonly TableRow[]): TableChart['shape'] {
  if (isTime(rows)) return 'lines'
  return isRange(rows) ? 'columns' : 'bars'
}

/** Years, months, quarters. */
function isTime(rows: readonly TableRow[]): boolean {
  const dated = rows.filter((row) => /^\d{4}(年|-|\.|$)/.test(row.label))
  return dated.length >= 2 && dated.length >= rows.length - 1
}

/** Bands of income or age, in their order. */
function isRange(rows: readonly TableRow[]): boolean {
  const bands = rows.filter((row) => /\d/.test(row.label) && /[-—–~～至<>≤≥]|以上|以下|不足|不满|未满/.test(row.label))
  return rows.length <= 16 && bands.length >= 2 && bands.length >= rows.length - 1
}

/** A drawing as numbers, for programs that draw by themselves (Word). */
export type ChartData = Readonly<{
  title: string
  shape: TableChart['shape']
  labels: readonly string[]
  series: readonly Readonly<{ name: string; values: readonly (number | null)[] }>[]
}>

export function chartData(answer: TableAnswer, chart: TableChart): ChartData {
  const rows = drawnRows(answer)
  const counts = (row: TableRow): boolean => chart.columns.some((id) => (valueAt(answer, row, id).value ?? 0) !== 0)
  const told = rows.length > longEnough && chart.shape !== 'lines' ? rows.filter(counts) : rows
  const heads = chart.columns.flatMap((id) => answer.columns.find((head) => head.id === id) ?? [])
  const series = heads.map((head) => ({ name: fullLabel(head), values: told.map((row) => valueAt(answer, row, head.id).value) }))
  return { title: `${answer.label}：${chart.label}`, shape: chart.shape, labels: told.map((row) => row.label), series }
}
