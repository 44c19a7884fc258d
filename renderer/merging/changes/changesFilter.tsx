import { Button, Group, Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useDebouncedValue } from '@mantine/hooks'
import type { MergeChangeKind, MergeChanges } from '#shared/ipc/parts/merging.ts'
import { countText } from '#renderer/ui/index.ts'
import { kindWords } from './kindWords.ts'

export type Filter = Readonly<{
  ledger?: string
  village?: string
  kind?: MergeChangeKind
  author?: Readonly<{ person: string; device: string }>
  text?: string
}>

type Props = Readonly<{
  facets: MergeChanges['facets']
  filter: Filter
  onChoose: (filter: Filter) => void
  onReveal: (() => void) | null
}>

/** Which of the records are listed. Each choice says how many there are of it. */
export function ChangesFilter({ facets, filter, onChoose, onReveal }: Props) {
  const { ledgers, villages, kinds, authors } = facets
  const pick = (key: keyof Filter, value: Filter[keyof Filter] | undefined) => {
    const { [key]: _, ...rest } = filter
    onChoose(value === undefined ? rest : { ...rest, [key]: value })
  }
  const choice = (value: string, label: string, count: number) => ({ value, label: `${label}（${countText(count)}）` })
  const authorOf = (key: string | null) => authors.find((one) => keyOf(one) === key)
  return (
    <Group gap="xs" mb="xs" align="flex-end">
      <NameBox onText={(text) => text !== (filter.text ?? '') && pick('text', text === '' ? undefined : text)} />
      <Choice
        label="哪本台账"
        data={ledgers.map(({ ledger, label, count }) => choice(ledger, label, count))}
        value={filter.ledger}
        onPick={(value) => pick('ledger', value ?? undefined)}
      />
      <Choice
        label="哪个村"
        data={villages.map(({ village, label, count }) => choice(villageKey(village), village === '' ? '不属于村的' : label, count))}
        value={filter.village === undefined ? undefined : villageKey(filter.village)}
        onPick={(value) => pick('village', value === null ? undefined : value.slice(1))}
      />
      <Choice
        label="怎么变"
        data={kinds.map(({ kind, count }) => choice(kind, kindWords[kind], count))}
        value={filter.kind}
        onPick={(value) => pick('kind', (value ?? undefined) as MergeChangeKind | undefined)}
      />
      <Choice
        label="谁改的"
        data={authors.map((one) => choice(keyOf(one), `${one.person}（${one.device}）`, one.count))}
        value={filter.author && keyOf(filter.author)}
        onPick={(value) => {
          const one = authorOf(value)
          pick('author', one && { person: one.person, device: one.device })
        }}
      />
      {onReveal && (
        <Button variant="default" onClick={onReveal} title="显示完整号码会记入查看记录">
          显示完整号码
        </Button>
      )}
    </Group>
  )
}

/** A value that is not empty: Mantine takes '' for nothing chosen. */
const villageKey = (village: string): string => `村${village}`
const keyOf = ({ person, device }: Readonly<{ person: string; device: string }>): string => `${person}\n${device}`

type ChoiceProps = Readonly<{
  label: string
  data: readonly Readonly<{ value: string; label: string }>[]
  value: string | undefined
  onPick: (value: string | null) => void
}>

function Choice({ label, data, value, onPick }: ChoiceProps) {
  return (
    <Select
      label={label}
      placeholder="全部"
      clearable
      searchable={data.length > 8}
      w={190}
      data={[...data]}
      value={value ?? null}
      onChange={onPick}
      comboboxProps={{ withinPortal: true }}
    />
  )
}

/** Milliseconds of silence before asking. */
const silence = 250

function NameBox({ onText }: Readonly<{ onText: (text: string) => void }>) {
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), silence)
  // Asked when the words have settled, not when the caller draws anew.
  useEffect(() => void onText(settled), [settled])
  return (
    <TextInput
      label="名称"
      placeholder="姓名、村名…"
      w={150}
      maxLength={60}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
