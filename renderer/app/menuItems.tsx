import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Place } from '#renderer/bridge/index.ts'
import classes from './menu.module.css'
import { isAt, type MenuEntry, type MenuPart } from './menuModel.tsx'
import { inPlace } from './tooltip.ts'

type EntryProps = Readonly<{
  entry: MenuEntry
  current: boolean
  /** Tab stops here; the others of a group are reached by the arrow keys. */
  stop: boolean
  folded?: boolean
  /** Beside the label: the group of what the search found. */
  hint?: string | undefined
  onGo: (place: Place) => void
}>

export function EntryButton({ entry, current, stop, folded = false, hint, onGo }: EntryProps) {
  const words = entry.number === undefined ? entry.label : `${entry.label}（Alt+${entry.number}）`
  return (
    <Tooltip label={words} position="right" disabled={!folded} {...inPlace}>
      <UnstyledButton
        className={classes.entry}
        onClick={() => onGo(entry.place)}
        aria-label={entry.label}
        title={folded ? undefined : words}
        tabIndex={stop ? 0 : -1}
        data-menu-stop
        {...(current ? { 'aria-current': 'page' as const } : {})}
      >
        {entry.icon && (
          <span className={classes.icon} aria-hidden>
            {entry.icon}
          </span>
        )}
        {!folded && <span className={classes.word}>{entry.label}</span>}
        {hint && <span className={classes.hint}>{hint}</span>}
      </UnstyledButton>
    </Tooltip>
  )
}

/** The pages of a group; where the window is low it scrolls by itself, with the present page in sight. */
export function EntryList({ part, place, onGo }: Readonly<{ part: MenuPart; place: Place; onGo: (place: Place) => void }>) {
  const at = Math.max(
    0,
    part.entries.findIndex((entry) => isAt(entry, place)),
  )
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' }), [at])
  return (
    <ul ref={list} className={classes.entries} aria-label={part.label}>
      {part.entries.map((entry, index) => (
        <li key={entry.key}>
          <EntryButton entry={entry} current={isAt(entry, place)} stop={index === at} onGo={onGo} />
        </li>
      ))}
    </ul>
  )
}

type HeadProps = Readonly<{ part: MenuPart; folded: boolean; opened: boolean; current: boolean; onToggle: () => void }>

/** The head of a group opens and closes it. */
export function HeadButton({ part, folded, opened, current, onToggle }: HeadProps) {
  const key = `Alt+${part.number}`
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <Tooltip label={`${part.label}（${key}）`} position="right" disabled={!folded || opened} {...inPlace}>
      <UnstyledButton
        className={classes.head}
        data-current={current || undefined}
        data-menu-stop
        onClick={onToggle}
        // A group and its first ledger may bear the same name.
        aria-label={`${part.label}分组`}
        aria-expanded={opened}
        aria-keyshortcuts={key}
        title={folded ? undefined : `${part.label}（${key}）`}
      >
        <span className={classes.icon} aria-hidden>
          {part.icon}
        </span>
        {!folded && <span className={classes.word}>{part.label}</span>}
        {!folded && <Chevron size={14} className={classes.chevron} aria-hidden />}
      </UnstyledButton>
    </Tooltip>
  )
}
