import { Button, Group, Select } from '@mantine/core'
import type { MergingOutputs } from '#shared/ipc/parts/merging.ts'
import { useCall } from '#renderer/bridge/index.ts'

/** Which conflicts are listed: of one field, of one village. */
export type Chosen = Readonly<{ ledger?: string; field?: string; village?: string }>

type FilterProps = Readonly<{
  fields: MergingOutputs['merge.open']
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
  onReveal: (() => void) | null
}>

export function ConflictFilter({ fields, chosen, onChoose, onReveal }: FilterProps) {
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }).data ?? []
  const { village, ...field } = chosen
  const inVillage = village === undefined ? {} : { village }
  return (
    <Group mb="xs" gap="md" align="flex-end">
      <Select
        label="只看哪一项"
        placeholder="全部"
        clearable
        w={280}
        data={fields.map((one) => ({ value: keyOf(one), label: `${one.ledgerLabel} · ${one.fieldLabel}（${one.count}）` }))}
        value={field.ledger === undefined ? null : keyOf({ ledger: field.ledger, field: field.field ?? '' })}
        onChange={(key) => {
          const one = fields.find((entry) => keyOf(entry) === key)
          onChoose({ ...inVillage, ...(one ? { ledger: one.ledger, field: one.field } : {}) })
        }}
      />
      <Select
        label="只看哪个村"
        placeholder="全部"
        clearable
        searchable
        w={180}
        data={villages.map(({ id, label }) => ({ value: id, label }))}
        value={village ?? null}
        onChange={(id) => onChoose({ ...field, ...(id === null ? {} : { village: id }) })}
      />
      {onReveal && (
        <Button variant="default" onClick={onReveal} title="显示完整号码会记入查看记录">
          显示完整号码
        </Button>
      )}
    </Group>
  )
}

const keyOf = ({ ledger, field }: Readonly<{ ledger: string; field: string }>): string => `${ledger}.${field}`
