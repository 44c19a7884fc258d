import { z } from 'zod'

/** Records written into a workbook that somebody else laid out (按县里表样填报): inputs first, answers below. */

const token = z.string().min(8).max(64)
const id = z.string().min(1).max(64)
const ledger = z.string().regex(/^[a-zA-Z]\w{0,40}$/)
const fieldId = z.string().regex(/^[a-zA-Z]\w{0,60}$/)
const target = z.object({ ledger, field: fieldId }).strict().nullable()
const place = z.string().regex(/^\d{1,5}$/)

/** Table of the workbook → zero-based column → field, null for blank. */
const pointing = z.record(place, z.record(place, target))

const selection = z
  .object({
    ledger,
    filter: z.string().max(4_000).optional(),
    search: z.string().max(100).optional(),
    ids: z.array(id).max(250_000).optional(),
    sort: z
      .array(z.object({ field: fieldId, down: z.boolean() }).strict())
      .max(6)
      .optional(),
    removed: z.boolean().optional(),
    asOf: z.iso.date().optional(),
  })
  .strict()

const fill = {
  /** The workbook in hand, as `template.open` named it. */
  template: id,
  selection,
  /** Places of the tables that are filled. */
  tables: z.array(z.int().min(0).max(500)).min(1).max(50),
  mask: z.boolean(),
  /** A sheet for every village (only with one table). */
  perVillage: z.boolean().optional(),
  /** Records that stand in the workbook are taken out; else ours go below them. */
  replace: z.boolean().optional(),
}

export const templatesContract = {
  /** Remembered workbooks, the last used first; of one ledger, if named. */
  'template.list': z.object({ ledger: ledger.optional() }).strict(),
  /** Takes a workbook in hand: a file, or a remembered one by its record id. `ledger`: whose records are to go in. */
  'template.open': z.object({ token: token.optional(), remembered: id.optional(), ledger }).strict(),
  'template.point': z.object({ template: id, pointing }).strict(),
  /** The first rows as they would be written, personal numbers always masked. */
  'template.preview': z.object(fill).strict(),
  /** Writes the filled workbook to `token`; `remember` keeps workbook and columns for the next time. */
  'template.fill': z.object({ ...fill, token, purpose: z.string().max(200).optional(), remember: z.boolean().optional() }).strict(),
}

export type TemplatesOutputs = {
  'template.list': readonly RememberedTemplate[]
  'template.open': TemplateView
  'template.point': TemplateView
  'template.preview': TemplatePreview
  'template.fill': Readonly<{ rows: number; sheets: number; name: string; notices: readonly string[] }>
}

/** Field that a column takes. */
type FieldTarget = Readonly<{ ledger: string; field: string }>

export type RememberedTemplate = Readonly<{
  id: string
  name: string
  file: string
  ledger: string
  /** ISO day. */
  usedOn: string
  /** Without the workbook itself it has to be chosen again; its columns are known. */
  hasFile: boolean
}>

export type TemplateView = Readonly<{
  template: string
  file: string
  /** It has to be saved as .xlsm again. */
  hasMacros: boolean
  tables: readonly TemplateTableView[]
  /** As it was used the last time. */
  chosen: Readonly<{ tables: readonly number[]; perVillage: boolean; replace: boolean; mask: boolean; purpose: string }>
  /** Known from before: nothing has to be asked. */
  remembered: boolean
}>

export type TemplateTableView = Readonly<{
  sheet: string
  title: string
  /** Ledger of which a row takes a record; null when the headings do not tell. */
  ledger: string | null
  headerRows: readonly [number, number]
  /** Blank rows that the sheet has. */
  room: number
  /** Rows with records already. */
  used: number
  columns: readonly TemplateColumnView[]
}>

export type TemplateColumnView = Readonly<{
  index: number
  letter: string
  header: string
  role: 'field' | 'number' | 'formula'
  target: FieldTarget | null
  /** A person decided, or the heading says so without doubt. */
  sure: boolean
  /** Likeliest fields where nothing is decided. */
  candidates: readonly FieldTarget[]
  unit: string | null
}>

export type TemplatePreview = Readonly<{
  /** Records that will be written, by place of the table. */
  counts: readonly number[]
  /** Of the first table. */
  headers: readonly string[]
  rows: readonly (readonly string[])[]
  notices: readonly string[]
}>
