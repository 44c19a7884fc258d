import type { FieldType } from '#shared/ledger/define.ts'

/**
 * The definition book (口径): every figure of a screen, report or the command line is a measure or a cell of a table
 * defined here as data, so that each says what it counts and opens the rows behind it.
 *
 * Filters are texts of shared/query over the ledger's own and derived fields. Placeholders: {asOf} the day, {from} the
 * first day of the period, {year} the year of {asOf}, {yearStart}, {monthStart}, {month} (2026-03), {lastYear}, {beforeLast}, and {policy.<item>} for the value of a
 * policy item on {asOf} (money in 元).
 */
export type Aggregate =
  | Readonly<{ kind: 'count' }>
  /** Total of a money (分), quantity or integer field. */
  | Readonly<{ kind: 'sum'; field: string }>
  /** Number of different values of a field (households of the paid persons). */
  | Readonly<{ kind: 'distinct'; field: string }>

/** Rows of one ledger and what is made of them: it is also what drill-down opens. */
export type Figure = Readonly<{ ledger: string; filter?: string; aggregate: Aggregate }>

export type MeasureUnit =
  | '户'
  | '人'
  | '个'
  | '元'
  | '万元'
  | '%'
  | '项'
  | '笔'
  | '次'
  | '条'
  | '公里'
  | '亩'
  | '千瓦'
  | '人次'
  | '家'
  | '元/人'
  | '元/户'
  | '户/人'
  | '人/户'
  | '座'
  | '天'
  | '分'
  | '份'
  | '头'
  | '度'
  | '平方公里'
  | '平方米'

export type MeasureGroup = '农户人口' | '监测帮扶' | '收入' | '三保障' | '惠民政策' | '就业产业' | '帮扶力量' | '项目' | '资金' | '资产'

export type Measure = Readonly<{
  /** camelCase, never renamed. */
  id: string
  label: string
  unit: MeasureUnit
  group: MeasureGroup
  /** The written definition: what is counted, what not, as of when, source. */
  definition: string
  /** `state`: as it stands on the day. `year`: from 1 January to the day. */
  time: 'state' | 'year'
  of:
    | Figure
    /** first ÷ second, both measure ids; a percent with two decimals or a plain mean. */
    | Readonly<{ ratio: readonly [string, string] }>
    /** Sum of the first less the second ones. */
    | Readonly<{ plus: readonly string[]; minus?: readonly string[] }>
}>

/** One of the statistical tables T01–T38. */
export type TableDefinition = Readonly<{
  /** `T06`, or a camelCase id. */
  id: string
  label: string
  group: MeasureGroup
  /** What it is for, how often, its source. */
  note: string
  rows: RowAxis
  /** Name of the row's label where the table is given as data (`kind`, `village`). */
  rowKey?: string
  columns: readonly TableColumn[]
  /** A total row at the end; ratios are recomputed from totals, never added. */
  totals: boolean
}>

export type RowAxis =
  /** A row per value of a field, found by `path` in each column's ledger; links in their own order, codes in the list's. */
  | Readonly<{ kind: 'values'; label: string; ledger: string; field: string; blank?: string }>
  /** Rows that are said one by one; each narrows the columns' figures by a filter per ledger. */
  | Readonly<{ kind: 'named'; label: string; rows: readonly NamedRow[] }>
  /** A row per record (lists such as the project progress table). */
  | Readonly<{ kind: 'records'; ledger: string; filter?: string; sort?: readonly string[] }>
  /** Rows that the data core makes: 试算平衡 of the funds, 疑点 by rule. */
  | Readonly<{ kind: 'made'; label: string; by: 'trialBalance' | 'findings' }>

export type NamedRow = Readonly<{
  id: string
  label: string
  indent?: number
  /** Only shown when it counts something: what no other row takes in (户类型未填). */
  whenAny?: boolean
  filters: Readonly<Record<string, string>>
}>

export type TableColumn = Readonly<{
  id: string
  /** Blank for a field column: the field's own label. */
  label: string
  /** Head above several columns. */
  group?: string
  unit?: MeasureUnit
  of:
    /** `by`: the field of the figure's ledger that holds the row's value; without it the same as the axis field. */
    | (Figure & Readonly<{ by?: string }>)
    | Readonly<{ ratio: readonly [string, string] }>
    | Readonly<{ plus: readonly string[]; minus?: readonly string[] }>
    /** Part of a column's total that falls to the row, a percent. */
    | Readonly<{ shareOf: string }>
    /** Field of the record (axis `records`); with `sum` its values are added up in the total row. */
    | Readonly<{ field: string; sum?: boolean }>
    /** Column of a table that is made (axis `made`). */
    | Readonly<{ made: string; type: FieldType }>
}>

export function defineTable(table: TableDefinition): TableDefinition {
  return table
}

/** A date field of open records that somebody has to act on: 小额信贷到期, 公示期满, 合同到期. */
export type DueDefinition = Readonly<{
  id: string
  label: string
  ledger: string
  /** Date field of the ledger (own or derived) by which something has to be done. */
  date: string
  /** Which records are still open. */
  filter?: string
  /** What is due so long after `date`: number of days or months of a policy item. */
  after?: Readonly<{ policy: string; unit: 'days' | 'months' }>
  /** From how many days before it is shown. */
  leadDays: number
  note: string
}>

/** Everything by which figures are made; handed to the data core, which knows no content. */
export type DefinitionBook = Readonly<{
  measures: readonly Measure[]
  tables: readonly TableDefinition[]
  dues: readonly DueDefinition[]
  /** Measures of the home page. */
  key: readonly string[]
}>
