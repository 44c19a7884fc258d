import { Button, CloseButton, Menu, TextInput } from '@mantine/core'
import { IconChevronDown, IconColumns3, IconEye, IconFilter, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from '#renderer/bridge/index.ts'
import { Toolbar, countText } from '#renderer/ui/index.ts'
import { AsOfButton } from './AsOfButton.tsx'
import { WrittenFilter } from './filters/WrittenFilter.tsx'
import { MultiEdit } from './grid/MultiEdit.tsx'
import { copyRows } from './grid/copy.ts'
import type { Layout } from './grid/layout.ts'
import { meantIds } from './grid/model.ts'
import { blockOf } from './grid/selection.ts'
import type { LedgerList } from './useLedgerList.ts'
import { ColumnDialog } from './views/ColumnDialog.tsx'
import classes from './ledger.module.css'
import { ViewMenu } from './views/ViewMenu.tsx'

type Props = Readonly<{ list: LedgerList; onRemove: () => void }>
type Dialog = 'columns' | 'filter' | 'edit' | null

/** Above the grid: quick search, filter, columns, views, and what can be done with the chosen rows. */
export function LedgerToolbar({ list, onRemove }: Props) {
  const { model, layout, setLayout, search, setSearch } = list
  const [dialog, setDialog] = useState<Dialog>(null)
  return (
    <Toolbar label={`${model.ledger.label}工具栏`}>
      <TextInput
        aria-label={`在${model.ledger.label}中查找`}
        placeholder="姓名、拼音、号码尾号…"
        className={classes.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        rightSection={search === '' ? null : <CloseButton size={24} iconSize={14} aria-label="清空查找" onClick={() => setSearch('')} />}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />} onClick={() => setDialog('filter')}>
        条件
      </Button>
      <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />} onClick={() => setDialog('columns')}>
        列
      </Button>
      <AsOfButton asOf={list.asOf} onAsOf={list.setAsOf} />
      <ViewMenu ledger={model.ledger} layout={layout} onLayout={setLayout} readOnly={model.readOnly} />
      <RevealButton list={list} />
      <RowsMenu list={list} onEdit={() => setDialog('edit')} onRemove={onRemove} />
      <Outputs list={list} />
      <Dialogs list={list} dialog={dialog} onClose={() => setDialog(null)} />
    </Toolbar>
  )
}

function Dialogs({ list, dialog, onClose }: Readonly<{ list: LedgerList; dialog: Dialog; onClose: () => void }>) {
  const { model, layout, setLayout } = list
  const apply = (next: Layout) => {
    setLayout(next)
    onClose()
  }
  if (dialog === 'columns') return <ColumnDialog ledger={model.ledger} layout={layout} onApply={apply} onClose={onClose} />
  if (dialog === 'filter')
    return (
      <WrittenFilter
        ledger={model.ledger}
        written={layout.written}
        onApply={(written) => apply({ ...layout, written })}
        onClose={onClose}
      />
    )
  return dialog === 'edit' ? <MultiEdit model={model} ids={meantIds(model)} onClose={onClose} /> : null
}

/** Full numbers of the chosen rows; each showing is logged. */
function RevealButton({ list }: Readonly<{ list: LedgerList }>) {
  const { model } = list
  const sensitive = model.columns.filter((column) => column.field.sensitive !== undefined).map((column) => column.field.id)
  // What is shown on demand is the number of today.
  if (sensitive.length === 0 || list.asOf !== undefined) return null
  if (model.reveals.any) {
    return (
      <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={model.reveals.hideAll}>
        重新遮挡
      </Button>
    )
  }
  const ids = meantIds(model).slice(0, 500)
  return (
    <Button
      variant="default"
      leftSection={<IconEye size={16} aria-hidden />}
      disabled={ids.length === 0}
      title="显示所选行的完整号码，查看会记入查看记录"
      onClick={() => void model.reveals.reveal(ids, sensitive)}
    >
      显示号码
    </Button>
  )
}

function RowsMenu({ list, onEdit, onRemove }: Readonly<{ list: LedgerList; onEdit: () => void; onRemove: () => void }>) {
  const { model } = list
  const ids = meantIds(model)
  const count = `${countText(ids.length)} ${model.ledger.unit}`
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" disabled={ids.length === 0} rightSection={<IconChevronDown size={14} aria-hidden />}>
          所选 {count}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!model.readOnly && <Menu.Item onClick={onEdit}>批量修改…</Menu.Item>}
        <Menu.Item
          onClick={() =>
            void copyRows(
              model,
              ids,
              model.columns.map((column) => column.field.id),
            )
          }
        >
          连同表头复制
        </Menu.Item>
        <Menu.Item onClick={() => selectAllRows(list)}>
          选中全部 {countText(model.ids.length)} {model.ledger.unit}
        </Menu.Item>
        {!model.readOnly && <Menu.Divider />}
        {!model.readOnly && (
          <Menu.Item color="red" onClick={onRemove}>
            移入回收站…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function selectAllRows({ model }: LedgerList): void {
  model.check(new Set(model.ids))
}

function Outputs({ list }: Readonly<{ list: LedgerList }>) {
  const { open } = useNavigate()
  const { model, query } = list
  const fields = model.columns.map((column) => column.field.id)
  const block = blockOf(model.selection)
  const chosen = model.checked.size > 0 || block.bottom > block.top ? meantIds(model) : []
  const selection = model.checked.size > 0 ? { ledger: query.ledger, ids: [...chosen], ...(query.asOf ? { asOf: query.asOf } : {}) } : query
  return (
    <>
      <Button variant="default" onClick={() => open({ screen: 'export', selection: query, fields, selectedIds: chosen })}>
        导出
      </Button>
      <Button variant="default" onClick={() => open({ screen: 'print', selection, fields })}>
        打印
      </Button>
    </>
  )
}
