import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Selection as Query } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { useCall, useFile, useLeaveGuard, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { filterText } from './filters/condition.ts'
import { isUnsaved } from './grid/editing.ts'
import { defaultLayout, resumeLayout, gridColumns, type Layout } from './grid/layout.ts'
import type { GridModel } from './grid/model.ts'
import { clamp, start, type Selection } from './grid/selection.ts'
import { useEdits } from './grid/useEdits.ts'
import { useIds } from './grid/useIds.ts'
import { useReveal } from './grid/useReveal.ts'
import { useFlash, useRows } from './grid/useRows.ts'
import { recallList, rememberList } from './memory.ts'

/** Everything behind a ledger's list: layout, query, rows, selection; found again as it was left. */
export function useLedgerList(ledger: LedgerDefinition) {
  const registry = useRegistry()
  const databaseId = useFile()?.databaseId ?? ''
  const readOnly = useReadOnly()
  const earlier = useMemo(() => recallList(databaseId, ledger.id), [databaseId, ledger.id])
  const [layout, setLayout] = useState<Layout>(() => (earlier ? resumeLayout(ledger, earlier.layout) : defaultLayout(ledger)))
  const [search, setSearch] = useState(earlier?.search ?? '')
  const [sought] = useDebouncedValue(search, 120)
  const [selected, select] = useState<Selection>(earlier?.selection ?? start)
  const [checked, check] = useState<ReadonlySet<string>>(new Set())
  const [page, setPage] = useState(20)
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => gridColumns(ledger, layout), [ledger, layout])
  const query = useMemo(() => queryOf(ledger, layout, sought), [ledger, layout, sought])
  const { list, outdated, ...rows } = useListRows(ledger, layout, query, earlier?.ids)
  const totals = useCall('ledger.totals', withoutSort(query), { keepPrevious: true }).data
  const { ids } = list
  const selection = clamp(selected, { rows: ids.length, columns: columns.length, page })
  const chosen = { selection, select, checked, check, readOnly, page }
  const model: GridModel = { registry, ledger, columns, ids, ...rows, ...chosen }
  useKeptPlace({ databaseId, ledger: ledger.id, layout, search, ids, selection }, scroller, earlier)
  useEffect(() => dropGone(ids, checked, check), [ids])
  return { model, layout, setLayout, search, setSearch, query, list, outdated, totals, scroller, setPage }
}

/** The rows of the list, their editing, and whether own edits have made its order or choice of rows outdated. */
function useListRows(ledger: LedgerDefinition, layout: Layout, query: Query, first: readonly string[] | undefined) {
  const [outdated, setOutdated] = useState(false)
  const store = useRows(ledger.id)
  const { flashing, flash } = useFlash()
  const edits = useEdits(ledger.id, store, (ids, fields) => {
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

function queryOf(ledger: LedgerDefinition, layout: Layout, search: string): Query {
  const filter = filterText(ledger.fields, layout.conditions, layout.written)
  return {
    ledger: ledger.id,
    ...(filter ? { filter } : {}),
    ...(search.trim() ? { search: search.trim() } : {}),
    sort: layout.sort.map(({ field, down }) => ({ field, down })),
  }
}

function withoutSort(query: Query): Query {
  return { ...query, sort: [] }
}

type Kept = Readonly<{
  databaseId: string
  ledger: string
  layout: Layout
  search: string
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
      const { databaseId, ledger, ...rest } = latest.current
      rememberList(databaseId, ledger, {
        ...rest,
        scrollTop: element?.scrollTop ?? 0,
        scrollLeft: element?.scrollLeft ?? 0,
      })
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
