import { z } from 'zod'
import type { MeasureGroup, MeasureUnit } from '#shared/measures/define.ts'
import type { ReportPeriod } from '#shared/reports/define.ts'
import type { TemplateProblem } from '#shared/reports/checkTemplate.ts'
import type { Drill } from './figures.ts'

/** Word reports with figures of the definition book: inputs first, answers below. Days are ISO; money is 分. */

const token = z.string().min(8).max(64)
const id = z.string().min(1).max(64)
const day = z.iso.date()
const name = z.string().trim().min(1).max(60)

const wish = {
  /** Id of a shipped report, or record id of an own template. */
  template: id,
  /** Default today. */
  asOf: day.optional(),
  /** Day to compare with; default by the report's period, null: none. */
  against: day.nullable().optional(),
  /** Unit that signs; default that of the township. */
  unit: z.string().trim().min(1).max(60).optional(),
}

export const reportsContract = {
  'reports.list': z.object({}).strict(),
  /** Names that a template may use. */
  'reports.names': z.object({}).strict(),
  /** The text as it would be made, with what is doubtful about it. */
  'reports.preview': z.object(wish).strict(),
  /** Writes the .docx to `token`. With `id`, which becomes the change set, the report is kept among the made ones. */
  'reports.make': z.object({ ...wish, token, annex: z.boolean().optional(), id: id.optional() }).strict(),
  'reports.exportTemplate': z.object({ template: id, token }).strict(),
  /** Takes a .docx as own template; with problems nothing is kept. `replaces`: record of the template that it stands for. */
  'reports.importTemplate': z.object({ token, id, name, base: id.optional(), replaces: id.optional() }).strict(),
  'reports.renameTemplate': z.object({ template: id, id, name }).strict(),
  'reports.removeTemplate': z.object({ template: id, id }).strict(),
  'reports.made': z.object({}).strict(),
  /** Figure by figure then → now: a kept report, or a .docx that was made here. */
  'reports.compare': z.object({ made: id.optional(), token: token.optional() }).strict(),
}

export type ReportTemplateInfo = Readonly<{
  id: string
  name: string
  own: boolean
  /** Shipped report from which an own template comes; null where nobody knows. */
  base: string | null
  period: ReportPeriod
  note: string
}>

export type ReportName = Readonly<{
  /** As it stands in a template, with its braces. */
  placeholder: string
  kind: '数字' | '文字' | '表' | '条件和写法'
  group: MeasureGroup | ''
  unit: MeasureUnit | ''
  says: string
}>

/** A line of the text. `kind`: title, head, subhead, body, signature, addressee, table, chart, or of an own template: body. */
export type ReportLine = Readonly<{
  kind: string
  pieces: readonly Readonly<{ text: string; /** Place in `figures`. */ figure?: number }>[]
  /** Place in `tables`. */
  table?: number
}>

export type ShownFigure = Readonly<{
  measure: string
  label: string
  text: string
  unit: string
  definition: string
  asOf: string
  now: Readonly<{ text: string; drill: Drill | null }>
  /** On the day it is compared with. */
  then: Readonly<{ asOf: string; text: string; drill: Drill | null }> | null
}>

export type ShownTable = Readonly<{
  id: string
  label: string
  columns: readonly string[]
  rows: readonly Readonly<{ key: string; label: string; cells: readonly string[] }>[]
}>

export type ReportWarning = Readonly<{
  kind: '疑点' | '核数' | '没有数'
  message: string
  /** Of 疑点: its rule. */
  rule?: string
}>

export type ReportPreview = Readonly<{
  name: string
  fileName: string
  asOf: string
  against: string | null
  unit: string
  lines: readonly ReportLine[]
  figures: readonly ShownFigure[]
  tables: readonly ShownTable[]
  warnings: readonly ReportWarning[]
  /** Findings are not known before the whole file was checked. */
  checked: boolean
}>

export type MadeInfo = Readonly<{
  id: string
  name: string
  template: string
  asOf: string
  madeOn: string
  figures: number
  tables: number
}>

export type ComparedFigure = Readonly<{
  measure: string
  label: string
  unit: string
  definition: string
  /** As it was made. */
  then: string
  /** As it stands in the file, where somebody changed it; '' where the passage was taken out. */
  inFile?: string
  /** The same figure of the same day, as the ledgers tell it now; null: no such measure any more. */
  now: string | null
  /** Rows behind the figure as of the report's day. */
  drill: Drill | null
  /** The words of the definition were others then. */
  definitionThen?: string
}>

export type ComparedTable = Readonly<{
  id: string
  label: string
  changed: readonly Readonly<{ row: string; column: string; then: string; now: string }>[]
}>

export type ReportComparison = Readonly<{
  name: string
  township: string
  asOf: string
  against: string | null
  madeOn: string
  template: string
  /** Made from another database: then → now says nothing of the same file. */
  elsewhere: boolean
  figures: readonly ComparedFigure[]
  tables: readonly ComparedTable[]
}>

export type ReportsOutputs = {
  'reports.list': readonly ReportTemplateInfo[]
  'reports.names': readonly ReportName[]
  'reports.preview': ReportPreview
  'reports.make': Readonly<{ name: string; figures: number; cells: number; made: string | null }>
  'reports.exportTemplate': Readonly<{ name: string }>
  'reports.importTemplate': Readonly<{ template: string | null; figures: number; problems: readonly TemplateProblem[] }>
  'reports.renameTemplate': Record<string, never>
  'reports.removeTemplate': Record<string, never>
  'reports.made': readonly MadeInfo[]
  'reports.compare': ReportComparison
}
