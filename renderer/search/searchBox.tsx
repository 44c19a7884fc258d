import { Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent as KeyPress, RefObject } from 'react'
import type { SearchHit } from '#shared/ipc/outputs.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { attempt, call, useCall, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import { KeyHint } from '#renderer/ui/index.ts'
import classes from './search.module.css'

/** Hits asked for; more would not be read but searched for more exactly. */
const limit = 50
/** Milliseconds of silence before asking: under it every key of a pinyin syllable would ask. */
const silence = 80

/** Finds people, households and places by name, pinyin initials, number tail or phone. Ctrl+K or Ctrl+F from anywhere. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const navigate = useNavigate()
  const { hits, asking, wanted } = useHits(text)
  useSearchKeys(input)
  // Only new hits move the mark; the store of the list changes with every arrow key.
  useEffect(() => {
    combobox.resetSelectedOption()
    if (hits.length > 0) combobox.selectFirstOption()
  }, [hits])
  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return
    combobox.closeDropdown()
    setText('')
    input.current?.blur()
    navigate.open(placeOf(hit))
  }
  const scan = useScan(asking || hits.length === 0, choose)
  return (
    <Combobox store={combobox} onOptionSubmit={(key) => choose(hits.find((hit) => keyOf(hit) === key))} {...listProps}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          {...boxProps}
          value={text}
          rightSection={<BoxHint empty={text === ''} asking={asking} />}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onKeyDownCapture={scan}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <HitList hits={hits} wanted={wanted} asking={asking} />
    </Combobox>
  )
}

const boxProps = {
  role: 'combobox',
  className: classes.box,
  'aria-label': '查找',
  placeholder: '姓名、拼音首字母、证件或电话后几位',
  leftSection: <IconSearch size={16} aria-hidden />,
  rightSectionWidth: 64,
  rightSectionPointerEvents: 'none',
} as const

/** Inside the top bar, not in a portal: the list belongs to the banner landmark. */
const listProps = { withinPortal: false, width: 'min(600px, 94vw)', zIndex: 300, shadow: 'md', offset: 4 } as const

function BoxHint({ empty, asking }: Readonly<{ empty: boolean; asking: boolean }>) {
  if (empty) return <KeyHint keys="Ctrl+K" />
  return asking ? <Loader size={14} aria-label="正在查找" /> : null
}

type ListProps = Readonly<{ hits: readonly SearchHit[]; wanted: string; asking: boolean }>

function HitList({ hits, wanted, asking }: ListProps) {
  return (
    <Combobox.Dropdown hidden={!wanted}>
      <Combobox.Options mah={420} className={classes.options} aria-label="查找结果">
        {hits.map((hit) => (
          <HitOption key={keyOf(hit)} hit={hit} />
        ))}
        {hits.length === 0 && (
          <Combobox.Empty>{asking ? '正在查找…' : `没有找到“${wanted}”。可以试试姓的拼音或证件号后四位。`}</Combobox.Empty>
        )}
      </Combobox.Options>
      {hits.length > 0 && (
        <Combobox.Footer>
          <Text fz="xs" c="dimmed">
            ↑↓ 选择，回车打开{hits.length === limit && `；只列出前 ${limit} 条`}
          </Text>
        </Combobox.Footer>
      )}
    </Combobox.Dropdown>
  )
}

function HitOption({ hit }: Readonly<{ hit: SearchHit }>) {
  const label = findLedger(useRegistry(), hit.ledger)?.label ?? ''
  return (
    <Combobox.Option value={keyOf(hit)}>
      <Group justify="space-between" wrap="nowrap" gap="md">
        <span className={classes.words}>
          <Text span fw={600}>
            {hit.title}
          </Text>
          <Text span fz="sm" ml="sm" className={classes.hint}>
            {hit.hint}
          </Text>
        </span>
        <Text span fz="xs" className={classes.ledger}>
          {label}
        </Text>
      </Group>
    </Combobox.Option>
  )
}

function useHits(text: string) {
  const [settled] = useDebouncedValue(text.trim(), silence)
  const answer = useCall('search.find', { text: settled, limit }, { enabled: settled !== '', keepPrevious: true })
  const wanted = text.trim()
  const hits = wanted === '' ? none : (answer.data ?? none)
  return { hits, wanted, asking: wanted !== '' && (answer.isFetching || wanted !== settled) }
}

const none: readonly SearchHit[] = []

/**
 * A scanner types a code and Enter faster than the list can follow, so Enter before the answer asks by itself: for the
 * record of the code, else for the one hit there is. Words that were typed open the first of several, which is the one that
 * the list is about to mark. Hits of a shorter text are never opened.
 */
function useScan(isEarly: boolean, choose: (hit: SearchHit | undefined) => void): (event: KeyPress<HTMLInputElement>) => void {
  return (event) => {
    const text = event.currentTarget.value.trim()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isEarly || text === '') return
    event.preventDefault()
    event.stopPropagation()
    void attempt(async () => {
      const scanned = await call('search.code', { text })
      const found = scanned.length > 0 ? scanned : await call('search.find', { text, limit: 2 })
      if (found.length === 1 || isWord(text)) choose(found[0])
    })
  }
}

const isWord = (text: string): boolean => !/\d/.test(text)

function useSearchKeys(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== 'k' && event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [input])
}

/** What carries a label: opened on its own page. */
const own: ReadonlySet<string> = new Set(['asset', 'project', 'fundSource'])

function keyOf(hit: SearchHit): string {
  return `${hit.ledger}/${hit.id}`
}

function placeOf(hit: SearchHit): Place {
  if (hit.household !== null) return { screen: 'household', id: hit.household }
  if (hit.ledger === 'inspectedHousehold') return { screen: 'sampling', row: hit.id }
  if (own.has(hit.ledger)) return { screen: 'record', ledger: hit.ledger, id: hit.id }
  return { screen: 'ledger', ledger: hit.ledger, record: hit.id }
}
