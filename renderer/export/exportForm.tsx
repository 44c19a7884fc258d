import { Button, Checkbox, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Selection } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { FullNumbers } from '#renderer/leaks/index.ts'
import { ColumnPicker, Foot } from '#renderer/ui/index.ts'
import { columnGroups, startFields } from './exportColumns.ts'
import { MaskChoice } from './maskChoice.tsx'
import { NameChoice } from './nameChoice.tsx'
import { RowChoice, selectionOf, type Rows } from './rowChoice.tsx'
import { useSavedViews } from './savedViews.ts'
import type { ExportWish } from './useExport.ts'
import { useFileName } from './useFileName.ts'

export type FormProps = Readonly<{
  ledger: LedgerDefinition
  selection: Selection
  fields?: readonly string[]
  selectedIds?: readonly string[]
  onClose: () => void
  onExport: (wish: ExportWish) => void
}>

/** Everything that is chosen before an export. */
export function ExportForm({ ledger, selection, fields, selectedIds, onClose, onExport }: FormProps) {
  const [rows, setRows] = useState<Rows>(selectedIds?.length ? 'selected' : 'filter')
  const [chosen, setChosen] = useState<readonly string[]>(fields ?? startFields(ledger))
  const [mask, setMask] = useState(true)
  const [purpose, setPurpose] = useState('')
  const [returns, setReturns] = useState(false)
  const file = useFileName(ledger.label, rows === 'filter' ? selection.filter : undefined)
  const sensitive = ledger.fields.filter((field) => field.sensitive && chosen.includes(field.id))
  const full = !mask && sensitive.length > 0
  const complete = chosen.length > 0 && (!full || purpose.trim() !== '')
  const submit = () =>
    onExport({
      selection: selectionOf(rows, selection, selectedIds ?? []),
      fields: [...chosen],
      mask: !full,
      ...(full ? { purpose: purpose.trim() } : {}),
      returns,
      suggestedName: file.name,
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) submit()
      }}
    >
      <Stack gap="md">
        <RowChoice {...{ ledger, selection }} selected={selectedIds?.length ?? 0} value={rows} onChange={setRows} />
        <ViewChoice ledger={ledger} onFields={setChosen} />
        <ColumnPicker groups={columnGroups(ledger)} value={chosen} onChange={setChosen} height={200} />
        {sensitive.length > 0 && <MaskChoice mask={mask} onMask={setMask} purpose={purpose} onPurpose={setPurpose} />}
        {full && <FullNumbers wish={{ ...selectionOf(rows, selection, selectedIds ?? []), fields: [...chosen] }} unit={ledger.unit} />}
        <NameChoice pattern={file.pattern} onPattern={file.setPattern} name={file.name} />
        {!full && sensitive.length > 0 ? null : (
          <Checkbox
            label="填好后还要收回来导入"
            description="文件里多留一张隐藏的识别表，收回时各列自动对上。上报的文件不要勾选。"
            checked={returns}
            onChange={(event) => setReturns(event.currentTarget.checked)}
          />
        )}
        <FormButtons complete={complete} onClose={onClose} />
      </Stack>
    </form>
  )
}

/** Columns and order of a saved view, where the office has some. */
function ViewChoice({ ledger, onFields }: Readonly<{ ledger: LedgerDefinition; onFields: (fields: readonly string[]) => void }>) {
  const views = useSavedViews(ledger)
  if (views.length === 0) return null
  return (
    <Select
      label="按常用视图的列和次序"
      placeholder="不按视图"
      data={views.map((view) => ({ value: view.id, label: view.name }))}
      onChange={(id) => {
        const view = views.find((one) => one.id === id)
        if (view) onFields(view.fields)
      }}
      clearable
    />
  )
}

function FormButtons({ complete, onClose }: Readonly<{ complete: boolean; onClose: () => void }>) {
  return (
    <Foot>
      <Button variant="default" onClick={onClose}>
        取消
      </Button>
      <Button type="submit" disabled={!complete}>
        选择位置并导出…
      </Button>
    </Foot>
  )
}
