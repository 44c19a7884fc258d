import { headingKey } from './heading.ts'
import type { ColumnMatch, FieldTarget } from './matchTypes.ts'
import type { FoundTable, TableHeading } from './tableTypes.ts'

/** A column of a layout that was imported before. `by: person` was decided; the others the program knew by itself. */
export type LayoutColumn = Readonly<{ header: string; ledger: string | null; field: string | null; by: 'person' | 'program' }>

/** What is kept of a layout. `named`: a person said of which ledger a row is a record. */
export type LayoutContent = Readonly<{ columns: readonly LayoutColumn[]; named?: boolean }>

export type KnownLayout = LayoutContent &
  Readonly<{
    fingerprint: string
    ledger: string
    /** Chosen by name for this import: holds for every table that has one of its headings. */
    wanted?: boolean
  }>

export type Recalled = Readonly<{
  layout: KnownLayout
  /** The headings are the same, in the same order; otherwise a column was added, renamed or moved. */
  exact: boolean
  /** Zero-based column → what was decided for its heading. */
  decisions: Readonly<Record<number, FieldTarget | null>>
}>

/** So much of all headings of both must be the same before one layout speaks for another. */
const leastLikeness = 0.6
const leastShared = 3

/**
 * What an earlier import of this layout, or of one like it, decided. Only what a person decided is recalled: the rest is
 * known anew, by a program that may know more by then.
 */
export function recallLayout(layouts: readonly KnownLayout[], fingerprint: string, headings: readonly TableHeading[]): Recalled | null {
  if (layouts.length === 0) return null
  const keys = headingKeys(headings.map((heading) => heading.header))
  const layout = layouts.find((one) => one.fingerprint === fingerprint && !isOther(layouts, one)) ?? mostLike(layouts, keys)
  if (!layout) return null
  const known = decidedByKey(layout)
  const decisions: Record<number, FieldTarget | null> = {}
  headings.forEach(({ index }, place) => {
    const target = known.get(keys[place] ?? '')
    if (target !== undefined) decisions[index] = target
  })
  return { layout, exact: layout.fingerprint === fingerprint, decisions }
}

/** Where a layout was chosen by name, no other one speaks. */
function isOther(layouts: readonly KnownLayout[], one: KnownLayout): boolean {
  return !one.wanted && layouts.some((layout) => layout.wanted)
}

function mostLike(layouts: readonly KnownLayout[], keys: readonly string[]): KnownLayout | undefined {
  const own = new Set(keys)
  let best: KnownLayout | undefined
  let bestLikeness = 0
  for (const layout of layouts) {
    if (isOther(layouts, layout)) continue
    const others = headingKeys(layout.columns.map((column) => column.header))
    const shared = others.filter((key) => own.has(key)).length
    const likeness = shared / (own.size + others.length - shared || 1)
    const counts = layout.wanted ? shared > 0 : shared >= leastShared && likeness >= leastLikeness
    if (counts && likeness > bestLikeness) [best, bestLikeness] = [layout, likeness]
  }
  return best
}

function decidedByKey(layout: KnownLayout): ReadonlyMap<string, FieldTarget | null> {
  const keys = headingKeys(layout.columns.map((column) => column.header))
  return new Map(
    layout.columns.flatMap(({ ledger, field, by }, place) =>
      by === 'person' ? [[keys[place] ?? '', ledger !== null && field !== null ? { ledger, field } : null] as const] : [],
    ),
  )
}

/** Headings as they are compared; the second 备注 is another column than the first. */
function headingKeys(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return headers.map((header) => {
    const key = header.split('/').map(headingKey).join('/')
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? key : `${key}#${times}`
  })
}

/** The layout of a table as it was taken: `decided` are the columns of which a person said what they are. */
export function layoutContent(columns: readonly ColumnMatch[], decided: ReadonlySet<number>, named: boolean): LayoutContent {
  return {
    columns: columns.map(({ index, header, ledger, field }) => ({
      header,
      ledger,
      field,
      by: decided.has(index) ? ('person' as const) : ('program' as const),
    })),
    ...(named ? { named } : {}),
  }
}

/** A name to begin with: the title of the sheet without its year and place, else the file. */
export function layoutName(table: Pick<FoundTable, 'title' | 'sheet'>, file: string): string {
  const title = table.title.replace(/\s+/g, '')
  if (title.length >= 4 && title.length <= 40) return title.replace(/^\d{4}年度?/, '')
  const name = file
    .replace(/\.[^.]+$/, '')
    .replace(/[（(]\d+[）)]$|最?终版\d*$|_?\d{6,8}$/g, '')
    .trim()
  return (/^sheet\d*$/i.test(table.sheet) ? name : `${name} ${table.sheet}`).slice(0, 60)
}
