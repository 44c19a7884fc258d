/**
 * The language of printed forms (一户一档, 明白卡, 公示, 发放花名册 …). A form is data: the office may keep its own copy with
 * another title, other columns or signature lines. Pages are made of it by shared/printing.
 *
 * Texts are templates: `{name}` is a field of the record, `{household.village}` a field of the linked record,
 * `{member.count}` the number of records of ledger `member` that point here, `{ask.from}` what was asked before printing.
 * `{project.paid@date}` is a sum, count or latest value as it was on that day of the sheet's record.
 * `{amount|capitals}` the amount in 大写, `{paidOn|day}` 2026年3月2日, `{year|year}` 2026年, `{amount|wan}` 万元,
 * `{risk1}、{risk2}` has no 、 where one is missing; `{helpStartedAt|when:state=已纳入}` prints only where the condition holds
 * (`unless:` where it does not; `startDate<today`: that day is over), `{reviewedOn|first:无异议,有异议}` boxes, the first ticked where there is a value.
 * `{member.each.studentStatus|among:小学,九年级}` counts and names only child records of those words.
 * `{houseGrade|options}` every word of the code list with a box, the record's ticked (□是 □否 of a boolean, □有 □无 with
 * `|has`). Always there:
 * `{township}`, `{county}`, `{today}`, `{operator}`, `{#}` the running number, `{village}` of an `each: 'village'` form.
 * A placeholder without a value prints nothing, so that a form can be filled in with a pen. Values come masked for the edition.
 */

/** Who will see the paper. `public`: on the wall (names only where the business needs them). `holder`: the household's own. */
export const editions = ['public', 'internal', 'holder'] as const
export type Edition = (typeof editions)[number]

export const formGroups = [
  { id: 'households', label: '农户档案' },
  { id: 'monitoring', label: '监测帮扶' },
  { id: 'notices', label: '公示公告' },
  { id: 'benefits', label: '惠民发放' },
  { id: 'projects', label: '项目资金' },
  { id: 'assets', label: '资产' },
  { id: 'archive', label: '档案与标签' },
] as const
export type FormGroup = (typeof formGroups)[number]['id']

export type FormDefinition = Readonly<{
  /** English identifier, unique, never renamed once shipped. */
  id: string
  /** P01–P30 of the list of printed forms. */
  code: string
  label: string
  group: FormGroup
  /** One line: what it is for, when it is used. */
  purpose: string
  /** Source of the wording or layout, where it follows a document. */
  source?: string
  /** Ledger whose records are chosen. */
  ledger: string
  /** Date field of `each: 'record'`: how the household stood on that day is what the sheet says of it, whatever came later. */
  asOf?: string
  /** A sheet (starting on a new page) for each record, one list of all of them, or one list a village. */
  each: 'record' | 'list' | 'village'
  /**
   * Lists only. Templates, and conditions (without braces), over each record: those of which they say different things stand on
   * sheets of their own, a notice for each posting. Texts around the table may then name the fields that are the same in it.
   */
  apart?: readonly string[]
  /** Narrows what is proposed: a filter expression of the query room. */
  filter?: string
  paper: 'A3' | 'A4' | 'A5' | 'B5'
  orientation: 'portrait' | 'landscape'
  /** Millimetres; those of every office printer without it. */
  margins?: Readonly<{ top: number; right: number; bottom: number; left: number }>
  /** Body size in points; 10.5 (五号) without it. */
  fontPt?: number
  /** Editions that make sense, the proposed one first. */
  editions: readonly Edition[]
  /** Asked before printing; answers stand in texts as {ask.id}. */
  asks?: readonly Ask[]
  /** May be printed without a record, to be filled in with a pen. */
  blank?: boolean
  /** Several records on a sheet (labels, 连心卡): cells of this size, filled from the left, line by line. */
  cards?: Readonly<{ columns: number; rows: number; widthMm: number; heightMm: number; gapMm: number; border: boolean }>
  /** Ask whose answer says how many cards each record gets (a ballot for everybody who votes). */
  copies?: string
  blocks: readonly Block[]
}>

export type Ask = Readonly<{
  id: string
  label: string
  type: 'text' | 'longtext' | 'date' | 'integer' | 'year' | 'choice'
  /** Of `choice`. */
  options?: readonly string[]
  /** Template or literal: 'today', 'today+7' for dates, '{township}人民政府'. */
  initial?: string
  required?: boolean
  /** Least number; of a date, least days after the date asked right before it (a notice must hang so long). */
  min?: number
}>

export type Align = 'left' | 'center' | 'right'

/**
 * `when`: printed only where this placeholder (without braces) has a value, is one of some words (`kind=一事一议|其他`) or
 * contains one (`comparison~未发现`), or its day is over (`startDate<today`); `!` before it: only where not.
 */
type Conditional = Readonly<{ when?: string }>

export type Block =
  | (Conditional &
      Readonly<{ kind: 'title'; text: string; /** Points; 18 without it. */ pt?: number; /** Free space above. */ aboveMm?: number }>)
  | (Conditional & Readonly<{ kind: 'line'; left?: string; middle?: string; right?: string }>)
  | (Conditional &
      Readonly<{
        kind: 'text'
        text: string
        indent?: boolean
        align?: Align
        pt?: number
        bold?: boolean
        font?: 'song' | 'fangSong' | 'hei'
        aboveMm?: number
      }>)
  | GridBlock
  | FieldsBlock
  | TableBlock
  | ChecksBlock
  | TimelineBlock
  | SignBlock
  | (Conditional &
      Readonly<{ kind: 'qr'; text: string; sizeMm: number; align?: Align; /** Printed beside the code. */ beside?: readonly string[] }>)
  | Readonly<{ kind: 'space'; mm: number }>
  | Readonly<{ kind: 'break' }>

/** A ruled form: cells over a grid of relative widths. */
export type GridBlock = Conditional &
  Readonly<{
    kind: 'grid'
    widths: readonly number[]
    rows: readonly GridRow[]
    /** Kept on one page; true without it. */
    keep?: boolean
  }>

export type GridRow = Conditional & Readonly<{ /** Least height. */ heightMm?: number; cells: readonly GridCell[] }>

export type GridCell = Readonly<{
  text: string
  /** A label: set in 黑体, centred. */
  head?: boolean
  /** Columns and rows that the cell covers. */
  span?: number
  down?: number
  align?: Align
  /** Labels written downwards. */
  upright?: boolean
  /** At the foot of a tall cell: 签名： 年 月 日. */
  foot?: string
}>

/** Label and value of fields in pairs, labels taken from the definitions. */
export type FieldsBlock = Conditional &
  Readonly<{
    kind: 'fields'
    /** Pairs in a row. */
    pairs: number
    /** Least height of a row. */
    rowMm?: number
    /** `field`, or `link.field`; `{ wide }` takes a whole row. `label` where the definition's does not fit. */
    fields: readonly (string | Readonly<{ field: string; label?: string; wide?: boolean }>)[]
  }>

/** Records in rows under a head that is repeated on every page. */
export type TableBlock = Conditional &
  Readonly<{
    kind: 'table'
    /** Records of this ledger that point to the sheet's record; without it the chosen records themselves (`each` list or village). */
    of?: string
    /** Link field of the sheet's record: `of` are the records that point to the linked one (members of a case's household). */
    via?: string
    /** Filter expression over those records; `{ask.year}` stands for the answer, a term whose answer is empty is left out. */
    filter?: string
    /** Field ids; `-` before it sorts downwards. */
    sort?: readonly string[]
    columns: readonly TableColumn[]
    /** One block of rows a record: columns with `of` are filled by its child records of that ledger, the others are merged over them; `filter` is then over the child records. */
    per?: string
    /** Line before the first row of each value: `{village}`. */
    groupBy?: string
    /** Sums under the table and, with `pageTotals`, under every page (本页小计, 累计). */
    totals?: Readonly<{ label: string; pageTotals?: boolean; /** Column whose total is repeated in capitals. */ capitals?: string }>
    /** At least so many rows, empty ones to write in. */
    minRows?: number
    maxRows?: number
    /** The rows that `sort` and `maxRows` choose are printed the other way round: the latest ones, oldest first, so that a hand goes on below. */
    turned?: boolean
    within?: Within
    /** Least height of a row: 7 mm and more where a hand writes. */
    rowMm?: number
  }>

/**
 * Only records whose day (the first of these fields that is filled in; a month or year counts as a whole) lies between two days
 * of the sheet's record; an end that is not known is open.
 */
export type Within = Readonly<{ day: readonly string[]; from: string; to?: string }>

export type TableColumn = Readonly<{
  id: string
  /** From the top level down. */
  header: readonly string[]
  /** Template over the row's record; with `of` over its child record. '' is filled in with a pen. */
  text: string
  of?: string
  widthMm: number
  align?: Align
  nowrap?: boolean
  /** Over the sheet's record: stands in the row of every record where all conditions hold, instead of `text`. */
  known?: Readonly<{ text: string; when: readonly string[] }>
  /** Added up in totals: a money, quantity or integer field of the row. */
  sum?: string
  /** Rows of which this condition (as of `when`) holds are listed and not added up; the form says so. */
  notSummed?: string
}>

/** Every word of a code list with a box, ticked where the record or one of its children carries it. */
export type ChecksBlock = Conditional &
  Readonly<{
    kind: 'checks'
    label: string
    codes: string
    /** Field of the record. */ field: string
    /** Ledger of child records that carry the field. */ of?: string
    /** As in a table. */ via?: string
    filter?: string
    within?: Within
    columns: number
  }>

/** What a household received and had to do with, by day: 日期, 事项, 内容, 金额(元), from every ledger with occurrences. */
export type TimelineBlock = Conditional &
  Readonly<{
    kind: 'timeline'
    via?: string
    /** Ledgers that stand elsewhere on the form. */
    without?: readonly string[]
    minRows?: number
    /** The latest ones. */
    maxRows?: number
  }>

export type SignBlock = Conditional &
  Readonly<{
    kind: 'sign'
    labels: readonly string[]
    perRow?: number
    /** Room for each row; 9 mm without it. */
    rowMm?: number
    /** Right below: unit with seal and date, as templates. */
    seal?: string
    date?: string
    /** Points of the letter that they close: they are set as its text is. Without it as the rest of the form. */
    letterPt?: number
    everyPage?: boolean
  }>

/** Checks the shape while keeping the literal type. */
export function defineForm(form: FormDefinition): FormDefinition {
  return form
}
