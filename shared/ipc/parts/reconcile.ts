import { z } from 'zod'
import type { MeasureUnit } from '#shared/measures/define.ts'
import type { RemarkKind } from '#shared/reconcile/finding.ts'
import type { Drill } from './figures.ts'

/** 核数: a report that was handed in, its figures held against each other and against the ledger. */

const token = z.string().min(8).max(64)

/** Longer texts are no reports. */
export const longestReport = 2_000_000

export const reconcileContract = {
  /** A .docx, .txt or workbook; it stays in hand until another one comes. */
  'reconcile.open': z.object({ token }).strict(),
  /** Text of the clipboard, such as that of a PDF. */
  'reconcile.paste': z.object({ text: z.string().trim().min(1).max(longestReport) }).strict(),
  /** `asOf`: the day of the report; without it the day that the report names, else today. */
  'reconcile.run': z.object({ asOf: z.iso.date().optional() }).strict(),
  /** A copy of the report as .docx with a comment at every amber and red figure. */
  'reconcile.comment': z.object({ token, asOf: z.iso.date().optional(), green: z.boolean().optional() }).strict(),
  'reconcile.close': z.object({}).strict(),
}

export type MarkColour = 'green' | 'amber' | 'red' | 'neutral'

export type OpenedReport = Readonly<{
  name: string
  text: string
  /** Where tables stand in the text: a row of places of cells each. */
  tables: readonly (readonly (readonly Readonly<{ start: number; end: number }>[])[])[]
  /** The very document can be given comments; otherwise a new one is made of its text. */
  isWord: boolean
  day: Readonly<{ day: string; from: 'text' | 'signature' | 'title' | 'name'; words: string }> | null
}>

/** What the text says against itself. Places are characters of the report's text. */
export type TextNote = Readonly<{
  start: number
  end: number
  mark: MarkColour
  kind: RemarkKind | 'holds'
  reason: string
  recomputed: string
}>

/** What the ledger says. */
export type LedgerNote = Readonly<{
  start: number
  end: number
  mark: MarkColour
  reason: string
  /** The words of the report that were understood. */
  noun: string
  measure: Readonly<{ id: string; label: string; unit: MeasureUnit; definition: string }>
  /** Kinds of households within which it is counted. */
  within: readonly string[]
  village: string | null
  asOf: string
  /** With unit; '' where it cannot be said. */
  then: string
  now: string
  /** Of the report less the ledger, in the report's own measure. */
  difference: string
  /** What a ratio was made of. */
  arithmetic: string
  drill: Drill | null
  others: readonly Readonly<{ label: string; text: string }>[]
}>

/** A place of the report in one colour: the gravest of its notes. Marks never overlap and stand in the order of the text. */
export type ReportMark = Readonly<{
  start: number
  end: number
  quote: string
  mark: MarkColour
  text: readonly TextNote[]
  ledger: LedgerNote | null
}>

export type Reconciliation = Readonly<{
  /** null: no ledger is open, the text was held against itself alone. */
  asOf: string | null
  marks: readonly ReportMark[]
  counts: Readonly<Record<MarkColour, number>>
  figures: number
  sums: number
  held: number
  /** Figures that were compared with the ledger. */
  compared: number
}>

export type ReconcileOutputs = {
  'reconcile.open': OpenedReport
  'reconcile.paste': OpenedReport
  'reconcile.run': Reconciliation
  'reconcile.comment': Readonly<{ name: string; comments: number }>
  'reconcile.close': Record<string, never>
}
