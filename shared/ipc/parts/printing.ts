import { z } from 'zod'
import type { Ask, Edition, FormDefinition, FormGroup } from '#shared/forms/define.ts'
import { editions } from '#shared/forms/define.ts'
import { paperNames } from '#shared/printing/paper.ts'
import type { OwnChoices } from '#shared/printing/forms/ownForm.ts'
import type { PrintJob } from '../outputs.ts'

/** Printed forms: which there are, and pages of one. Inputs first, answers below. */

const id = z.string().min(1).max(64)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** As that of the lists; `ids` wins. */
const formSelection = z
  .object({
    filter: z.string().max(4_000).optional(),
    search: z.string().max(100).optional(),
    ids: z.array(id).max(250_000).optional(),
    sort: z
      .array(z.object({ field: z.string().max(60), down: z.boolean() }).strict())
      .max(6)
      .optional(),
    asOf: day.optional(),
  })
  .strict()

const millimetres = (least: number, most: number) => z.number().min(least).max(most)

/** The sheet of labels that the office bought. */
const labelGrid = z
  .object({
    columns: z.int().min(1).max(12),
    rows: z.int().min(1).max(40),
    widthMm: millimetres(10, 300),
    heightMm: millimetres(8, 400),
    gapMm: millimetres(0, 40),
  })
  .strict()
export type LabelGrid = z.output<typeof labelGrid>

const formWish = {
  form: id,
  /** Id of an own copy. */
  own: id.optional(),
  /** Left out: blank, without records. */
  selection: formSelection.optional(),
  edition: z.enum(editions),
  /** Middle of personal numbers hidden whatever the edition. */
  mask: z.boolean(),
  answers: z.record(z.string().max(40), z.string().max(4_000)).optional(),
  paper: z.enum(paperNames).optional(),
  purpose: z.string().max(200).optional(),
  /** Of forms with cards: another grid, and which label of the first sheet is the first one still there. */
  labels: labelGrid.extend({ first: z.int().min(1).max(480) }).optional(),
  watermark: z.boolean().optional(),
}

export const printingContract = {
  /** Every form that is shipped and the office's own copies, with what is asked before printing. */
  'print.forms': z.object({}).strict(),
  /** Lays a form out, then used as the pages of `print.prepare`. `split`: parts that become files of their own. */
  'print.form': z
    .object({
      ...formWish,
      split: z.enum(['record', 'village']).optional(),
      /** Only the values, on pre-printed paper, moved by millimetres. */
      overprint: z
        .object({ rightMm: z.number().min(-50).max(50), downMm: z.number().min(-50).max(50) })
        .strict()
        .optional(),
    })
    .strict(),
  /** The same as a workbook with the layout of the paper. */
  'print.book': z.object({ ...formWish, token: z.string().min(8).max(64) }).strict(),
  /** Stops the form that is being laid out. */
  'print.stop': z.object({}).strict(),
}

/** A form as the chooser shows it. `initial` of an ask is filled in. */
export type FormInfo = Readonly<{
  form: string
  /** Id and name of an own copy. */
  own: string | null
  code: string
  label: string
  group: FormGroup
  purpose: string
  ledger: string
  ledgerLabel: string
  /** Which of its records it is for, in words; '' for all. */
  range: string
  each: FormDefinition['each']
  paper: FormDefinition['paper']
  orientation: FormDefinition['orientation']
  editions: readonly Edition[]
  asks: readonly Ask[]
  blank: boolean
  /** Several on a sheet: the grid as it is shipped. */
  grid: LabelGrid | null
  /** What an own copy may change, as this one has it. */
  choices: OwnChoices
}>

export type PrintingOutputs = {
  'print.forms': Readonly<{ forms: readonly FormInfo[] }>
  'print.form': PrintJob
  'print.book': Readonly<{ sheets: number; name: string }>
  'print.stop': Record<string, never>
}
