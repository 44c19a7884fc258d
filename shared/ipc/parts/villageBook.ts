import { z } from 'zod'

/** Excel mode: a part of the ledgers as a locked workbook for a village without the program; its return merges like a copy. */

const id = z.string().min(1).max(64)
const token = z.string().min(8).max(64)
const name = z.string().regex(/^[a-zA-Z]\w{0,60}$/)

/** A sheet of a workbook for a village. */
export const sheetWish = z
  .object({
    ledger: name,
    /** Columns in this order; those that may be edited are unlocked. Derived values and links never are. */
    fields: z
      .array(z.object({ field: name, editable: z.boolean() }).strict())
      .min(1)
      .max(120),
    /** Filter language: only these of the villages' records. */
    filter: z.string().max(4_000).optional(),
  })
  .strict()

export type VillageSheetWish = z.output<typeof sheetWish>

export const villageBookContract = {
  /** How many records of each ledger lie in the villages; ledgers without villages are left out. */
  'villageBook.choices': z.object({ villages: z.array(id).min(1).max(200) }).strict(),
  'villageBook.write': z
    .object({
      token,
      /** To whom it goes, for the log and the numbers: 清水村. */
      place: z.string().trim().min(1).max(60),
      villages: z.array(id).min(1).max(200),
      sheets: z.array(sheetWish).min(1).max(20),
      /** Empty rows at the end of each sheet, for records that are new. */
      spare: z.int().min(0).max(1_000),
      /** Locked columns with personal numbers show them masked. */
      mask: z.boolean(),
      /** What the village is asked to do, on the first sheet. */
      tasks: z.string().max(2_000).optional(),
      purpose: z.string().max(200).optional(),
    })
    .strict(),
  /** Whether an .xlsx is a workbook of ours that a village filled in; looks at its list of sheets only. */
  'villageBook.peek': z.object({ token }).strict(),
  /** What is in a workbook that came back, and what of it cannot be taken. `person`: who filled it in, where the sheet does not say. */
  'villageBook.look': z.object({ token, person: z.string().trim().max(30).optional() }).strict(),
  /** Workbooks that left, newest first, and whether they came back. */
  'villageBook.log': z.object({}).strict(),
  /** The rows with something wrong as a workbook, with the reasons beside them. */
  'villageBook.problems': z.object({ token, to: token }).strict(),
}

/**
 * invalid: could not be read or is not allowed, stays in the workbook; doubt: taken, should be looked at; locked: a column that
 * only shows was changed, not taken; gone: rows taken out of the sheet, nothing is removed here; copied: one record in several
 * rows; torn: the row is not that record any more (sorted without its key); double: a new row of which the record exists;
 * stranger: this file does not know the state that left.
 */
export type VillageNoteKind = 'invalid' | 'doubt' | 'locked' | 'gone' | 'copied' | 'torn' | 'double' | 'stranger'

export type VillageNote = Readonly<{
  kind: VillageNoteKind
  sheet: string
  /** As Excel shows it; null: not in the sheet any more. */
  row: number | null
  /** Letter; '' for the whole row. */
  column: string
  header: string
  /** Name of the record. */
  label: string
  message: string
}>

export type VillageBookInfo = Readonly<{
  place: string
  number: number
  /** When it left, ISO. */
  at: string
  /** Who filled it in; '' when the sheet does not say. */
  person: string
  /** Records that left in it; rows that are there no more. */
  records: number
  gone: number
  /** Changed records and fields, new records; those taken in an earlier return are not counted. */
  changed: number
  fields: number
  added: number
  notes: readonly VillageNote[]
}>

export type VillageBookEntry = Readonly<{
  book: string
  place: string
  number: number
  at: string
  person: string
  records: number
  /** Names of villages, labels of ledgers. */
  villages: readonly string[]
  ledgers: readonly string[]
  /** When something of it was last taken over here (time of the merge); null: not yet. */
  returned: string | null
}>

export type VillageBookOutputs = {
  'villageBook.choices': readonly Readonly<{ ledger: string; label: string; records: number }>[]
  'villageBook.write': Readonly<{ name: string; number: number; records: number }>
  'villageBook.peek': Readonly<{ ours: boolean }>
  'villageBook.look': VillageBookInfo
  'villageBook.log': readonly VillageBookEntry[]
  'villageBook.problems': Readonly<{ rows: number; name: string }>
}
