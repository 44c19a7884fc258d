import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useCall, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import classes from './menu.module.css'
import { Flyout } from './menuFlyout.tsx'
import { EntryButton, EntryList, HeadButton } from './menuItems.tsx'
import { useArrowKeys } from './menuKeys.ts'
import { dailyEntries, isAt, menuParts, partAt, type MenuEntry, type MenuPart } from './menuModel.tsx'
import { MenuSearch } from './menuSearch.tsx'
import { inPlace } from './tooltip.ts'

type MenuProps = Readonly<{ folded: boolean; onFold: () => void }>

const size = 18
const searchLabel = '查找台账（Alt+9）'

/** Daily pages, then one open group of ledgers and work. Alt+1 … Alt+8 open a group's first page, Alt+9 finds by name. */
export function Menu({ folded, onFold }: MenuProps) {
  const registry = useRegistry()
  const isShare = Boolean(useCall('package.scope', {}).data)
  const parts = useMemo(() => menuParts(registry, isShare), [registry, isShare])
  const nav = useRef<HTMLElement>(null)
  const { opened, setOpened, go } = useOpened(parts, folded, nav)
  const [typed, setTyped] = useState('')
  const box = useFreshBox(nav)
  const find = () => {
    if (folded) setOpened('search')
    else nav.current?.querySelector('input')?.focus()
  }
  useMenuKeys(parts, go, find)
  useArrowKeys(nav)
  const leave = (place: Place) => {
    if (typed !== '') box.renew()
    setTyped('')
    go(place)
  }
  const search = (
    <MenuSearch key={box.times} parts={parts} typed={typed} onTyped={setTyped} onGo={leave} autoFocus={folded || box.hadFocus} />
  )
  const shown = folded || typed.trim() === ''
  return (
    <nav ref={nav} className={classes.menu} data-folded={folded || undefined} aria-label="主菜单">
      {folded ? <FoldedSearch opened={opened === 'search'} onOpen={setOpened} search={search} /> : search}
      {shown && <Daily folded={folded} onGo={leave} />}
      {shown && <Parts parts={parts} folded={folded} opened={opened} onOpen={setOpened} onGo={leave} />}
      <FoldButton folded={folded} onFold={onFold} />
    </nav>
  )
}

/**
 * A new box after each use. Chromium keeps what was typed into a box for undoing, with its text nodes, as long as the box
 * is there, and this one would be there all day. The focus stays in it where it was.
 */
function useFreshBox(nav: RefObject<HTMLElement | null>) {
  const [box, setBox] = useState({ times: 0, hadFocus: false })
  const renew = () => {
    const hadFocus = document.activeElement instanceof HTMLInputElement && nav.current?.contains(document.activeElement) === true
    setBox(({ times }) => ({ times: times + 1, hadFocus }))
  }
  return { ...box, renew }
}

/** Which group is open: the one of the present page until another is asked for; folded, none until asked for. */
function useOpened(parts: readonly MenuPart[], folded: boolean, nav: RefObject<HTMLElement | null>) {
  const { place, open } = useNavigate()
  const [wish, setOpened] = useState<string | null>(null)
  const here = JSON.stringify(place)
  useEffect(() => setOpened(null), [here, folded])
  useEffect(() => {
    if (!folded || wish === null) return
    const look = (event: Event) => (nav.current?.contains(event.target as Node) ? undefined : setOpened(null))
    document.addEventListener('pointerdown', look, true)
    document.addEventListener('focusin', look, true)
    return () => {
      document.removeEventListener('pointerdown', look, true)
      document.removeEventListener('focusin', look, true)
    }
  }, [folded, wish, nav])
  const go = (target: Place) => {
    setOpened(null)
    open(target)
  }
  return { opened: wish ?? (folded ? null : (partAt(parts, place)?.id ?? null)), setOpened, go }
}

function Daily({ folded, onGo }: Readonly<{ folded: boolean; onGo: (place: Place) => void }>) {
  const { place } = useNavigate()
  if (dailyEntries.length === 0) return null
  return (
    <ul className={classes.list} aria-label="每日">
      {dailyEntries.map((entry) => (
        <li key={entry.key}>
          <EntryButton entry={entry} folded={folded} current={isAt(entry, place)} stop onGo={onGo} />
        </li>
      ))}
    </ul>
  )
}

type PartsProps = Readonly<{
  parts: readonly MenuPart[]
  folded: boolean
  opened: string | null
  onOpen: (id: string | null) => void
  onGo: (place: Place) => void
}>

function Parts({ parts, folded, opened, onOpen, onGo }: PartsProps) {
  const { place } = useNavigate()
  const at = partAt(parts, place)?.id
  return (
    <ul className={classes.parts} aria-label="分组">
      {parts.map((part) => {
        const isOpen = part.id === opened
        const list = <EntryList part={part} place={place} onGo={onGo} />
        return (
          <li key={part.id} className={classes.part} data-menu-part data-open={isOpen || undefined}>
            <HeadButton
              part={part}
              folded={folded}
              opened={isOpen}
              current={part.id === at}
              // Unfolded, the empty name stands for "none": the group of the page would open again by itself.
              onToggle={() => onOpen(isOpen ? (folded ? null : '') : part.id)}
            />
            {isOpen && !folded && list}
            {isOpen && folded && (
              <Flyout label={part.label} onClose={() => onOpen(null)}>
                {list}
              </Flyout>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type FoldedSearchProps = Readonly<{ opened: boolean; onOpen: (id: string | null) => void; search: ReactNode }>

function FoldedSearch({ opened, onOpen, search }: FoldedSearchProps) {
  return (
    <div className={classes.part}>
      <Tooltip label={searchLabel} position="right" disabled={opened} {...inPlace}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={34}
          className={classes.foldedSearch}
          aria-label="查找台账"
          aria-expanded={opened}
          data-menu-stop
          onClick={() => onOpen(opened ? null : 'search')}
        >
          <IconSearch size={size} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {opened && (
        <Flyout label="查找台账" onClose={() => onOpen(null)}>
          {search}
        </Flyout>
      )}
    </div>
  )
}

function FoldButton({ folded, onFold }: MenuProps) {
  const label = folded ? '展开菜单' : '收起菜单'
  const Icon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <Tooltip label={label} position="right" {...inPlace}>
      <ActionIcon variant="subtle" color="gray" size="lg" className={classes.fold} onClick={onFold} aria-label={label}>
        <Icon size={size} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

function useMenuKeys(parts: readonly MenuPart[], go: (place: Place) => void, find: () => void): void {
  const latest = useRef({ parts, go, find })
  latest.current = { parts, go, find }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !/^Digit\d$/.test(event.code)) return
      const digit = Number(event.code.slice(5))
      const entry = dailyEntries.find(({ number }) => number === digit) ?? firstOf(latest.current.parts, digit)
      if (!entry && digit !== 9) return
      event.preventDefault()
      if (entry) latest.current.go(entry.place)
      else latest.current.find()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function firstOf(parts: readonly MenuPart[], digit: number): MenuEntry | undefined {
  return parts.find((part) => part.number === digit)?.entries[0]
}
