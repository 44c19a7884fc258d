import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFilter, IconFilterFilled } from '@tabler/icons-react'
import type { PointerEvent } from 'react'
import { toldField } from '#shared/help/fields/index.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'
import { Explained } from '../told/Explained.tsx'
import { tellOver, useToldId, type Teller } from '../told/told.ts'
import type { GridColumn, SortKey } from './layout.ts'
import { headWidth, type Slice } from './slice.ts'
import classes from './grid.module.css'

export type HeadActions = Readonly<{
  sort: (field: string, join: boolean) => void
  filter: (field: string, anchor: HTMLElement) => void
  resize: (field: string, width: number) => void
  checkAll: (checked: boolean) => void
}>

type Props = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  slice: Slice
  sort: readonly SortKey[]
  filtered: ReadonlySet<string>
  checked: 'all' | 'some' | 'none'
  actions: HeadActions
  focusColumn: number
}>

/** The headings: click sorts (Shift joins), the funnel filters, the right edge is drawn to the wanted width. */
export function GridHead({ registry, ledger, slice, sort, filtered, checked, actions, focusColumn }: Props) {
  return (
    <div role="rowgroup" className={classes.head} style={{ width: slice.total }}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        <div role="columnheader" aria-colindex={1} className={classes.corner} style={{ width: headWidth }}>
          <input
            type="checkbox"
            tabIndex={-1}
            className={classes.check}
            aria-label="全部选中"
            checked={checked === 'all'}
            ref={(box) => void (box && (box.indeterminate = checked === 'some'))}
            onChange={(event) => actions.checkAll(event.currentTarget.checked)}
          />
          <span className={classes.cornerText}>序号</span>
        </div>
        {slice.cells.map(({ column, index, style }) => (
          <HeadCell
            key={column.field.id}
            column={column}
            teller={headTeller(registry, ledger, column)}
            index={index}
            style={style}
            sort={sort}
            filtered={filtered.has(column.field.id)}
            actions={actions}
            focused={index === focusColumn}
          />
        ))}
      </div>
    </div>
  )
}

/** What a column means, for its heading. */
export function headTeller(registry: Registry, ledger: LedgerDefinition, { field }: GridColumn): Teller | null {
  const told = toldField(registry, ledger, field)
  return told && { title: withUnit(field), field: told, hint: sortWords }
}

function withUnit(field: GridColumn['field']): string {
  const unit = unitOf(field)
  return unit === null ? field.label : `${field.label}（${unit}）`
}

const sortWords = '点击排序，按住 Shift 再点可按多列排序'

type CellProps = Readonly<{
  teller: Teller | null
  column: GridColumn
  index: number
  style: Slice['cells'][number]['style']
  sort: readonly SortKey[]
  filtered: boolean
  focused: boolean
  actions: HeadActions
}>

function HeadCell({ teller, column, index, style, sort, filtered, focused, actions }: CellProps) {
  const { field } = column
  const toldId = useToldId()
  const place = sort.findIndex((key) => key.field === field.id)
  const key = sort[place]
  const order = key ? (key.down ? 'descending' : 'ascending') : 'none'
  const Arrow = key?.down ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={order}
      aria-describedby={teller ? toldId : undefined}
      className={classes.headCell}
      style={style}
      data-pinned={column.pinned || undefined}
      data-focused={focused || undefined}
    >
      <UnstyledButton
        tabIndex={-1}
        className={classes.headButton}
        title={teller ? undefined : `${withUnit(field)}：${sortWords}`}
        {...tellOver(teller)}
        onClick={(event) => actions.sort(field.id, event.shiftKey)}
      >
        <span className={classes.headText}>{field.label}</span>
        {key && <Arrow size={14} aria-hidden />}
        {key && sort.length > 1 && <span className={classes.sortPlace}>{place + 1}</span>}
      </UnstyledButton>
      <UnstyledButton
        tabIndex={-1}
        className={classes.funnel}
        data-on={filtered || undefined}
        data-field={field.id}
        aria-label={`筛选${field.label}${filtered ? '（已筛选）' : ''}`}
        onClick={(event) => actions.filter(field.id, event.currentTarget)}
      >
        {filtered ? <IconFilterFilled size={14} aria-hidden /> : <IconFilter size={14} aria-hidden />}
      </UnstyledButton>
      <Explained id={toldId} told={teller?.field ?? null} />
      <span className={classes.grip} aria-hidden onPointerDown={(event) => startResize(event, column, actions)} />
    </div>
  )
}

function startResize(event: PointerEvent<HTMLElement>, column: GridColumn, actions: HeadActions): void {
  event.preventDefault()
  const from = event.clientX
  const grip = event.currentTarget
  grip.setPointerCapture(event.pointerId)
  const drag = (moved: globalThis.PointerEvent) => actions.resize(column.field.id, column.width + moved.clientX - from)
  const stop = () => {
    grip.removeEventListener('pointermove', drag)
    grip.removeEventListener('pointerup', stop)
  }
  grip.addEventListener('pointermove', drag)
  grip.addEventListener('pointerup', stop)
}
