import { Autocomplete, MultiSelect, Radio, Stack } from '@mantine/core'
import type { PackageKind, PackagePlace, PackageScopeWish } from '#shared/ipc/parts/packages.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { isOwn } from '#shared/ledger/registry.ts'
import { useCall, useRegistry } from '#renderer/bridge/index.ts'

export type Content = Readonly<{ place: string; kind: PackageKind; scope: PackageScopeWish }>

export const emptyContent: Content = { place: '', kind: 'subset', scope: { villages: [], ledgers: [], without: [] } }

type Props = Readonly<{ value: Content; onChange: (value: Content) => void; places: readonly PackagePlace[] }>

/** To whom, and what of the file: everything, what is new since the last time, or the share of some villages. */
export function PackContent({ value, onChange, places }: Props) {
  const { place, kind } = value
  const known = places.find((one) => one.place === place)
  return (
    <Stack gap="sm">
      <Autocomplete
        label="给谁"
        description="编号按去处各自连续，收发记录按去处对得上"
        placeholder="如 清水村、县局、二楼电脑"
        w={340}
        data={places.map((one) => one.place)}
        value={place}
        maxLength={60}
        required
        onChange={(next) => {
          const held = places.find((one) => one.place === next)?.scope
          onChange({ ...value, place: next, ...(held && value.scope.villages.length === 0 ? { scope: held } : {}) })
        }}
      />
      <Radio.Group label="带什么" value={kind} onChange={(next) => onChange({ ...value, kind: next as PackageKind })}>
        <Stack gap={6} mt={4}>
          <Radio value="subset" label="部分村的内容（村里另一台电脑只看到、只改这些）" />
          <Radio value="changes" label={sinceLabel(known)} disabled={!known?.out} />
          <Radio value="whole" label="整份台账（换电脑、交给另一位经办人）" />
        </Stack>
      </Radio.Group>
      {kind === 'subset' && <ScopeFields scope={value.scope} onChange={(scope) => onChange({ ...value, scope })} />}
    </Stack>
  )
}

function sinceLabel(known: PackagePlace | undefined): string {
  if (!known?.out) return '上次以来的变动（还没有给这里打过包）'
  const waiting = known.waiting === null ? '' : `，之后本机又有 ${known.waiting} 步`
  return `上次以来的变动（第 ${known.out.number} 号包之后${waiting}）`
}

type ScopeProps = Readonly<{ scope: PackageScopeWish; onChange: (scope: PackageScopeWish) => void }>

function ScopeFields({ scope, onChange }: ScopeProps) {
  const registry = useRegistry()
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }).data ?? []
  return (
    <Stack gap="xs" pl="md">
      <MultiSelect
        label="哪些村"
        placeholder={scope.villages.length === 0 ? '选一个或几个村' : ''}
        required
        searchable
        maw={620}
        data={villages.map(({ id, label }) => ({ value: id, label }))}
        value={[...scope.villages]}
        onChange={(next) => onChange({ ...scope, villages: next })}
      />
      <MultiSelect
        label="哪些台账"
        placeholder={scope.ledgers.length === 0 ? '全部台账' : ''}
        description="村、组、农户和家庭成员总是带上"
        searchable
        clearable
        maw={620}
        data={ledgerChoices(registry)}
        value={[...scope.ledgers]}
        onChange={(next) => onChange({ ...scope, ledgers: next })}
      />
      <MultiSelect
        label="不带走的列"
        placeholder={scope.without.length === 0 ? '都带上' : ''}
        description="这些列连同历史里的旧值都留在本机，如银行卡号"
        searchable
        clearable
        limit={80}
        maw={620}
        data={columnChoices(registry)}
        value={scope.without.map(({ ledger, field }) => `${ledger}.${field}`)}
        onChange={(next) => onChange({ ...scope, without: next.map(columnOf) })}
      />
    </Stack>
  )
}

/** Go along in any case, so that the others hang together. */
const always = new Set(['village', 'group', 'household', 'member'])

function ledgerChoices(registry: Registry) {
  return registry.ledgers.filter(({ id, system }) => !system && !always.has(id)).map(({ id, label }) => ({ value: id, label }))
}

/** Personal numbers first: these are what one leaves at home. Titles and links cannot stay. */
function columnChoices(registry: Registry) {
  const all = registry.ledgers
    .filter(({ system }) => !system)
    .flatMap((ledger) =>
      ledger.fields
        .filter((field) => isOwn(field) && field.type !== 'link' && field.id !== ledger.title && !field.retired && !field.internal)
        .map((field) => ({
          value: `${ledger.id}.${field.id}`,
          label: `${ledger.label}：${field.label}`,
          sensitive: field.sensitive !== undefined,
        })),
    )
  return [...all.filter(({ sensitive }) => sensitive), ...all.filter(({ sensitive }) => !sensitive)].map(({ value, label }) => ({
    value,
    label,
  }))
}

function columnOf(key: string): Readonly<{ ledger: string; field: string }> {
  const [ledger = '', field = ''] = key.split('.')
  return { ledger, field }
}

/** The part of a call that says what goes along. */
export function contentInput({ place, kind, scope }: Content) {
  const { villages, ledgers, without } = scope
  return {
    place: place.trim(),
    kind,
    ...(kind === 'subset' ? { villages: [...villages], ledgers: [...ledgers], without: without.map((one) => ({ ...one })) } : {}),
  }
}

export function isComplete({ place, kind, scope }: Content): boolean {
  return place.trim() !== '' && (kind !== 'subset' || scope.villages.length > 0)
}
