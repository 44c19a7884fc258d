import type { MeasureUnit } from '#shared/measures/define.ts'

/** What the report is compared with by default: the end of the month, quarter or year before. */
export type ReportPeriod = 'month' | 'quarter' | 'year'

export type ReportBlock =
  /** `body` paragraphs are indented by two characters; `annex` stands below the text: 附表, 图. */
  | Readonly<{ kind: 'title' | 'addressee' | 'head' | 'subhead' | 'body' | 'annex'; text: string }>
  /** Unit and date at the end. */
  | Readonly<{ kind: 'signature' }>

/** A shipped report: text with placeholders, as data. */
export type ReportTemplate = Readonly<{
  /** camelCase, never renamed. */
  id: string
  name: string
  period: ReportPeriod
  note: string
  blocks: readonly ReportBlock[]
}>

/** Which value of a measure a placeholder shows. */
export type FigurePart = 'now' | 'then' | 'change' | 'size' | 'period' | 'wan'

/** A figure that stands in the text of a made report. */
export type ReportFigure = Readonly<{
  /** Measure of the definition book. */
  measure: string
  part: FigurePart
  name: string
  /** As it stands in the text. */
  text: string
  /** 分, hundredths of a percent or a count, on `asOf`; null where it cannot be said. */
  value: number | null
  unit: MeasureUnit
  definition: string
}>

type Line = ReportBlock | readonly ReportBlock[]

export function defineReport(report: Omit<ReportTemplate, 'blocks'> & Readonly<{ lines: readonly Line[] }>): ReportTemplate {
  const { lines, ...rest } = report
  return { ...rest, blocks: lines.flat() }
}

function block(kind: Exclude<ReportBlock['kind'], 'signature'>): (text: string) => ReportBlock {
  return (text) => ({ kind, text })
}

export const title = block('title')
export const head = block('head')
export const subhead = block('subhead')
export const body = block('body')
export const annex = block('annex')
export const signature: ReportBlock = { kind: 'signature' }

/** The blocks only where the condition holds. */
export function when(condition: string, ...blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  return [body(`{#${condition}}`), ...blocks, body('{/}')]
}
