import { isSignature, noteKind, totalKind } from '#shared/importing/rowKinds.ts'
import { isNameLike, isNumber, lookOf, rolesOf, subjectsOf, type OutsideColumn, type Subject } from './outsideColumns.ts'
import type { OutsideRole } from './outsideRoles.ts'
import { villageKey } from './personKeys.ts'

/** The first rows of a sheet as texts, blank cells ''. */
export type SheetHead = Readonly<{ sheet: string; rows: readonly (readonly string[])[] }>

/** How a sheet of a foreign list is read. Rows are as Excel numbers them. */
export type OutsideTable = Readonly<{
  sheet: string
  /** Texts above the header, joined by blanks. */
  title: string
  /** null: the list has no header. */
  headerRows: readonly [number, number] | null
  firstRow: number
  columns: readonly OutsideColumn[]
  subjects: readonly Subject[]
}>

export type TableWish = Readonly<{
  villages: readonly string[]
  /** What a person said of columns, by index; null: says nothing of the person. */
  roles?: Readonly<Record<number, OutsideRole | null>>
}>

/** Finds header and columns of a list; null where no column names persons (a cover, notes, figures). */
export function findOutsideTable({ sheet, rows }: SheetHead, { villages, roles: told = {} }: TableWish): OutsideTable | null {
  const width = Math.min(
    200,
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  )
  const first = firstDataRow(rows, width)
  if (first === null) return null
  const top = headerTop(rows, first)
  const keys = new Set(villages.map(villageKey))
  const below = rows.slice(first)
  const looks = Array.from({ length: width }, (_, index) =>
    lookOf(
      index,
      headingOf(rows.slice(top, first), index),
      below.map((row) => row[index] ?? ''),
      keys,
    ),
  )
  const found = rolesOf(looks)
  const columns = looks
    .filter(({ heading, samples }) => heading !== '' || samples.length > 0)
    .map(({ index, heading, samples }) => ({
      index,
      heading,
      samples,
      role: told[index] === undefined ? (found.get(index) ?? null) : told[index],
    }))
  const subjects = subjectsOf(columns)
  if (subjects.length === 0 && Object.keys(told).length === 0) return null
  const title = rows
    .slice(0, top)
    .flat()
    .filter((text) => text.trim() !== '')
    .join(' ')
  return { sheet, title, headerRows: top < first ? [top + 1, first] : null, firstRow: first + 1, columns, subjects }
}

/**
 * A column of numbers begins where its first number stands. A list without numbers begins below the last row, among the
 * first, that says 姓名 or the like.
 */
function firstDataRow(rows: readonly (readonly string[])[], width: number): number | null {
  let first: number | null = null
  for (let column = 0; column < width; column += 1) {
    const filled = rows.flatMap((row, index) => ((row[column] ?? '').trim() === '' ? [] : [index]))
    const numbers = filled.filter((index) => isNumber(rows[index]![column]!.trim()))
    const begin = numbers[0]
    if (begin === undefined) continue
    const below = filled.filter((index) => index >= begin)
    if (numbers.length >= below.length * 0.5 && (first === null || begin < first)) first = begin
  }
  return withNumbersMissing(rows, first) ?? belowHeader(rows)
}

/** The first persons of the list may be those whose number is missing: what stands right below the header is data. */
function withNumbersMissing(rows: readonly (readonly string[])[], first: number | null): number | null {
  const below = belowHeader(rows)
  return first !== null && below !== null && below < first ? below : first
}

function belowHeader(rows: readonly (readonly string[])[]): number | null {
  const limit = Math.min(rows.length, 15)
  for (let row = limit - 1; row >= 0; row -= 1) if (isHeading(rows[row]!)) return afterUnits(rows, row + 1)
  const data = rows.findIndex((row) => row.some((cell) => isNameLike(cell.trim())) && row.filter((cell) => cell.trim() !== '').length >= 2)
  return data < 0 ? null : data
}

/** Rows of units or column numbers below the names of the columns. */
function afterUnits(rows: readonly (readonly string[])[], from: number): number {
  let row = from
  while (row < rows.length && row < from + 2 && !rows[row]!.some((cell) => isNameLike(cell.trim()) || isNumber(cell.trim()))) row += 1
  return row < rows.length ? row : from
}

const whoWords = /姓名|身份证|证件号|公民身份|户主|车主|权利人|经营者|法定代表人|^(?:所有人|成员|学生)$/
const headingWords =
  /性别|出生|电话|村|社区|组别?$|序号|住址|地址|号$|号码|日期|时间|年月|金额|标准|备注|单位|部门|类[别型]|状态|原因|名称|等级|年级|学校|品牌|面积|编号|年度|是否/

/** A word for a person among words that are headings: data rows hold names, numbers and places instead. */
function isHeading(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.replace(/\s/g, '')).filter((cell) => cell !== '')
  const known = filled.filter((cell) => whoWords.test(cell) || headingWords.test(cell))
  const isShort = known.every((cell) => cell.length <= 20 && !/\d{4}/.test(cell))
  return isShort && known.length >= 2 && known.length >= filled.length * 0.5 && known.some((cell) => whoWords.test(cell))
}

/** Header rows are those above the data that hold several texts; what stands alone above is a title. */
function headerTop(rows: readonly (readonly string[])[], first: number): number {
  let top = first
  while (top > 0 && first - top < 4) {
    const filled = rows[top - 1]!.filter((cell) => cell.trim() !== '')
    const isLabels = filled.length > 0 && filled.every((cell) => /[:：]/.test(cell))
    if (filled.length < 2 || isLabels || filled.some((cell) => isNumber(cell.trim()))) break
    top -= 1
  }
  return top
}

/** Group words above hold for the columns to their right until the next word, where the row below goes on. */
function headingOf(header: readonly (readonly string[])[], column: number): string {
  const parts: string[] = []
  header.forEach((row, level) => {
    const own = (row[column] ?? '').trim()
    const isLast = level === header.length - 1
    const text = own !== '' || isLast ? own : groupWord(row, header[level + 1] ?? [], column)
    if (text !== '' && parts.at(-1) !== text) parts.push(text.replace(/\s+/g, ''))
  })
  return parts.join('/')
}

function groupWord(row: readonly string[], below: readonly string[], column: number): string {
  if ((below[column] ?? '').trim() === '') return ''
  for (let left = column - 1; left >= 0; left -= 1) {
    const word = (row[left] ?? '').trim()
    // A column of its own (two rows merged) ends the group.
    if (word !== '') return (below[left] ?? '').trim() === '' ? '' : word
  }
  return ''
}

/** Rows that name nobody: totals, notes, signatures, the header printed again on the next page. */
export function isPersonRow(table: OutsideTable, cells: readonly string[]): boolean {
  const texts = cells.filter((cell) => cell !== '')
  if (texts.length === 0) return false
  if (texts.slice(0, 3).some((text) => totalKind(text) !== null) || noteKind(texts[0]!) !== null) return false
  if (texts.length <= 8 && texts.some(isSignature)) return false
  return !table.subjects.some(({ name, idCard }) => isHeadingCell(table, name, cells) || isHeadingCell(table, idCard, cells))
}

function isHeadingCell(table: OutsideTable, column: number | null, cells: readonly string[]): boolean {
  if (column === null || !cells[column]) return false
  const heading = table.columns.find(({ index }) => index === column)?.heading ?? ''
  return heading !== '' && heading.split('/').at(-1) === cells[column].replace(/\s+/g, '')
}
