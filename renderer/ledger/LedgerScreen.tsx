import { Anchor, Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { findLedger } from '#shared/ledger/registry.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { newId, showUndo, useAct, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, Page, countText, useConfirm } from '#renderer/ui/index.ts'
import { FilterChips } from './filters/FilterChips.tsx'
import { FilterPopup } from './filters/FilterPopup.tsx'
import { filterText, isEmptyCondition, type Condition } from './filters/condition.ts'
import { DataGrid } from './grid/DataGrid.tsx'
import { TotalsBar } from './grid/TotalsBar.tsx'
import type { HeadActions } from './grid/GridHead.tsx'
import type { GridCommands } from './grid/keys.ts'
import { resizeColumn, toggleSort } from './grid/layout.ts'
import { markedSum } from './grid/marked.ts'
import { meantIds } from './grid/model.ts'
import { LedgerToolbar } from './LedgerToolbar.tsx'
import { HistoryDialog } from './record/FieldHistory.tsx'
import { RecordDrawer } from './record/RecordDrawer.tsx'
import { removalOf } from './record/removal.ts'
import { useOpenRecord } from './record/openRecord.ts'
import { EmptyList } from './EmptyList.tsx'
import { takeEntry } from './memory.ts'
import { ListBand } from './ListBand.tsx'
import { useLedgerList, type LedgerList, type Wanted } from './useLedgerList.ts'

/** The list of any ledger, as a worksheet. */
export function LedgerScreen({ ledger: id, ...wanted }: Readonly<{ ledger: string }> & Wanted) {
  const ledger = findLedger(useRegistry(), id)
  if (!ledger) return <FailureNote error={new Error(`没有名为“${id}”的台账`)} />
  return <LedgerList key={id} ledger={ledger} wanted={wanted} />
}

type Filtering = Readonly<{ field: string; anchor: HTMLElement }>
type Looking = Readonly<{ id: string; field: string }>

function LedgerList({ ledger, wanted }: Readonly<{ ledger: LedgerDefinition; wanted: Wanted }>) {
  const list = useLedgerList(ledger, wanted)
  const { model, layout, scroller, totals } = list
  const [filtering, setFiltering] = useState<Filtering | null>(null)
  const [looking, setLooking] = useState<Looking | null>(null)
  const [drawer, setDrawer] = useState<string | 'new' | null>(null)
  const openNow = useOpenRecord(ledger.id, setDrawer)
  // Pages show what is today; of an earlier day the drawer shows what the list does.
  const openRecord = list.asOf === undefined ? openNow : async (id: string) => setDrawer(id)
  const remove = useRemoval(list)
  const onNew = useNew(ledger, model.readOnly, () => setDrawer('new'))
  useReloadKey(list.list.reload)
  useEffect(() => {
    if (onNew && takeEntry(wanted.entry)) onNew()
  }, [wanted.entry])
  const commands = commandsOf(list, { open: openRecord, remove, filter: setFiltering, look: setLooking })
  return (
    <Page
      title={ledger.label}
      note={<Counted list={list} ledger={ledger} />}
      flush
      actions={onNew && <Button onClick={onNew}>{ledger.id === 'household' ? '新增一户' : `新增${ledger.label}`}</Button>}
    >
      <ListBand list={list} />
      <LedgerToolbar list={list} onRemove={() => void remove()} />
      <Chips list={list} />
      <DataGrid
        model={model}
        sort={layout.sort}
        filtered={new Set(Object.keys(layout.conditions))}
        head={headActions(list, setFiltering)}
        commands={commands}
        scroller={scroller}
        empty={<EmptyList list={list} onNew={onNew} />}
        onPage={list.setPage}
      />
      <TotalsBar ledger={ledger} columns={model.columns} totals={totals} checked={model.checked.size} marked={markedSum(model)} />
      {filtering && <ColumnFilter key={filtering.field} list={list} filtering={filtering} onClose={() => setFiltering(null)} />}
      {looking && <HistoryDialog ledger={ledger} {...looking} onClose={() => setLooking(null)} />}
      {drawer !== null && (
        <RecordDrawer ledger={ledger} id={drawer === 'new' ? null : drawer} asOf={list.asOf} onClose={() => setDrawer(null)} />
      )}
    </Page>
  )
}

type Deeds = Readonly<{
  open: ReturnType<typeof useOpenRecord>
  remove: () => Promise<void>
  filter: (filtering: Filtering) => void
  look: (looking: Looking) => void
}>

function commandsOf({ model, scroller }: LedgerList, deeds: Deeds): GridCommands {
  return {
    open: (id) => void deeds.open(id, model.store.get(id)),
    remove: () => void deeds.remove(),
    filter: (field) => {
      const anchor = scroller.current?.querySelector<HTMLElement>(`[data-field="${field}"]`)
      if (anchor) deeds.filter({ field, anchor })
    },
    history: (row, column) => {
      const field = model.columns[column]?.field.id
      const id = model.ids[row]
      if (field && id) deeds.look({ id, field })
    },
  }
}

function headActions({ layout, setLayout }: LedgerList, filter: (filtering: Filtering) => void): Omit<HeadActions, 'checkAll'> {
  return {
    sort: (field, join) => setLayout({ ...layout, sort: toggleSort(layout.sort, field, join) }),
    filter: (field, anchor) => filter({ field, anchor }),
    resize: (field, width) => setLayout((now) => resizeColumn(now, field, width)),
  }
}

function Chips({ list }: Readonly<{ list: LedgerList }>) {
  const { model, layout, setLayout } = list
  return (
    <FilterChips
      ledger={model.ledger}
      conditions={layout.conditions}
      written={layout.written}
      onRemove={(field) => setLayout({ ...layout, conditions: without(layout.conditions, field) })}
      onRemoveWritten={() => setLayout({ ...layout, written: '' })}
      onClear={() => setLayout({ ...layout, conditions: {}, written: '' })}
    />
  )
}

function Counted({ list, ledger }: Readonly<{ list: LedgerList; ledger: LedgerDefinition }>) {
  const restricted = list.query.filter !== undefined || list.query.search !== undefined
  return (
    <>
      {`${restricted ? '符合条件的 ' : ''}${countText(list.list.ids.length)} ${ledger.unit}${list.model.readOnly ? '（只读）' : ''}`}
      {list.outdated && (
        <>
          {'；排序或筛选已变化，'}
          <Anchor component="button" type="button" fz="sm" onClick={list.list.reload}>
            刷新（F5）
          </Anchor>
        </>
      )}
    </>
  )
}

/** F5 finds and orders the rows anew. */
function useReloadKey(reload: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F5') return
      event.preventDefault()
      reload()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [reload])
}

/** How a record of the ledger is begun; null where it is not, or not here. */
function useNew(ledger: LedgerDefinition, readOnly: boolean, drawer: () => void): (() => void) | null {
  const { open } = useNavigate()
  // Members belong to a household and are entered there, where number and relation can be checked.
  if (readOnly || ledger.id === 'member') return null
  return ledger.id === 'household' ? () => open({ screen: 'newHousehold' }) : drawer
}

function ColumnFilter({ list, filtering, onClose }: Readonly<{ list: LedgerList; filtering: Filtering; onClose: () => void }>) {
  const { model, layout, setLayout } = list
  const field = model.ledger.fields.find((candidate) => candidate.id === filtering.field)
  if (!field) return null
  const apply = (condition: Condition | null) => {
    const rest = without(layout.conditions, field.id)
    const conditions = condition && !isEmptyCondition(condition) ? { ...rest, [field.id]: condition } : rest
    setLayout({ ...layout, conditions })
    onClose()
  }
  const others = filterText(model.ledger.fields, without(layout.conditions, field.id), layout.written)
  return (
    <FilterPopup
      ledger={model.ledger.id}
      field={field}
      anchor={filtering.anchor}
      condition={layout.conditions[field.id]}
      others={others}
      asOf={list.asOf}
      onApply={apply}
      onClose={onClose}
    />
  )
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key))
}

/** 移入回收站 of what is meant, after asking. */
function useRemoval(list: LedgerList): () => Promise<void> {
  const confirm = useConfirm()
  const commit = useAct('edit.commit')
  const { model } = list
  return async () => {
    const ids = meantIds(model)
    if (model.readOnly || ids.length === 0) return
    const { label, unit } = model.ledger
    const count = `${countText(ids.length)} ${unit}`
    const what = model.ledger.id === 'household' ? '户内成员一起移入。' : ''
    const removal = await removalOf(model.registry, model.ledger.id, ids.slice(0, 20_000))
    const along = removal.along === '' ? '' : `连同 ${removal.along}。`
    const text = `${label}中的 ${count}将移入回收站。${what}${along}可以从回收站恢复，也可以用 Ctrl+Z 撤销。`
    if (!(await confirm({ title: '移入回收站', text, verb: `移入 ${count}`, danger: true }))) return
    await commit.mutateAsync({ id: newId(), changes: [...removal.changes] }).then(
      ({ changeSet }) => {
        model.check(new Set())
        list.list.reload()
        showUndo(`已移入回收站：${count}`, changeSet)
      },
      () => undefined,
    )
  }
}
