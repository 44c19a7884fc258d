/**
 * The definition language. A ledger is one value of `LedgerDefinition`; table, migration, validation, form, grid,
 * search text, Excel template, import aliases, print columns and history text are all derived from it.
 * Serialisable on purpose: fields that an office adds in the program are the same shape, kept as data.
 */

export const fieldTypes = [
  'text',
  'longtext',
  'choice',
  'multichoice',
  'date',
  'year',
  'integer',
  'money',
  'quantity',
  'idCard',
  'phone',
  'bankCard',
  'boolean',
  'link',
] as const
export type FieldType = (typeof fieldTypes)[number]

/**
 * Where the value of a field comes from when nobody types it. Derived values are never logged or merged:
 * they are recomputed.
 * - `child`: the value of the one child record that matches (户主姓名 of a household). Stored, kept by commit.
 * - `count`: number of records that point here through `link` and match (家庭人口). Stored, kept by commit.
 * - `sum`: total of a money, quantity or integer field of the records that point here (已支付 of a project). Blank
 *   values count as nothing; without any record the sum is 0. Stored, kept by commit.
 * - `latest`: the value of the record pointing here that has the greatest `by` (人均纯收入 of the last year). Stored,
 *   kept by commit. With `parts`, records may speak of one part only (进度 of a 标段): those of the whole count; where
 *   there are none, the latest of each part are taken together.
 * - `formula`: plus − minus of own fields, divided by one of them, rounded half up to the field's own unit. Blank
 *   operands count as nothing; blank when all of them are, or the divisor is blank or 0. Where the formula gives blank,
 *   the value of the field `otherwise` stands (a sum that a county sheet gives without its parts). Stored, kept by commit.
 * - `origin`: in a county file the name of the township that the record came from, with the own field `before` behind it
 *   (白沙镇新民村). Stored, kept by merge and commit.
 * - `parent`: a field of the linked record (the village of a member's household). Joined when read.
 * - `age`: full years of a date field at the reading date. Computed when read.
 */
export type Derivation =
  | Readonly<{ kind: 'child'; ledger: string; link: string; where: FieldMatch; field: string }>
  | Readonly<{ kind: 'count'; ledger: string; link: string; where?: FieldMatch }>
  | Readonly<{ kind: 'sum'; ledger: string; link: string; field: string; where?: FieldMatch }>
  | Readonly<{ kind: 'latest'; ledger: string; link: string; by: string; field: string; where?: FieldMatch; parts?: Parts }>
  | Readonly<{ kind: 'formula'; plus: readonly string[]; minus?: readonly string[]; by?: string; otherwise?: string }>
  | Readonly<{ kind: 'origin'; before?: string }>
  | Readonly<{ kind: 'parent'; link: string; field: string }>
  | Readonly<{ kind: 'age'; of: string }>

/** Parts of what a `latest` is about, when records say how far one of them is. */
export type Parts = Readonly<{
  /** Field of the records that leads to the part; blank where they speak of the whole. */
  link: string
  /** Field of the part that leads to the whole. */
  of: string
  /**
   * Added up; `mean` weighed by `weight`, a part without a record being at 0, all alike where one of them weighs nothing;
   * `words` of each after its name; or that of the very `last` record.
   */
  together: 'sum' | 'mean' | 'words' | 'last'
  weight?: string
}>

export type FieldMatch = Readonly<{ field: string; is: string }>

/** How the field takes part in the search box: `name` adds pinyin, `tail` adds the last digits, `text` as is. */
export type SearchRole = 'name' | 'tail' | 'text'

/** Which kind of personal number this is, hence how it is masked. */
export type Sensitivity = 'idCard' | 'phone' | 'bankCard'

export type FieldDefinition = Readonly<{
  /** English identifier, unique within the ledger, camelCase. Never renamed once shipped. */
  id: string
  /** Column heading in forms, grids, templates and prints. */
  label: string
  type: FieldType
  /** Section of the form. */
  section: string
  /** Other headings under which county sheets carry this field. */
  aliases?: readonly string[]
  required?: boolean
  /** Code list of `choice` and `multichoice`. */
  codes?: string
  /** Target ledger of `link`. */
  target?: string
  /** `quantity` is stored as an integer times 10^scale. */
  scale?: number
  /** `date` may also be a month (YYYY-MM) or a year. */
  precision?: 'day' | 'month'
  unit?: string
  min?: number
  max?: number
  sensitive?: Sensitivity
  search?: SearchRole
  derived?: Derivation
  /** Shown in the grid from the start. */
  inGrid?: boolean
  /** Printed on the 花名册 from the start. */
  inPrint?: boolean
  /** Pixels in the grid at 100 %. */
  width?: number
  /** Millimetres on paper. */
  printWidth?: number
  /** One line of advice under the input. */
  help?: string
  /** Stored when a new record gives nothing for this field (人员状态 = 在册). */
  initial?: FieldValue
  /** Taken over from the record entered before (village, surname…). */
  carry?: boolean
  /** Words of county sheets that say something of other fields, too: 脱贫不稳定户 under 户类型, 幼儿园 under 文化程度. */
  means?: readonly Meaning[]
  /**
   * A status over time (户类型, 资产状态): a change of it carries the day on which it took effect and a reason, so that
   * lists and figures can be had as of a day.
   */
  dated?: boolean
  /**
   * Of a link: fields of this record that are taken over from the linked one when they are blank, as
   * own field → field there (姓名 and 证件号码 of the person who was paid).
   */
  fills?: Readonly<Record<string, string>>
  /** Made by the office in the program. Column name starts with x_. */
  custom?: boolean
  /** No longer offered, values kept. */
  retired?: boolean
  /** For the program to read (JSON, keys): the history tells nothing of it. */
  internal?: boolean
  /** Stays in the file (the hash of a password): no list, history, search, view or export tells it. */
  secret?: boolean
}>

/** Field ids of the same ledger and what they take when one of the texts stands in the cell; the field itself may be among them. */
export type Meaning = Readonly<{ texts: readonly string[]; values: FieldValues }>

export type Section = Readonly<{ id: string; label: string }>

/** Groups of the menu, as the office thinks of its work. */
export const menuGroups = [
  { id: 'households', label: '农户' },
  { id: 'monitoring', label: '监测帮扶' },
  { id: 'benefits', label: '惠民政策' },
  { id: 'projects', label: '项目资金' },
  { id: 'assets', label: '资产' },
] as const
export type MenuGroup = (typeof menuGroups)[number]['id']

/**
 * What a person or household received or has to do with, for the timeline of a household and the total of what it
 * received. Field ids of the ledger.
 */
export type Occurrence = Readonly<{
  /** Day, month or year on which it happened. */
  date: string
  /** Money given to the household (分). */
  amount?: string
  /** Fields whose words describe it in a line. */
  says: readonly string[]
}>

export type LedgerDefinition = Readonly<{
  id: string
  label: string
  /** SQL table. Never renamed once shipped. */
  table: string
  /** Counting word for texts: 户, 人, 个, 条. */
  unit: string
  sections: readonly Section[]
  fields: readonly FieldDefinition[]
  /** Field whose value names the record in lists, history and links. */
  title: string
  /** Fields whose words name a record without a title, joined by a blank: the asset and the year of an income. */
  calledBy?: readonly string[]
  /**
   * Ways to recognise a record that already exists, strongest first. Each is a list of field ids whose values
   * must all be present and equal.
   */
  naturalKeys: readonly (readonly string[])[]
  /** The record this one is part of: field of type link. Removing the parent removes the children. */
  parent?: Readonly<{ ledger: string; field: string }>
  /** Other names of the sheet or table. */
  aliases?: readonly string[]
  /** Not a ledger of the office but of the program (settings, views, custom fields): no menu, no import. */
  system?: boolean
  /** Columns that sort the grid at first; `-` before the field id sorts downwards. */
  sort?: readonly string[]
  menu?: MenuGroup
  /** Date field from which on the record exists: lists and figures as of an earlier day leave it out. Blank is since ever. */
  since?: string
  /** The open file is that of a village, and this ledger stayed in the township: not offered. */
  away?: boolean
  /** Shows in the timeline of the household (or project, asset) that it points to. */
  occurrence?: Occurrence
}>

/** A value of a code list. Stored in the database as `value`; what policy renamed stays readable through `aliases`. */
export type CodeItem = Readonly<{
  value: string
  /** National code where there is one. */
  code?: string
  aliases?: readonly string[]
  /** First and last day on which the value may be newly chosen (ISO). */
  from?: string
  to?: string
  /** Aliases that are only a guess: accepted on import with a doubt. */
  doubtful?: readonly string[]
}>

/** `none` are words that say that no value applies: 非在校生. */
export type CodeList = Readonly<{
  id: string
  label: string
  source?: string
  items: readonly CodeItem[]
  none?: readonly string[]
}>

/** A field value as stored and as it crosses processes. Money in 分, quantity scaled, boolean 0/1, date ISO, multichoice joined by ','. */
export type FieldValue = string | number | null

/** The stored fields of one record. */
export type FieldValues = Readonly<Record<string, FieldValue>>

/** Identity function that checks the shape while keeping the literal type. */
export function defineLedger(definition: LedgerDefinition): LedgerDefinition {
  return definition
}

export function defineCodes(list: CodeList): CodeList {
  return list
}
