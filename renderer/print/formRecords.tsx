import { Group, Pill, Radio, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import { findField, findLedger } from '#shared/ledger/registry.ts'
import { useCall, useRegistry } from '#renderer/bridge/index.ts'
import type { FormWish } from './formWish.ts'

type RecordsProps = Readonly<{ info: FormInfo; wish: FormWish; onChange: (wish: FormWish) => void }>

/** For which records: those that were chosen before, of a village, single ones by name, or none (to be filled in with a pen). */
export function FormRecords({ info, wish, onChange }: RecordsProps) {
  const [came] = useState(wish.selection)
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const hasCome = came !== undefined && Object.keys(came).length > 0
  const mode = wish.selection === undefined ? 'blank' : hasCome && wish.selection === came ? 'came' : wish.selection.ids ? 'some' : 'all'
  const choose = (next: string) => {
    const { selection: _selection, ...rest } = wish
    if (next === 'blank') onChange(rest)
    else onChange({ ...rest, selection: next === 'came' && came ? came : next === 'some' ? { ids: [] } : {} })
  }
  return (
    <Stack gap="xs">
      <Radio.Group label="印哪些" value={mode} onChange={choose}>
        <Stack gap={6} mt={4}>
          {hasCome && <Radio value="came" label={came.ids ? `选中的 ${came.ids.length} 条` : '列表里现在的记录'} />}
          <Radio
            value="all"
            label={info.range === '' ? `全部${info.ledgerLabel}` : `本表所列的全部${info.ledgerLabel}`}
            description={info.range === '' ? undefined : `只印${info.range}的`}
          />
          <Radio value="some" label="按名称挑选" />
          {info.blank && <Radio value="blank" label="空白表一份" />}
        </Stack>
      </Radio.Group>
      {mode === 'all' && <VillageChoice info={info} wish={wish} onChange={onChange} />}
      {mode === 'some' && <PickedRecords info={info} wish={wish} onChange={onChange} names={names} onNames={setNames} />}
    </Stack>
  )
}

function VillageChoice({ info, wish, onChange }: RecordsProps) {
  const ledger = findLedger(useRegistry(), info.ledger)
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }).data ?? []
  const [village, setVillage] = useState<string | null>(null)
  if (!ledger || !findField(ledger, 'village')) return null
  return (
    <Select
      label="行政村"
      placeholder="全镇"
      clearable
      searchable
      data={villages.map((one) => one.label)}
      value={village}
      onChange={(next) => {
        setVillage(next)
        onChange({ ...wish, selection: next === null ? {} : { filter: `village = ${JSON.stringify(next)}` } })
      }}
    />
  )
}

type PickedProps = RecordsProps &
  Readonly<{ names: Readonly<Record<string, string>>; onNames: (names: Readonly<Record<string, string>>) => void }>

function PickedRecords({ info, wish, onChange, names, onNames }: PickedProps) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 200)
  const found = useCall('ledger.options', { ledger: info.ledger, text: asked }, { keepPrevious: true }).data ?? []
  const ids = wish.selection?.ids ?? []
  const take = (id: string | null) => {
    const one = found.find((option) => option.id === id)
    if (!one || ids.includes(one.id)) return
    onNames({ ...names, [one.id]: one.label })
    onChange({ ...wish, selection: { ids: [...ids, one.id] } })
    setText('')
  }
  return (
    <Stack gap={6}>
      <Select
        aria-label="按名称查找"
        placeholder={`输入名称，找${info.ledgerLabel}`}
        searchable
        searchValue={text}
        onSearchChange={setText}
        filter={({ options }) => options}
        data={found.map((option) => ({ value: option.id, label: option.hint ? `${option.label}　${option.hint}` : option.label }))}
        value={null}
        onChange={take}
        nothingFoundMessage="没有找到"
      />
      <Group gap={6}>
        {ids.map((id) => (
          <Pill key={id} withRemoveButton onRemove={() => onChange({ ...wish, selection: { ids: ids.filter((one) => one !== id) } })}>
            {names[id] ?? '1 条'}
          </Pill>
        ))}
      </Group>
      {ids.length === 0 && (
        <Text fz="xs" c="dimmed">
          还没有挑选。
        </Text>
      )}
    </Stack>
  )
}
