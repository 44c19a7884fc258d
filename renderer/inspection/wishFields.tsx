import { Group, MultiSelect, NumberInput, Select, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { mostStrataFields, strataFields } from '#shared/inspection/strata.ts'
import { codesOf, fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { useCall, useRegistry } from '#renderer/bridge/index.ts'
import { DateInput, Panel } from '#renderer/ui/index.ts'
import type { WishDraft } from './wish.ts'

type Props = Readonly<{ draft: WishDraft; put: (more: Partial<WishDraft>) => void }>

/** What the inspection is called, and of whom is drawn. */
export function ScopeFields({ draft, put }: Props) {
  const registry = useRegistry()
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }).data ?? []
  return (
    <Panel title="抽查名称和范围">
      <Stack gap="xs">
        <Group grow align="flex-start">
          <TextInput
            label="抽查名称"
            required
            maxLength={100}
            value={draft.name}
            onChange={(event) => put({ name: event.currentTarget.value })}
          />
          <Select
            label="抽查类别"
            clearable
            data={wordsOf(registry, 'inspectionSample', 'source')}
            value={draft.source}
            onChange={(source) => put({ source })}
          />
          <DateInput label="计划检查日期" value={draft.inspectOn} onChange={(inspectOn) => put({ inspectOn })} />
        </Group>
        <MultiSelect
          label="哪些村"
          placeholder={draft.villages.length === 0 ? '全部行政村' : ''}
          searchable
          clearable
          data={villages.map(({ id, label }) => ({ value: id, label }))}
          value={[...draft.villages]}
          onChange={(next) => put({ villages: next })}
        />
        <Group grow align="flex-start">
          <MultiSelect
            label="户类型"
            placeholder={draft.kinds.length === 0 ? '全部' : ''}
            clearable
            data={wordsOf(registry, 'household', 'kind')}
            value={[...draft.kinds]}
            onChange={(kinds) => put({ kinds })}
          />
          <MultiSelect
            label="监测对象类别"
            placeholder={draft.monitoringKinds.length === 0 ? '不限' : ''}
            clearable
            data={wordsOf(registry, 'household', 'monitoringKind')}
            value={[...draft.monitoringKinds]}
            onChange={(monitoringKinds) => put({ monitoringKinds })}
          />
          <DateInput label="这一天以后抽过的不再抽" placeholder="不排除" value={draft.since} onChange={(since) => put({ since })} />
        </Group>
      </Stack>
    </Panel>
  )
}

/** By what the households are parted, and how many are drawn. */
export function StrataFields({ draft, put }: Props) {
  const fields = strataFields(ledgerOf(useRegistry(), 'household'))
  return (
    <Panel title="分层和户数">
      <Stack gap="xs">
        <MultiSelect
          label="按什么分层"
          description={`最多 ${mostStrataFields} 项；不选就不分层，全部放在一起抽`}
          searchable
          clearable
          maxValues={mostStrataFields}
          data={fields.map(({ id, label }) => ({ value: id, label }))}
          value={[...draft.strata]}
          onChange={(strata) => put({ strata })}
        />
        <Group align="flex-end" gap="md">
          <SegmentedControl
            aria-label="抽取办法"
            data={[
              { value: 'share', label: '共抽若干户，按比例分到各层' },
              { value: 'each', label: '每层抽固定户数' },
            ]}
            value={draft.way}
            onChange={(way) => put(way === 'each' ? { way: 'each', count: 2 } : { way: 'share', count: 30 })}
          />
          <Whole
            label={draft.way === 'share' ? '共抽户数' : '每层户数'}
            least={1}
            value={draft.count}
            onChange={(count) => put({ count })}
          />
          {draft.way === 'share' && <Whole label="每层至少" least={0} value={draft.least} onChange={(least) => put({ least })} />}
        </Group>
      </Stack>
    </Panel>
  )
}

type WholeProps = Readonly<{ label: string; least: number; value: number | null; onChange: (value: number | null) => void }>

function Whole({ label, least, value, onChange }: WholeProps) {
  return (
    <NumberInput
      label={label}
      w={110}
      min={least}
      max={2_000}
      allowDecimal={false}
      suffix=" 户"
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}

function wordsOf(registry: Registry, ledger: string, field: string): string[] {
  return codesOf(registry, fieldOf(ledgerOf(registry, ledger), field))?.items.map(({ value }) => value) ?? []
}
