import type { SheetOptions, TestCell } from '#tests/shared/importing/sheetBuilder.ts'
import type { Column, Expected } from './columns.ts'
import { below, beside } from './combine.ts'
import { captionOf, lastLines, pageFoot } from './oddities.ts'
import { kinds, layoutOf, type Kind, type Layout } from './layouts.ts'
import { randomOf, type Random } from './random.ts'
import { township, type House } from './township.ts'

/** A sheet with what has to be read from it. Rows are as Excel numbers them, columns from 0. */
export type MadeSheet = Readonly<{ name: string; rows: readonly (readonly TestCell[])[]; options: SheetOptions; truth: readonly Truth[] }>
export type Truth = Readonly<{
  kind: string
  headerRows: readonly [number, number]
  columns: ReadonlyMap<number, Readonly<{ expected: Expected; isOdd: boolean; path: readonly string[] }>>
  /** Rows that carry a record; every other one below the header carries none. */
  records: ReadonlySet<number>
}>
export type MadeFile = Readonly<{ seed: number; file: string; sheets: readonly MadeSheet[] }>

/** One workbook of one office. */
export function workbookOf(seed: number, wanted?: Kind): MadeFile {
  const random = randomOf(seed)
  const kind = wanted ?? random.pick(kinds)
  const houses = township(random, random.whole(3, 12))
  const layout = layoutOf(random, kind)
  const sheets: MadeSheet[] = [...asides(random, 'before')]
  if (random.chance(0.15)) {
    for (const village of new Set(houses.map((house) => house.village)))
      sheets.push(sheetOf(random, layout, { name: village, houses: houses.filter((house) => house.village === village) }))
  } else sheets.push(tablesOf(random, layout, houses))
  sheets.push(...asides(random, 'after'))
  return { seed, file: `${random.whole(1, 12)}-${layout.title}${random.pick(['', '(终版)', '_20250902', ' (22)'])}.xlsx`, sheets }
}

/** One table, seldom two of them on one sheet. */
function tablesOf(random: Random, layout: Layout, houses: readonly House[]): MadeSheet {
  const name = random.pick(['Sheet1', '花名册', '台账', '明细表', '表1'])
  const made = sheetOf(random, layout, { name, houses })
  const another = (): MadeSheet => sheetOf(random, layoutOf(random, random.pick(['houses', 'roster', 'members'])), { name, houses })
  if (random.chance(0.07)) return below(made, random.chance(0.3) ? below(another(), another()) : another())
  if (random.chance(0.07) && layout.kind !== 'spread' && layout.columns.length < 16)
    return beside(made, sheetOf(random, layout, { name, houses: township(random, 4) }))
  return made
}

type Page = { rows: TestCell[][]; merges: string[]; hiddenRows: number[]; records: Set<number> }

function sheetOf(random: Random, layout: Layout, { name, houses }: Readonly<{ name: string; houses: readonly House[] }>): MadeSheet {
  const left = random.pick([0, 0, 0, 0, 1, 2])
  const page: Page = { rows: [], merges: [], hiddenRows: [], records: new Set() }
  for (let blank = random.pick([0, 0, 0, 1, 2]); blank > 0; blank -= 1) page.rows.push([])
  writeTitle(random, layout, page, left)
  if (random.chance(0.05)) page.rows.push([])
  const top = page.rows.length
  const isWrittenOut = random.chance(0.06)
  const header = headerRows(layout.columns, isWrittenOut)
  const areMerged = !isWrittenOut && (random.chance(0.8) || header.length > 2)
  writeHeader(page, { header, columns: layout.columns, left, areMerged })
  const truth: Truth = {
    kind: layout.kind,
    headerRows: [top + 1, top + header.length],
    columns: new Map(layout.columns.map(({ expected, isOdd, path }, index) => [left + index, { expected, isOdd, path }])),
    records: page.records,
  }
  if (random.chance(0.12))
    page.rows.push(
      shift(
        layout.columns.map((_, index) => index + 1),
        left,
      ),
    )
  writeBody(random, layout, page, { houses, left, header, top })
  writeEnd(random, layout, page, left)
  const hiddenColumns = random.chance(0.15) ? random.some([...truth.columns.keys()], 2) : []
  return { name, rows: page.rows, options: { merges: page.merges, hiddenColumns, hiddenRows: page.hiddenRows }, truth: [truth] }
}

function writeTitle(random: Random, layout: Layout, page: Page, left: number): void {
  const width = layout.columns.length
  const wide = (text: string): void => {
    if (random.chance(0.85)) page.merges.push(range(page.rows.length, left, page.rows.length, left + width - 1))
    page.rows.push(shift([text], left))
  }
  if (random.chance(0.8)) wide(`${random.pick(['示例县', '示例镇', ''])}${layout.title}`)
  if (random.chance(0.15)) wide(random.pick(['（2025年6月）', '填报时间：2025年6月30日', '附件2']))
  const lineEnd = Array.from({ length: Math.max(0, width - 2) }, (): TestCell => null)
  if (random.chance(0.3))
    page.rows.push(
      shift(
        [
          random.pick(['填报单位：示例镇人民政府', '填报单位（盖章）：示例镇']),
          ...lineEnd,
          random.pick(['单位：元、亩', '单位：亩、元', null]),
        ],
        left,
      ),
    )
}

/** Headings from the outermost group down, one row a level; a group stands in its first column, seldom in each. */
function headerRows(columns: readonly Column[], isWrittenOut: boolean): readonly (readonly TestCell[])[] {
  const depth = Math.max(...columns.map((column) => column.path.length))
  return Array.from({ length: depth }, (_, level) =>
    columns.map((column, index): TestCell => (continues(columns, index, level) && !isWrittenOut ? null : (column.path[level] ?? null))),
  )
}

/** The column lies under the same group as the one before it. */
function continues(columns: readonly Column[], index: number, level: number): boolean {
  const [before, column] = [columns[index - 1], columns[index]]
  if (!before || !column || level >= column.path.length - 1 || level >= before.path.length - 1) return false
  return before.path.slice(0, level + 1).join('/') === column.path.slice(0, level + 1).join('/')
}

type Head = Readonly<{ header: readonly (readonly TestCell[])[]; columns: readonly Column[]; left: number; areMerged: boolean }>

function writeHeader(page: Page, { header, columns, left, areMerged }: Head): void {
  const top = page.rows.length
  const depth = header.length
  columns.forEach((column, index) => {
    for (let level = 0; level < column.path.length; level += 1) {
      if (continues(columns, index, level)) continue
      let last = index
      while (continues(columns, last + 1, level)) last += 1
      const bottom = level === column.path.length - 1 ? depth - 1 : level
      if (areMerged && (last > index || bottom > level)) page.merges.push(range(top + level, left + index, top + bottom, left + last))
    }
  })
  page.rows.push(...header.map((row) => shift(row, left)))
}

type Body = Readonly<{ houses: readonly House[]; left: number; header: readonly (readonly TestCell[])[]; top: number }>

function writeBody(random: Random, layout: Layout, page: Page, { houses, left, header, top }: Body): void {
  const width = layout.columns.length
  const hasSubtotals = random.chance(0.12)
  const pageOf = random.chance(0.1) && houses.length > 5 ? 4 : 0
  const blankRows = random.chance(0.1)
  const hasCaptions = random.chance(0.08) && layout.forming === 'every'
  const isPageOfVillage = hasCaptions && random.chance(0.4)
  const titles = page.rows.slice(0, top).filter((row) => row.some((cell) => typeof cell === 'string' && cell.length > 8))
  let serial = 0
  houses.forEach((house, index) => {
    const isVillage = houses[index - 1]?.village !== house.village
    const caption = hasCaptions && isVillage ? [shift(captionOf(random, house.village, index), left)] : []
    if (hasSubtotals && index > 0 && isVillage) page.rows.push(shift(sums(width, '小计'), left))
    const isNewPage = index > 0 && ((pageOf > 0 && index % pageOf === 0) || (isPageOfVillage && isVillage))
    if (isNewPage) {
      page.rows.push(...pageFoot(random, width, index).map((row) => shift(row, left)))
      if (titles[0] && random.chance(0.5)) page.rows.push([...titles[0]])
      if (isPageOfVillage) page.rows.push(...caption)
      const from = page.rows.length
      page.rows.push(...header.map((row) => shift(row, left)))
      if (random.chance(0.7))
        page.merges.push(...page.merges.flatMap((merge) => lowered(merge, { top, depth: header.length, by: from - top })))
    }
    if (!isNewPage || !isPageOfVillage) page.rows.push(...caption)
    if (blankRows && index === 2) page.rows.push([])
    serial = writeHouse(random, layout, page, { house, left, serial })
  })
}

function writeHouse(
  random: Random,
  layout: Layout,
  page: Page,
  { house, left, serial }: Readonly<{ house: House; left: number; serial: number }>,
): number {
  const people = layout.rows === 'house' ? house.people.slice(0, 1) : house.people
  const isApart = layout.forming !== 'every'
  const shared = layout.columns.map((column) => (column.ofHouse ? column.cell(house, people[0]!) : null))
  const top = page.rows.length
  let count = serial
  people.forEach((person, place) => {
    if (!isApart || place === 0) count += 1
    const cells = layout.columns.map((column, index): TestCell => {
      if (/^\*?序\s*号/.test((column.path.at(-1) ?? '').replace(/　/g, ''))) return isApart && place > 0 ? null : count
      if (isApart && place > 0 && column.ofHouse) return null
      const value = column.ofHouse ? (shared[index] ?? null) : column.cell(house, person)
      return isEssential(column) || !random.chance(0.05) ? value : random.pick([null, '/', '无', ''])
    })
    page.records.add(page.rows.length + 1)
    if (random.chance(0.01)) page.hiddenRows.push(page.rows.length)
    page.rows.push(shift(cells, left))
  })
  if (layout.forming !== 'merged' || people.length < 2) return count
  layout.columns.forEach((column, index) => {
    if (column.ofHouse || /序/.test(column.path.at(-1) ?? ''))
      page.merges.push(range(top, left + index, page.rows.length - 1, left + index))
  })
  return count
}

const isEssential = (column: Column): boolean =>
  /\.(?:name|headName|idCard|headIdCard|village|code|relation|memberCount)$/.test(column.expected?.target ?? '')

function sums(width: number, word: string): readonly TestCell[] {
  return Array.from({ length: width }, (_, index): TestCell => (index === 0 ? word : index > width - 3 ? 100 + index : null))
}

function writeEnd(random: Random, layout: Layout, page: Page, left: number): void {
  const width = layout.columns.length
  if (random.chance(0.3)) page.rows.push(shift(sums(width, random.pick(['合计', '合　计', '总计', '合计：'])), left))
  if (random.chance(0.06)) page.rows.push(shift(random.pick(lastLines), left))
  if (random.chance(0.1)) page.rows.push([])
  if (random.chance(0.3))
    page.rows.push(
      shift(
        [
          random.pick([
            '注：本表由各村填报，镇级审核。',
            '备注：以上数据截至2025年6月底。',
            '说明：本表一式两份。',
            '填表说明：1.户类型按系统填写；2.面积保留一位小数。',
          ]),
        ],
        left,
      ),
    )
  if (random.chance(0.3))
    page.rows.push(
      shift(
        random.pick([
          ['填表人：张敏', null, '审核人：李强', null, '填表日期：2025.6.30'],
          ['单位负责人（签字）：', null, '经办人：'],
          ['制表：张敏', '审核：李强'],
        ]),
        left,
      ),
    )
}

/** Sheets that hold no table: covers, notes, lists for choices, nothing at all. */
function asides(random: Random, where: 'before' | 'after'): readonly MadeSheet[] {
  const aside = (name: string, rows: readonly (readonly TestCell[])[], hidden = false): MadeSheet => ({
    name,
    rows,
    options: { hidden },
    truth: [],
  })
  if (where === 'before')
    return random.chance(0.12)
      ? [
          random.pick([
            aside('封面', [['示例镇'], [], ['脱贫户信息采集表'], [], ['二〇二五年六月']]),
            aside('填表说明', [
              ['填表说明'],
              ['一、户主姓名按户口簿填写。'],
              ['二、身份证号码为18位，末位X大写。'],
              ['三、面积单位为亩。'],
            ]),
          ]),
        ]
      : []
  return random.chance(0.2)
    ? [random.pick([aside('Sheet2', []), aside('下拉', [['脱贫户'], ['一般农户'], ['是'], ['否']], true), aside('Sheet3', [])])]
    : []
}

/** A merge of the header, as it stands again on the next page. */
function lowered(merge: string, { top, depth, by }: Readonly<{ top: number; depth: number; by: number }>): readonly string[] {
  const rows = [...merge.matchAll(/\d+/g)].map((match) => Number(match[0]))
  const isOfHeader = rows.every((row) => row > top && row <= top + depth)
  return isOfHeader ? [merge.replace(/\d+/g, (row) => String(Number(row) + by))] : []
}

function shift(cells: readonly TestCell[], left: number): TestCell[] {
  return [...Array.from({ length: left }, (): TestCell => null), ...cells]
}

/** As Excel writes it; all four from 0. */
function range(top: number, left: number, bottom: number, right: number): string {
  return `${letter(left)}${top + 1}:${letter(right)}${bottom + 1}`
}

function letter(column: number): string {
  return (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}
