import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useNavigate } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import { matchChoices, usePinyin } from '#renderer/ledger/index.ts'
import classes from './menu.module.css'
import { EntryButton } from './menuItems.tsx'
import { dailyEntries, isAt, type MenuEntry, type MenuPart } from './menuModel.tsx'

type Props = Readonly<{
  parts: readonly MenuPart[]
  typed: string
  onTyped: (typed: string) => void
  onGo: (place: Place) => void
  autoFocus: boolean
}>

type Found = Readonly<{ entry: MenuEntry; hint: string | undefined }>

/** Results that stand below the box; whoever sees more of them types one more letter. */
const mostFound = 14

/** Finds a page of the menu by its name, by pinyin initials or by another word for it; Enter opens the first. */
export function MenuSearch({ parts, typed, onTyped, onGo, autoFocus }: Props) {
  const { place } = useNavigate()
  const [entered, setEntered] = useState(false)
  const found = useFound(parts, typed, entered)
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && found[0]) onGo(found[0].entry.place)
    if (event.key === 'Escape' && typed !== '') {
      event.preventDefault()
      onTyped('')
    }
  }
  return (
    <div className={classes.search}>
      <TextInput
        size="xs"
        aria-label="查找台账"
        placeholder="查找台账 Alt+9"
        data-menu-stop
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={typed === '' ? null : <CloseButton size={24} iconSize={12} aria-label="清空查找" onClick={() => onTyped('')} />}
        value={typed}
        autoFocus={autoFocus}
        onChange={(event) => onTyped(event.currentTarget.value)}
        onKeyDown={press}
        onFocus={() => setEntered(true)}
      />
      {typed.trim() !== '' && (
        <ul className={classes.entries} aria-label="找到的台账">
          {found.map(({ entry, hint }, index) => (
            <li key={entry.key}>
              <EntryButton entry={entry} hint={hint} current={isAt(entry, place)} stop={index === 0} onGo={onGo} />
            </li>
          ))}
          {found.length === 0 && <li className={classes.nothing}>没有这个名称的台账</li>}
        </ul>
      )}
    </div>
  )
}

/** The dictionary is loaded once somebody is about to look for something: not while the first screen is drawn. */
function useFound(parts: readonly MenuPart[], typed: string, entered: boolean): readonly Found[] {
  const read = usePinyin(entered)
  return useMemo(() => {
    if (typed.trim() === '') return []
    const all: readonly Found[] = [
      ...dailyEntries.map((entry) => ({ entry: withoutIcon(entry), hint: undefined })),
      ...parts.flatMap((part) => part.entries.map((entry) => ({ entry, hint: part.label === entry.label ? undefined : part.label }))),
    ]
    const choices = all.map(({ entry: { key, label, aliases } }) => ({ value: key, label, ...(aliases ? { aliases } : {}) }))
    return matchChoices(choices, typed, read)
      .slice(0, mostFound)
      .flatMap(({ value }) => all.filter(({ entry }) => entry.key === value))
  }, [parts, typed, read])
}

function withoutIcon({ key, label, place, aliases }: MenuEntry): MenuEntry {
  return { key, label, place, ...(aliases ? { aliases } : {}) }
}
