import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Selection as Query } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Drilled } from '#renderer/bridge/index.ts'
import { useCall, useFile, useLeaveGuard, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { filterText } from './filters/condition.ts'
import { isUnsaved } from './grid/editing.ts'
import { resumeLayout, gridColumns, type Layout } from './grid/layout.ts'
import type { GridModel } from './grid/model.ts'
import { at, clamp, start, type Selection } from './grid/selection.ts'
import { useEdits } from './grid/useEdits.ts'
import { useIds, type IdList } from './grid/useIds.ts'
import { useReveal } from './grid/useReveal.ts'
import { useFlash, useRows } from './grid/useRows.ts'
import { todayIso } from './input/draft.ts'
import { keepLayout, keptLayout } from './keptLayout.ts'
import { recallList, rememberList } from './memory.ts'

/** Which rows of a ledger a list is asked for: those behind a figure, and the one to bring into view. */
export type Wanted = Readonly<{ drill?: Drilled | undefined; record?: string | undefined; entry?: string | undefined }>

/** Everything behind a ledger's list: layout, query, rows, selection; found again as it was left. */
export function useLedgerList(ledger: LedgerDefinition, { drill, record }: Wanted = {}) {
  const registry = useRegistry()
  const databaseId = useFile()?.databaseId ?? ''
  const fileReadOnly = useReadOnly()
  const earlier = useMemo(() => recallList(databaseId, ledger.id, drill), [databaseId, ledger.id, drill])
  const [layout, setLayout] = useState<Layout>(() => firstLayout(ledger, databaseId, drill))
  useKeptLayout(ledger, layout, drill)
  const [search, setSearch] = useState(earlier?.search ?? '')
  const [sought] = useDebouncedValue(search, 120)
  const [asOf, setAsOf] = useAsOf(earlier ? earlier.asOf : drill?.asOf)
  const [chosen, setChosen] = useState<Chosen>(() => chosenIn(earlier?.ids ?? [], earlier?.selection ?? start))
  const [checked, check] = useState<ReadonlySet<string>>(new Set())
  const [page, setPage] = useState(20)
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => gridColumns(ledger, layout), [ledger, layout])
  const asked = useMemo(() => queryOf(ledger, layout, { search: sought, drill, asOf }), [ledger, layout, sought, drill, asOf])
  const { list: found, outdated, ...rows } = useListRows(ledger, layout, asked, earlier?.ids)
  const { list, query } = useAmong(drill?.ids, found, asked)
  const totals = useCall('ledger.totals', withoutSort(query), { keepPrevious: true }).data
  const { ids } = list
  const selection = clamp(
    useMemo(() => followed(chosen, ids), [chosen, ids]),
    { rows: ids.length, columns: columns.length, page },
  )
  const select = (next: Selection) => setChosen(chosenIn(ids, next))
  const marked = { selection, select, checked, check, readOnly: fileReadOnly || asOf !== undefined, page }
  const model: GridModel = { registry, ledger, columns, ids, ...rows, ...marked }
  useKeptPlace({ databaseId, ledger: ledger.id, drill, layout, search, asOf, ids, selection }, scroller, earlier)
  useEffect(() => dropGone(ids, checked, check), [ids])
  useBroughtIntoView(record, ids, select)
  return { model, layout, setLayout, search, setSearch, query, list, outdated, totals, scroller, setPage, drill, asOf, setAsOf }
}

/** What the person marked, and the record that the focus was put on; null in a list that nobody touched. */
type Chosen = Readonly<{ selection: Selection; id: string | null }>

function chosenIn(ids: readonly string[], selection: Selection): Chosen {
  return { selection, id: ids[selection.focus.row] ?? null }
}

/** When the list becomes another one, the focus stays with its record: what is typed next must not meet another person's. */
function followed({ selection, id }: Chosen, ids: readonly string[]): Selection {
  if (id === null || ids[selection.focus.row] === id) return selection
  const row = ids.indexOf(id)
  return row < 0 ? selection : at(row, selection.focus.column)
}

/** Of the rows found only the given ones; the query that means exactly them. */
function useAmong(given: readonly string[] | undefined, found: IdList, asked: Query): Readonly<{ list: IdList; query: Query }> {
  return useMemo(() => {
    if (!given) return { list: found, query: asked }
    const wanted = new Set(given)
    const ids = found.ids.filter((id) => wanted.has(id))
    return { list: { ...found, ids }, query: { ledger: asked.ledger, ids, ...(asked.asOf ? { asOf: asked.asOf } : {}) } }
  }, [given, found.ids, found.loading, found.problem, found.reload, asked])
}

/** Columns as they were left; the rows behind a figure come without the conditions of the whole list. */
function firstLayout(ledger: LedgerDefinition, databaseId: string, drill: Drilled | undefined): Layout {
  const own = recallList(databaseId, ledger.id, drill)
  const left = own ?? recallList(databaseId, ledger.id)
  if (!left) return keptLayout(ledger)
  const layout = resumeLayout(ledger, left.layout)
  return own ? layout : { ...layout, conditions: {}, written: '' }
}

/** Changes of columns and order outlast the program; those of the rows behind a figure are for this time only. */
function useKeptLayout(ledger: LedgerDefinition, layout: Layout, drill: Drilled | undefined): void {
  const first = useRef(layout)
  const { columns, sort } = layout
  useEffect(() => {
    if (!drill && layout !== first.current) keepLayout(ledger, layout)
  }, [columns, sort])
}

/** The day as of which the list is read; undefined for now, which today and later days mean, too. */
function useAsOf(first: string | undefined): readonly [string | undefined, (day: string | undefined) => void] {
  const past = (day: string | undefined) => (day !== undefined && day < todayIso() ? day : undefined)
  const [asOf, setAsOf] = useState(() => past(first))
  return [asOf, (day) => setAsOf(past(day))]
}

/** Puts the focus on a record once its row is listed. */
function useBroughtIntoView(record: string | undefined, ids: readonly string[], select: (selection: Selection) => void): void {
  const done = useRef<string | undefined>(undefined)
  useEffect(() => {
    const row = record === undefined || record === done.current ? -1 : ids.indexOf(record)
    if (row < 0) return
    done.current = record
    select(at(row, 0))
  }, [record, ids])
}

/** The rows of the list, their editing, and whether own edits have made its order or choice of rows outdated. */
function useListRows(ledger: LedgerDefinition, layout: Layout, query: Query, first: readonly string[] | undefined) {
  const [outdated, setOutdated] = useState(false)
  const store = useRows(ledger.id, query.asOf)
  const { flashing, flash } = useFlash()
  const edits = useEdits(ledger, store, (ids, fields) => {
    flash(ids)
    if (fields.some((field) => decides(layout, query, field))) setOutdated(true)
  })
  const list = useIds(query, edits.isOwn, first)
  const reveals = useReveal(ledger.id)
  useEffect(() => setOutdated(false), [list.ids])
  useLeaveGuard(isUnsaved(edits.state))
  return { list, outdated, store, flashing, edits, reveals }
}

/** Whether a field has a say in which rows are listed and in what order. */
function decides(layout: Layout, query: Query, field: string): boolean {
  const named = layout.sort.some((key) => key.field === field) || layout.conditions[field] !== undefined
  return named || layout.written !== '' || ('search' in query && query.search !== undefined)
}

export type LedgerList = ReturnType<typeof useLedgerList>

type Restriction = Readonly<{ search: string; drill: Drilled | undefined; asOf: string | undefined }>

function queryOf(ledger: LedgerDefinition, layout: Layout, { search, drill, asOf }: Restriction): Query {
  const own = filterText(ledger.fields, layout.conditions, layout.written)
  const filter = drill?.filter && own ? `(${drill.filter}) and (${own})` : (drill?.filter ?? own)
  return {
    ledger: ledger.id,
    ...(filter ? { filter } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(asOf ? { asOf } : {}),
    sort: layout.sort.map(({ field, down }) => ({ field, down })),
  }
}

function withoutSort(query: Query): Query {
  return { ...query, sort: [] }
}

type Kept = Readonly<{
  databaseId: string
  ledger: string
  drill: Drilled | undefined
  layout: Layout
  search: string
  asOf: string | undefined
  ids: readonly string[]
  selection: Selection
}>

function useKeptPlace(kept: Kept, scroller: RefObject<HTMLDivElement | null>, earlier: ReturnType<typeof recallList>): void {
  const latest = useRef(kept)
  latest.current = kept
  useEffect(() => {
    const element = scroller.current
    if (earlier && element) element.scrollTo(earlier.scrollLeft, earlier.scrollTop)
    return () => {
      const { databaseId, ledger, drill, ...rest } = latest.current
      const scrolled = { scrollTop: element?.scrollTop ?? 0, scrollLeft: element?.scrollLeft ?? 0 }
      rememberList({ ...rest, ...scrolled }, databaseId, ledger, drill)
    }
  }, [])
}

/** A checked row that a filter has taken out of sight must not be changed unseen. */
function dropGone(ids: readonly string[], checked: ReadonlySet<string>, check: (next: ReadonlySet<string>) => void): void {
  if (checked.size === 0) return
  const present = new Set(ids)
  const kept = [...checked].filter((id) => present.has(id))
  if (kept.length !== checked.size) check(new Set(kept))
}
