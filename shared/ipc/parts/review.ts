import { z } from 'zod'
import type { ImportOverview } from '../importOutputs.ts'

/** Choices in the review of a workbook: nothing is read or planned anew. Each answers the new sums. */

const session = z.string().min(1).max(64)
const table = z.int().min(0)
const target = z.string().regex(/^[a-zA-Z]\w{0,40}\.[a-zA-Z]\w{0,60}$/)
/** null takes an earlier choice back. */
const choice = z.enum(['take', 'leave']).nullable()

export const shows = ['all', 'add', 'change', 'same', 'rejected', 'doubt', 'skipped', 'ask', 'left', 'mended'] as const

export const reviewContract = {
  /**
   * A table of the clipboard as a workbook under review: `html` where the clipboard has it (digits of numbers stay), else
   * `text` in Excel's form. `headings` are put above rows that have none.
   */
  'import.paste': z
    .object({
      text: z.string().max(50_000_000),
      html: z.string().max(100_000_000).optional(),
      headings: z.array(z.string().max(200)).min(1).max(300).optional(),
      ledger: z
        .string()
        .regex(/^[a-zA-Z]\w{0,40}$/)
        .optional(),
    })
    .strict(),
  /** Whose word the workbook is. */
  'import.source': z.object({ session, rank: z.enum(['manual', 'department', 'national']) }).strict(),
  /** What becomes of the changes of whole columns (`member.phone`), in all tables; null = as it would be unasked. */
  'import.mode': z
    .object({ session, fields: z.array(target).min(1).max(300), mode: z.enum(['overwrite', 'blank', 'ask']).nullable() })
    .strict(),
  /** Rows as Excel numbers them. */
  'import.chooseRows': z.object({ session, table, rows: z.array(z.int().min(1)).min(1).max(50_000), choice }).strict(),
  'import.chooseCells': z
    .object({
      session,
      table,
      cells: z
        .array(z.object({ row: z.int().min(1), column: z.int().min(0) }).strict())
        .min(1)
        .max(50_000),
      choice,
    })
    .strict(),
  /** All changes of the rows that a tab shows, or only those of one field. */
  'import.chooseShown': z.object({ session, table, show: z.enum(shows), field: target.optional(), choice }).strict(),
}

export type ReviewOutputs = {
  'import.paste': ImportOverview
  'import.source': ImportOverview
  'import.mode': ImportOverview
  'import.chooseRows': ImportOverview
  'import.chooseCells': ImportOverview
  'import.chooseShown': ImportOverview
}
