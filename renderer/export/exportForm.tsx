import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Selection } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { ColumnPicker, countText } from '#renderer/ui/index.ts'
import { columnGroups, startFields } from './exportColumns.ts'
import type { ExportWish } from './useExport.ts'

type FormProps = Readonly<{
  ledger: LedgerDefinition
  selection: Selection
  fields?: readonly string[]
  selectedIds?: readonly string[]
  onClose: () => void
  onExport: (wish: ExportWish) => void
}>

type Rows = 'selected' | 'filter' | 'all'

/** Everything that is chosen before an export. */
export function ExportForm({ ledger, selection, fields, selectedIds, onClose, onExport }: FormProps) {
  const [rows, setRows] = useState<Rows>(selectedIds?.length ? 'selected' : 'filter')
  const [chosen, setChosen] = useState<readonly string[]>(fields ?? startFields(ledger))
  const [mask, setMask] = useState(true)
  const [purpose, setPurpose] = useState('')
  const sensitive = ledger.fields.filter((field) => field.sensitive && chosen.includes(field.id))
  const full = !mask && sensitive.length > 0
  const complete = chosen.length > 0 && (!full || purpose.trim() !== '')
  const submit = () =>
    onExport({
      selection: selectionOf(rows, selection, selectedIds ?? []),
      fields: [...chosen],
      mask: !full,
      ...(full ? { purpose: purpose.trim() } : {}),
      suggestedName: `${ledger.label}.xlsx`,
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
        <ColumnPicker groups={columnGroups(ledger)} value={chosen} onChange={setChosen} height={220} />
        {sensitive.length > 0 && <MaskChoice mask={mask} onMask={setMask} purpose={purpose} onPurpose={setPurpose} />}
        <FormButtons complete={complete} onClose={onClose} />
      </Stack>
    </form>
  )
}

function FormButtons({ complete, onClose }: Readonly<{ complete: boolean; onClose: () => void }>) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        取消
      </Button>
      <Button type="submit" disabled={!complete}>
        选择位置并导出…
      </Button>
    </Group>
  )
}

type RowProps = Readonly<{
  ledger: LedgerDefinition
  selection: Selection
  selected: number
  value: Rows
  onChange: (rows: Rows) => void
}>

function RowChoice({ ledger, selection, selected, value, onChange }: RowProps) {
  const { sort: _, ...filtered } = selection
  const shown = useCall('ledger.totals', filtered).data?.records
  const all = useCall('ledger.totals', { ledger: ledger.id }).data?.records
  const words = (count: number | undefined) => (count === undefined ? '' : `（${countText(count)} ${ledger.unit}）`)
  return (
    <Radio.Group label="导出哪些行" value={value} onChange={(next) => onChange(next as Rows)}>
      <Group mt={4}>
        {selected > 0 && <Radio value="selected" label={`选中的行${words(selected)}`} />}
        <Radio value="filter" label={`当前列出的行${words(shown)}`} />
        <Radio value="all" label={`整个台账${words(all)}`} />
      </Group>
    </Radio.Group>
  )
}

type MaskProps = Readonly<{
  mask: boolean
  onMask: (mask: boolean) => void
  purpose: string
  onPurpose: (purpose: string) => void
}>

function MaskChoice({ mask, onMask, purpose, onPurpose }: MaskProps) {
  return (
    <Stack gap="xs">
      <Radio.Group label="证件号、电话、卡号" value={mask ? 'masked' : 'full'} onChange={(next) => onMask(next === 'masked')}>
        <Group mt={4}>
          <Radio value="masked" label="隐藏中间几位" />
          <Radio value="full" label="完整号码" />
        </Group>
      </Radio.Group>
      {!mask && (
        <>
          <TextInput
            label="用途"
            required
            withAsterisk
            placeholder="如 报县局核对"
            maxLength={200}
            value={purpose}
            onChange={(event) => onPurpose(event.currentTarget.value)}
          />
          <Text fz="sm" c="dimmed">
            完整号码的导出会记入“查看与导出记录”。请妥善保管文件。
          </Text>
        </>
      )}
    </Stack>
  )
}

function selectionOf(rows: Rows, selection: Selection, selectedIds: readonly string[]): Selection {
  const sort = selection.sort ? { sort: selection.sort } : {}
  if (rows === 'all') return { ledger: selection.ledger, ...sort }
  if (rows === 'selected') return { ledger: selection.ledger, ids: [...selectedIds] }
  return selection
}
