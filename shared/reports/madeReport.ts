import { z } from 'zod'
import type { MeasureUnit } from '#shared/measures/define.ts'

/** What a made report keeps of itself: in the file of ledgers and in the .docx. */
export const madeReportFormat = 'township-ledger/report'

const figure = z.object({
  measure: z.string().max(64),
  part: z.enum(['now', 'then', 'change', 'size', 'period', 'wan']),
  name: z.string().max(200),
  text: z.string().max(400),
  value: z.number().nullable(),
  unit: z.string().max(20),
  definition: z.string().max(4_000),
})

const table = z.object({
  id: z.string().max(64),
  label: z.string().max(200),
  note: z.string().max(2_000),
  columns: z.array(z.string().max(300)).max(200),
  rows: z
    .array(z.object({ key: z.string().max(200), label: z.string().max(400), cells: z.array(z.string().max(4_000)).max(200) }))
    .max(5_000),
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const content = z.object({
  format: z.literal(madeReportFormat),
  version: z.literal(1),
  /** Database in which it was made. */
  database: z.string().max(64),
  name: z.string().max(200),
  template: z.string().max(200),
  township: z.string().max(100),
  asOf: day,
  against: day.nullable(),
  madeOn: day,
  figures: z.array(figure).max(5_000),
  tables: z.array(table).max(100),
})

/** Days are ISO. `figures` stand in the order of the text. */
export type MadeReport = Readonly<z.output<typeof content>>
export type MadeTable = MadeReport['tables'][number]

/** null for what no program of ours wrote. */
export function readMadeReport(json: string): MadeReport | null {
  try {
    const read = content.safeParse(JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export function writeMadeReport(report: MadeReport): string {
  return JSON.stringify(report)
}

/** How the book tells a part: 三类监测对象户数（上月末）. */
export function figureLabel({ name, part }: Readonly<{ name: string; part: string }>): string {
  const words: Readonly<Record<string, string>> = { then: '（上期）', change: '（增减）', size: '（增减数）', period: '（本期）' }
  return `${name}${words[part] ?? ''}`
}

/** The unit that stands behind the figure; a change tells its own. */
export function figureUnit({ unit, part }: Readonly<{ unit: string; part: string }>): MeasureUnit | '' {
  if (part === 'change') return ''
  return part === 'wan' ? '万元' : (unit as MeasureUnit)
}
