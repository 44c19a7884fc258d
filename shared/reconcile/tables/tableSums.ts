import { mayOverlap } from '../evidence.ts'
import { shown } from '../figures.ts'
import { joined, nothing, type Judged } from '../finding.ts'
import type { ReportText } from '../reportText.ts'
import { gridOf, type CellNumber, type Grid, type GridRow } from './grid.ts'

/** 合计 and 小计 rows and columns of tables. Places are those of the report's own text. */
export function judgeTables({ text, tables }: ReportText): Judged {
  return joined(
    tables.map((table) => {
      const grid = gridOf(text, table)
      return joined([judgeTotalRows(grid), judgeTotalColumns(grid)])
    }),
  )
}

const totalWord = /(?:合计|总计|共计|总合计|全[镇乡县市]总?计?)$/
const subtotalWord = /小计$/
const isTotal = ({ label }: GridRow): boolean => totalWord.test(bare(label))
const isSubtotal = ({ label }: GridRow): boolean => subtotalWord.test(bare(label))
/** What says how much or which, and is not added up. */
const notAdded = /序号|编号|年度|年份|时间|日期|电话|证号|号码|率|占比|比例|比重|%|均|单价|标准|排名|名次|得分|评分|次序|代码|海拔/

function bare(label: string): string {
  return label.replaceAll(/[\s:：（(].*$|[、.．\d]/g, '')
}

function judgeTotalRows(grid: Grid): Judged {
  return joined(
    grid.rows.flatMap((row, index) => {
      if (!isTotal(row) && !isSubtotal(row)) return []
      const columns = [...row.numbers.keys()].filter((column) => !notAdded.test(grid.heads[column]!))
      const ways = waysOf(grid.rows, index).map((parts) => columns.map((column) => sumOf(parts, column)))
      return [judgeRow(grid, row, { columns, ways })]
    }),
  )
}

/** Sets of rows that a total may be the sum of: all above, those since the last total, the subtotals, those below. */
function waysOf(rows: readonly GridRow[], at: number): readonly (readonly GridRow[])[] {
  const isDetail = (row: GridRow): boolean => !isTotal(row) && !isSubtotal(row) && !row.label.startsWith('其中')
  const above = rows.slice(0, at)
  const below = rows.slice(at + 1)
  const sinceTotal = above.slice(lastIndexOf(above, isTotal) + 1)
  const sinceAny = above.slice(lastIndexOf(above, (row) => isTotal(row) || isSubtotal(row)) + 1)
  const next = below.findIndex((row) => isTotal(row) || isSubtotal(row))
  const untilAny = next < 0 ? below : below.slice(0, next)
  const isSmall = isSubtotal(rows[at]!)
  const ways = isSmall
    ? [sinceAny.filter(isDetail), untilAny.filter(isDetail)]
    : [sinceTotal.filter(isDetail), above.filter(isSubtotal), below.filter(isDetail), below.filter(isSubtotal), untilAny.filter(isDetail)]
  return ways.filter((parts) => parts.length > 1)
}

function lastIndexOf(rows: readonly GridRow[], fits: (row: GridRow) => boolean): number {
  return rows.reduce((last, row, index) => (fits(row) ? index : last), -1)
}

type Sum = Readonly<{ value: bigint; parts: readonly CellNumber[] }>

function sumOf(rows: readonly GridRow[], column: number): Sum {
  const parts = rows.flatMap(({ numbers }) => numbers.get(column) ?? [])
  return { value: parts.reduce((sum, { value }) => sum + value, 0n), parts }
}

type Ways = Readonly<{ columns: readonly number[]; ways: readonly (readonly Sum[])[] }>

/** Each column may be made its own way; what fits none is held against the way that fits most. */
function judgeRow(grid: Grid, row: GridRow, { columns, ways }: Ways): Judged {
  const fits = (way: readonly Sum[], index: number): boolean => {
    const { value, parts } = way[index]!
    return parts.length > 1 && value === row.numbers.get(columns[index]!)!.value
  }
  const scores = ways.map((way) => columns.filter((_, index) => fits(way, index)).length)
  const best = ways[scores.indexOf(Math.max(...scores))]
  if (!best) return nothing
  return joined(
    columns.map((column, index) => {
      const total = row.numbers.get(column)!
      const right = ways.find((way) => fits(way, index))
      if (right) return held(total, right[index]!.parts)
      const isTrusted = Math.max(...scores) > 0
      return wrong(grid, total, { ...best[index]!, isTrusted, where: `“${row.label}”行` })
    }),
  )
}

type Wrong = Sum & Readonly<{ isTrusted: boolean; where: string }>

function wrong(grid: Grid, total: CellNumber, { value, parts, isTrusted, where }: Wrong): Judged {
  if (parts.length < 2) return nothing
  const gap = value > total.value ? value - total.value : total.value - value
  // Where no other column adds up either, only what is near is meant as a sum.
  if (!isTrusted && gap * 3n > (total.value < 0n ? -total.value : total.value)) return nothing
  const head = grid.heads[total.column]!
  if (value > total.value && mayOverlap.test(grid.title + head + where)) return nothing
  const recomputed = shown(value) + total.unit
  const message = `${where}“${head}”：各项相加＝${recomputed}，表中是 ${total.quote}，相差 ${shown(gap)}。`
  return {
    sums: [{ ...spanOf([total]), printed: total.quote, recomputed, ok: false, places: [] }],
    remarks: [{ severity: '错误', kind: 'sum', start: total.start, end: total.end, printed: total.quote, recomputed, message }],
  }
}

function held(total: CellNumber, parts: readonly CellNumber[]): Judged {
  const places = [...parts, total].map(({ start, end }) => ({ start, end }))
  return { sums: [{ ...spanOf([total]), printed: total.quote, recomputed: total.quote, ok: true, places }], remarks: [] }
}

function spanOf([first]: readonly [CellNumber]): Readonly<{ start: number; end: number }> {
  return { start: first.start, end: first.end }
}

const totalHead = /(?:合计|小计|总计|共计|总数|总[户人]数|总投资|总额|总金额|总人口|总面积)(?:[（(][^）)]*[）)])?$/

/** A column named as a total, where most rows show which columns beside it make it up: the other rows have to agree. */
function judgeTotalColumns(grid: Grid): Judged {
  const added = grid.heads.map((head, column) => !notAdded.test(head) && grid.rows.some(({ numbers }) => numbers.has(column)))
  return joined(grid.lowest.flatMap((head, column) => (totalHead.test(head) && added[column] ? [judgeColumn(grid, column, added)] : [])))
}

function judgeColumn(grid: Grid, column: number, added: readonly boolean[]): Judged {
  const rows = grid.rows.filter(({ numbers }) => numbers.has(column))
  const ranges = rangesBeside(column, added).map((columns) => {
    const told = rows.map((row) => ({ row, sum: acrossOf(row, columns) })).filter(({ sum }) => sum.parts.length > 1)
    const right = told.filter(({ row, sum }) => sum.value === row.numbers.get(column)!.value).length
    return { told, right }
  })
  const best = [...ranges].sort((a, b) => b.right - a.right)[0]
  if (!best || best.right < 2 || best.right * 3 < best.told.length * 2) return nothing
  return joined(
    best.told.map(({ row, sum }) => {
      const total = row.numbers.get(column)!
      return sum.value === total.value ? held(total, sum.parts) : wrong(grid, total, { ...sum, isTrusted: true, where: `“${row.label}”行` })
    }),
  )
}

function acrossOf({ numbers }: GridRow, columns: readonly number[]): Sum {
  const parts = columns.flatMap((column) => numbers.get(column) ?? [])
  return { value: parts.reduce((sum, { value }) => sum + value, 0n), parts }
}

/** Two to twelve columns right behind or right before. */
function rangesBeside(column: number, added: readonly boolean[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: 11 }, (_, index) => index + 2)
  const runs = lengths.flatMap((length) => [
    Array.from({ length }, (_, index) => column + 1 + index),
    Array.from({ length }, (_, index) => column - length + index),
    // 户 and 人 side by side under each head: every second column.
    Array.from({ length }, (_, index) => column + 2 * (index + 1)),
  ])
  return runs.filter((columns) => columns.every((at) => added[at] === true))
}
