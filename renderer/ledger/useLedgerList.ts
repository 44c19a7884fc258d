import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Selection as Query } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { useCall, useFile, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { filterText } from './filters/condition.ts'
import { defaultLayout, fitLayout, gridColumns, type Layout } from './grid/layout.ts'
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
  const [layout, setLayout] = useState<Layout>(() =>
    earlier ? fitLayout(ledger, earlier.layout) : defaultLayout(ledger),
  )
  const [search, setSearch] = useState(earlier?.search ?? '')
  const [sought] = useDebouncedValue(search, 120)
  const [selected, select] = useState<Selection>(earlier?.selection ?? start)
  const [checked, check] = useState<ReadonlySet<string>>(new Set())
  const [page, setPage] = useState(20)
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => gridColumns(ledger, layout), [ledger, layout])
  const query = useMemo(() => queryOf(ledger, layout, sought), [ledger, layout, sought])
  const store = useRows(ledger.id)
  const { flashing, flash } = useFlash()
  const edits = useEdits(ledger.id, store, flash)
  const list = useIds(query, edits.isOwn, earlier?.ids)
  const reveals = useReveal(ledger.id)
  const totals = useCall('ledger.totals', withoutSort(query), { keepPrevious: true }).data
  const selection = clamp(selected, { rows: list.ids.length, columns: columns.length, page })
  const model: GridModel = {
    registry,
    ledger,
    columns,
    ids: list.ids,
    store,
    edits,
    reveals,
    flashing,
    selection,
    select,
    checked,
    check,
    readOnly,
    page,
  }
  useKeptPlace({ databaseId, ledger: ledger.id, layout, search, ids: list.ids, selection }, scroller, earlier)
  useEffect(() => dropGone(list.ids, checked, check), [list.ids])
  return { model, layout, setLayout, search, setSearch, query, list, totals, scroller, setPage }
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

function useKeptPlace(
  kept: Kept,
  scroller: RefObject<HTMLDivElement | null>,
  earlier: ReturnType<typeof recallList>,
): void {
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
function dropGone(
  ids: readonly string[],
  checked: ReadonlySet<string>,
  check: (next: ReadonlySet<string>) => void,
): void {
  if (checked.size === 0) return
  const present = new Set(ids)
  const kept = [...checked].filter((id) => present.has(id))
  if (kept.length !== checked.size) check(new Set(kept))
}
