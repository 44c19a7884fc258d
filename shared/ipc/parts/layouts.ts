import { z } from 'zod'
import type { ImportOverview } from '../importOutputs.ts'

/**
 * What imports have taught and left behind: layouts, words, waiting rows. Names, notes and removals of layouts and words
 * are changed by `edit.commit` (ledgers `importLayout`, `learnedWord`).
 */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)

export const layoutsContract = {
  /** Says what words mean ('' for "not recorded"; null takes the answer back) and plans again. */
  'import.words': z
    .object({
      session: id,
      answers: z
        .array(
          z.object({ list: z.string().min(1).max(120), word: z.string().min(1).max(500), code: z.string().max(500).nullable() }).strict(),
        )
        .min(1)
        .max(1_000),
    })
    .strict(),
  /** Names the village of all rows of a table that name none ('' takes it back) and plans again. */
  'import.place': z.object({ session: id, table: z.int().min(0), village: z.string().trim().max(60) }).strict(),
  /** Says of which year the records of a table are, where nothing in it does (null takes it back), and plans again. */
  'import.year': z.object({ session: id, table: z.int().min(0), year: z.int().min(1950).max(2100).nullable() }).strict(),
  'layouts.list': z.object({}).strict(),
  /** Writes layouts and words to a file; without ids all of them, and the office's own forms besides. */
  'layouts.export': z.object({ token, layouts: z.array(id).max(2_000).optional(), words: z.array(id).max(20_000).optional() }).strict(),
  /** What taking such a file over would change; nothing is written. */
  'layouts.inspect': z.object({ token }).strict(),
  /** Takes it over as one change set; `id` is the set's. */
  'layouts.import': z.object({ token, id }).strict(),

  /** Tables of which rows wait, newest first. */
  'parked.list': z.object({}).strict(),
  'parked.rows': z.object({ table: id, offset: z.int().min(0), limit: z.int().min(1).max(200) }).strict(),
  /** The waiting rows of these tables of one file as a workbook in hand: mended, planned and committed by import.*. */
  'parked.open': z.object({ tables: z.array(id).min(1).max(50) }).strict(),
  /** Gives rows up; without `rows` all of the table. */
  'parked.drop': z.object({ id, table: id, rows: z.array(id).max(50_000).optional(), reason: z.string().trim().min(1).max(200) }).strict(),
}

export type LayoutsOutputs = {
  'import.words': ImportOverview
  'import.place': ImportOverview
  'import.year': ImportOverview
  'layouts.list': LayoutsView
  'layouts.export': Readonly<{ name: string; layouts: number; words: number; forms: number }>
  'layouts.inspect': LayoutPreview
  'layouts.import': Readonly<{ changeSet: string | null; added: number; changed: number }>
  'parked.list': readonly ParkedTableView[]
  'parked.rows': Readonly<{ total: number; rows: readonly ParkedRowView[] }>
  'parked.open': ImportOverview
  'parked.drop': Readonly<{ changeSet: string | null; dropped: number }>
}

/** `forms`: how many own copies of printed forms there are, which go along when all is exported. */
export type LayoutsView = Readonly<{ layouts: readonly LayoutView[]; words: readonly WordView[]; forms: number }>

export type LayoutView = Readonly<{
  id: string
  head: string | null
  name: string
  note: string
  ledger: string
  columns: readonly Readonly<{ header: string; ledger: string | null; field: string | null; by: 'person' | 'program' }>[]
  /** File from which it was learned. */
  source: string
  /** The last import of these headings. */
  last: Readonly<{ file: string; at: string }> | null
}>

export type WordView = Readonly<{ id: string; head: string | null; list: string; label: string; word: string; code: string }>

/** What taking a file of layouts over would change (shared/importing/layoutFile). `record` null: it is added. */
export type LayoutPreview = Readonly<{
  name: string
  township: string
  exportedOn: string
  layouts: readonly Readonly<{
    name: string
    /** The name in the file, where another layout has it already. */
    renamedFrom: string | null
    layout: Readonly<{ fingerprint: string; columns: readonly unknown[] }>
    /** Headings that the open file maps otherwise, in words. */
    contradictions: readonly string[]
    record: Readonly<{ id: string; head: string | null }> | null
  }>[]
  words: readonly Readonly<{
    list: string
    label: string
    word: string
    code: string
    before: string | null
    record: Readonly<{ id: string; head: string | null }> | null
  }>[]
  forms: readonly FormCopyDifference[]
  /** What the open file holds already. */
  same: number
  refused: readonly Readonly<{ label: string; why: string }>[]
}>

/** An own copy of the printed form `form`, called `label` as shipped; `record` is what it replaces, null to add. */
export type FormCopyDifference = Readonly<{
  form: string
  label: string
  name: string
  settings: string
  record: Readonly<{ id: string; head: string | null }> | null
}>

export type ParkedTableView = Readonly<{
  id: string
  file: string
  sheet: string
  title: string
  ledger: string
  /** ISO day of the last import that left rows here. */
  since: string
  waiting: number
}>

/** Personal numbers are masked here; in the import that mends them they are shown, as in any import. */
export type ParkedRowView = Readonly<{
  id: string
  /** As Excel numbered it. */
  row: number
  cells: readonly Readonly<{ header: string; text: string; isWrong: boolean }>[]
  problems: readonly string[]
}>
