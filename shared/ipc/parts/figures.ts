import { z } from 'zod'
import type { FieldType, FieldValue } from '#shared/ledger/define.ts'
import type { MeasureGroup, MeasureUnit } from '#shared/measures/define.ts'
import type { PrintJob } from '../outputs.ts'

/** Figures, tables, the bridge and what is due: inputs first, answers below. Days are ISO; money is 分. */

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const id = z.string().min(1).max(64)
const village = z.string().max(64).optional()

/** What a figure is asked for. `from` is the first day of the period; default 1 January of `asOf`, which defaults to today. */
const when = { asOf: day.optional(), from: day.optional(), village }

export const figuresContract = {
  /** The definition book and the list of tables; constant while the file is open. */
  'figures.catalogue': z.object({}).strict(),
  'figures.measures': z.object({ ...when, ids: z.array(id).max(400).optional(), against: day.optional() }).strict(),
  /** Values of one measure at several days (trend), oldest first. */
  'figures.trend': z.object({ measure: id, days: z.array(day).min(1).max(40), village }).strict(),
  'figures.table': z.object({ ...when, table: id, against: day.optional() }).strict(),
  /** 期初 + 增加 − 减少 = 期末 from `from` to `asOf` (default today), by reason; money of funds is of no village. */
  'figures.bridge': z
    .object({ kind: z.enum(['households', 'persons', 'funds', 'loans', 'assets']), from: day, asOf: day.optional(), village })
    .strict(),
  /** Two measures of the same ledger: the exact records in which they differ. */
  'figures.explain': z.object({ ...when, first: id, second: id }).strict(),
  /** A table as a workbook; with `against` each figure stands beside that of the other day and their difference. */
  'figures.exportTable': z.object({ ...when, table: id, against: day.optional(), token: z.string().min(8).max(64) }).strict(),
  /** Measures with their definitions as a workbook. */
  'figures.exportMeasures': z
    .object({ ...when, ids: z.array(id).max(400).optional(), against: day.optional(), token: z.string().min(8).max(64) })
    .strict(),
  /** Pages of a table, then used as those of `print.prepare`. `chart`: id of a drawing that follows the table. */
  'figures.printTable': z
    .object({
      ...when,
      table: id,
      against: day.optional(),
      chart: z.string().max(200).optional(),
      paper: z.enum(['A3', 'A4']),
      orientation: z.enum(['landscape', 'portrait']),
    })
    .strict(),
  /** What is due and overdue, what is wrong, key figures. Trends only where `home.trends` was asked since the last commit. */
  'home.overview': z.object({ days: z.int().min(1).max(370).optional() }).strict(),
  /** Key figures at the last five month-ends and today: asked after the page is drawn, since looking back takes a second. */
  'home.trends': z.object({}).strict(),
  /** Everything that points to a household, project, fund or asset, newest first. */
  'ledger.timeline': z.object({ ledger: id, id, limit: z.int().min(1).max(1_000).optional() }).strict(),
  /** Records of other ledgers that point to this one, by ledger, with totals. */
  'ledger.related': z.object({ ledger: id, id }).strict(),
}

/** Opens the rows behind a figure: a filter of the list screen, or the very records. */
export type Drill = Readonly<{ ledger: string; filter?: string; ids?: readonly string[]; asOf?: string }>

export type MeasureInfo = Readonly<{
  id: string
  label: string
  unit: MeasureUnit
  group: MeasureGroup
  definition: string
  time: 'state' | 'year'
}>

export type TableInfo = Readonly<{ id: string; label: string; group: MeasureGroup; note: string }>

export type Catalogue = Readonly<{ measures: readonly MeasureInfo[]; tables: readonly TableInfo[] }>

export type MeasureValue = Readonly<{
  id: string
  /** 分 for 元 and 万元, percent × 100 for %, else the count; null when it cannot be said (division by nothing). */
  value: number | null
  /** The value in words as shown: 816 户, 4,116.20 元, 34.97 %. */
  text: string
  /** The same on the other day, where asked. */
  against?: Readonly<{ value: number | null; text: string; drill: Drill | null }>
  drill: Drill | null
}>

export type TableAnswer = Readonly<{
  id: string
  label: string
  note: string
  asOf: string
  from: string
  rowLabel: string
  columns: readonly TableHead[]
  rows: readonly TableRow[]
}>

export type TableHead = Readonly<{ id: string; label: string; group?: string; unit?: MeasureUnit; kind: FieldType | 'percent' }>

export type TableRow = Readonly<{ key: string; label: string; indent?: number; total?: boolean; cells: readonly TableCell[] }>

export type TableCell = Readonly<{
  value: FieldValue
  text: string
  drill?: Drill
  against?: Readonly<{ value: FieldValue; text: string; drill?: Drill }>
}>

export type BridgeTerm = Readonly<{
  id: string
  label: string
  kind: 'opening' | 'increase' | 'decrease' | 'closing'
  /** Records of the bridge's ledger; households and persons of both, or 分, where the kind has them. */
  records: number
  households?: number
  persons?: number
  fen?: number
  drill: Drill
}>

export type BridgeAnswer = Readonly<{ from: string; to: string; terms: readonly BridgeTerm[]; closes: boolean }>

export type Explanation = Readonly<{
  ledger: string
  both: number
  onlyFirst: CountedByOne
  onlySecond: CountedByOne
}>

/** All records that only one of two measures counts; at most 2,000 of them named. */
export type CountedByOne = Readonly<{ ids: readonly string[]; named: readonly NamedRecord[] }>

export type NamedRecord = Readonly<{ id: string; title: string; hint: string }>

export type AgendaItem = Readonly<{
  id: string
  /** 小额信贷到期, 公示期满 … */
  kind: string
  ledger: string
  record: string
  title: string
  /** Day on which it is due. */
  due: string
  /** Days until then; negative when overdue. */
  days: number
  village: string
}>

export type Overview = Readonly<{
  today: string
  due: readonly Readonly<{ kind: string; label: string; overdue: number; soon: number; drill: Drill; first: readonly AgendaItem[] }>[]
  /** null where the whole file has to be checked first (a new day): `checks.summary` does that and answers. */
  wrong: Readonly<{ errors: number; doubts: number; reminders: number }> | null
  changed: readonly Readonly<{ day: string; sets: number; changes: number }>[]
  figures: readonly Readonly<{
    measure: string
    label: string
    text: string
    unit: MeasureUnit
    trend: readonly (number | null)[]
    drill: Drill | null
  }>[]
}>

export type HomeTrends = Readonly<{
  days: readonly string[]
  figures: readonly Readonly<{ measure: string; values: readonly (number | null)[] }>[]
}>

export type TimelineEntry = Readonly<{
  ledger: string
  label: string
  record: string
  date: string
  title: string
  says: string
  /** 分 */
  amount: number | null
}>

export type Timeline = Readonly<{ entries: readonly TimelineEntry[]; received: number; total: number }>

export type Related = readonly Readonly<{
  ledger: string
  label: string
  /** Link field of that ledger that points here. */
  field: string
  count: number
  sums: readonly Readonly<{ field: string; label: string; fen: number }>[]
  drill: Drill
}>[]

export type FiguresOutputs = {
  'figures.catalogue': Catalogue
  'figures.measures': readonly MeasureValue[]
  'figures.trend': readonly Readonly<{ day: string; value: number | null; text: string }>[]
  'figures.table': TableAnswer
  'figures.bridge': BridgeAnswer
  'figures.explain': Explanation
  'figures.exportTable': Readonly<{ name: string; rows: number }>
  'figures.exportMeasures': Readonly<{ name: string; rows: number }>
  'figures.printTable': PrintJob
  'home.overview': Overview
  'home.trends': HomeTrends
  'ledger.timeline': Timeline
  'ledger.related': Related
}
