import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import type { Conditions } from '../filters/condition.ts'

/** How a person wants to see a ledger: what a saved view holds. Fields are named, so a view survives new fields. */
export type Layout = Readonly<{
  columns: readonly ColumnChoice[]
  sort: readonly SortKey[]
  conditions: Conditions
  /** A filter written by hand in the filter language. */
  written: string
}>

export type ColumnChoice = Readonly<{ field: string; width: number; pinned: boolean; shown: boolean }>
export type SortKey = Readonly<{ field: string; down: boolean }>

/** A column as drawn. `left` counts from the left edge of all columns, in CSS pixels. */
export type GridColumn = Readonly<{ field: FieldDefinition; width: number; pinned: boolean; left: number }>

const narrowest = 48
const widest = 600

/** The layout from the definition: fields marked inGrid, the title frozen, the ledger's own order. */
export function defaultLayout(ledger: LedgerDefinition): Layout {
  const offered = ledger.fields.filter((field) => !field.retired)
  const marked = offered.some((field) => field.inGrid)
  const columns = offered.map((field, index) => ({
    field: field.id,
    width: widthOf(field),
    pinned: field.id === ledger.title,
    shown: isAdded(field.id) || (marked ? field.inGrid === true : index < 12),
  }))
  return { columns: pinnedFirst(columns), sort: definedSort(ledger), conditions: {}, written: '' }
}

/** The columns to draw, frozen ones first, with their places. */
export function gridColumns(ledger: LedgerDefinition, layout: Layout): readonly GridColumn[] {
  let left = 0
  return pinnedFirst(layout.columns).flatMap((choice) => {
    const field = choice.shown ? ledger.fields.find((candidate) => candidate.id === choice.field) : undefined
    if (!field) return []
    const column = { field, width: choice.width, pinned: choice.pinned, left }
    left += choice.width
    return [column]
  })
}

/** Fields that the office has added itself: whoever adds one wants to see it. */
function isAdded(field: string): boolean {
  return field.startsWith('x_')
}

/** The layout in which a list was left a moment ago: fields that the office has added since then are shown. */
export function resumeLayout(ledger: LedgerDefinition, left: Layout): Layout {
  const named = new Set(left.columns.map((choice) => choice.field))
  const layout = fitLayout(ledger, left)
  const show = ({ field }: ColumnChoice) => isAdded(field) && !named.has(field)
  return { ...layout, columns: layout.columns.map((choice) => (show(choice) ? { ...choice, shown: true } : choice)) }
}

/** A layout that was saved with an earlier definition: unknown fields dropped, new ones offered but hidden. */
export function fitLayout(ledger: LedgerDefinition, saved: Partial<Layout>): Layout {
  const fallback = defaultLayout(ledger)
  const known = new Set(ledger.fields.map((field) => field.id))
  const kept = (saved.columns ?? fallback.columns).filter((choice) => known.has(choice.field))
  const named = new Set(kept.map((choice) => choice.field))
  const added = fallback.columns.filter((choice) => !named.has(choice.field)).map((choice) => ({ ...choice, shown: false }))
  const conditions = Object.fromEntries(Object.entries(saved.conditions ?? {}).filter(([field]) => known.has(field)))
  return {
    columns: [...kept, ...added],
    sort: (saved.sort ?? fallback.sort).filter((key) => known.has(key.field)),
    conditions,
    written: saved.written ?? '',
  }
}

/** A click on a heading: up, down, none. With Shift the column joins the sorting, without it stands alone. */
export function toggleSort(sort: readonly SortKey[], field: string, join: boolean): readonly SortKey[] {
  const present = sort.find((key) => key.field === field)
  const next: SortKey | null = !present ? { field, down: false } : present.down ? null : { field, down: true }
  if (!join) return next ? [next] : []
  if (!present) return next ? [...sort, next].slice(0, 6) : sort
  return sort.flatMap((key) => (key.field !== field ? [key] : next ? [next] : []))
}

export function resizeColumn(layout: Layout, field: string, width: number): Layout {
  const bounded = Math.round(Math.max(narrowest, Math.min(widest, width)))
  return changeColumn(layout, field, { width: bounded })
}

export function changeColumn(layout: Layout, field: string, change: Partial<ColumnChoice>): Layout {
  return {
    ...layout,
    columns: layout.columns.map((choice) => (choice.field === field ? { ...choice, ...change } : choice)),
  }
}

/** Moves a column by one place among the shown ones of its kind (frozen or not). */
export function moveColumn(layout: Layout, field: string, step: -1 | 1): Layout {
  const columns = [...layout.columns]
  const from = columns.findIndex((choice) => choice.field === field)
  const own = columns[from]
  if (!own) return layout
  let to = from + step
  while (columns[to] && (columns[to]!.pinned !== own.pinned || columns[to]!.shown !== own.shown)) to += step
  const other = columns[to]
  if (!other) return layout
  columns.splice(from, 1)
  columns.splice(to, 0, own)
  return { ...layout, columns }
}

/** Columns as they were written down, without what is none; widths within their bounds. */
export function readColumns(value: unknown): readonly ColumnChoice[] {
  if (!Array.isArray(value)) return []
  return value.filter(isColumnChoice).map((choice) => ({ ...choice, width: Math.max(narrowest, Math.min(widest, choice.width)) }))
}

function isColumnChoice(value: unknown): value is ColumnChoice {
  const { field, width, pinned, shown } = (value ?? {}) as Partial<Record<keyof ColumnChoice, unknown>>
  return typeof field === 'string' && Number.isFinite(width) && typeof pinned === 'boolean' && typeof shown === 'boolean'
}

export function isSortKey(value: unknown): value is SortKey {
  const { field, down } = (value ?? {}) as Partial<Record<keyof SortKey, unknown>>
  return typeof field === 'string' && typeof down === 'boolean'
}

function pinnedFirst(columns: readonly ColumnChoice[]): readonly ColumnChoice[] {
  return [...columns.filter((choice) => choice.pinned), ...columns.filter((choice) => !choice.pinned)]
}

function definedSort(ledger: LedgerDefinition): readonly SortKey[] {
  return (ledger.sort ?? []).map((key) => ({ field: key.replace(/^-/, ''), down: key.startsWith('-') }))
}

const typeWidths: Readonly<Partial<Record<FieldDefinition['type'], number>>> = {
  idCard: 172,
  phone: 116,
  bankCard: 150,
  date: 104,
  year: 72,
  integer: 80,
  money: 112,
  quantity: 92,
  boolean: 76,
  longtext: 200,
  link: 120,
}

/** Wide enough for the heading with its sort and filter signs (13 px a character), up to ten characters. */
function widthOf(field: FieldDefinition): number {
  const heading = Math.min(field.label.length, 10) * 13 + 72
  const wanted = field.width ?? typeWidths[field.type] ?? 112
  return Math.max(narrowest, Math.min(widest, Math.max(wanted, heading)))
}
