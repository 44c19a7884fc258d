import { Group, Radio } from '@mantine/core'
import type { Selection } from '#shared/ipc/contract.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'

export type Rows = 'selected' | 'filter' | 'all'

type RowProps = Readonly<{
  ledger: LedgerDefinition
  selection: Selection
  selected: number
  value: Rows
  onChange: (rows: Rows) => void
}>

/** Which records go out, with how many they are. */
export function RowChoice({ ledger, selection, selected, value, onChange }: RowProps) {
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

export function selectionOf(rows: Rows, selection: Selection, selectedIds: readonly string[]): Selection {
  const sort = selection.sort ? { sort: selection.sort } : {}
  if (rows === 'all') return { ledger: selection.ledger, ...sort }
  if (rows === 'selected') return { ledger: selection.ledger, ids: [...selectedIds] }
  return selection
}
