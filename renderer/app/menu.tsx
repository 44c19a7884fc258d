import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconDatabase,
  IconEyeCheck,
  IconFileImport,
  IconHistory,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Registry } from '#shared/ledger/registry.ts'
import { useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import type { Place } from '#renderer/bridge/index.ts'
import classes from './app.module.css'
import { inPlace } from './tooltip.ts'

type Entry = Readonly<{ key: string; label: string; icon: ReactNode; place: Place }>

const size = 18

const fixedEntries: readonly Entry[] = [
  { key: 'import', label: '导入', icon: <IconFileImport size={size} />, place: { screen: 'import' } },
  { key: 'history', label: '历史', icon: <IconHistory size={size} />, place: { screen: 'history' } },
  { key: 'removed', label: '回收站', icon: <IconTrash size={size} />, place: { screen: 'removed' } },
  { key: 'access', label: '查看与导出记录', icon: <IconEyeCheck size={size} />, place: { screen: 'access' } },
  { key: 'backups', label: '备份与恢复', icon: <IconDatabase size={size} />, place: { screen: 'backups' } },
  { key: 'settings', label: '设置', icon: <IconSettings size={size} />, place: { screen: 'settings' } },
]

type MenuProps = Readonly<{ folded: boolean; onFold: () => void }>

/** The ledgers of the registry, then what is done with all of them. Alt+1 … Alt+9 go there. */
export function Menu({ folded, onFold }: MenuProps) {
  const registry = useRegistry()
  const ledgers = useMemo(() => ledgerEntries(registry), [registry])
  useMenuKeys(ledgers)
  const foldLabel = folded ? '展开菜单' : '收起菜单'
  return (
    <nav className={classes.menu} aria-label="主菜单">
      <MenuList label="台账" entries={ledgers} folded={folded} numbered />
      <MenuList label="工作" entries={fixedEntries} folded={folded} />
      <Tooltip label={foldLabel} position="right" {...inPlace}>
        <ActionIcon variant="subtle" color="gray" size="lg" className={classes.fold} onClick={onFold} aria-label={foldLabel}>
          {folded ? <IconLayoutSidebarLeftExpand size={size} aria-hidden /> : <IconLayoutSidebarLeftCollapse size={size} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </nav>
  )
}

type ListProps = Readonly<{ label: string; entries: readonly Entry[]; folded: boolean; numbered?: boolean }>

function MenuList({ label, entries, folded, numbered = false }: ListProps) {
  const { place, open } = useNavigate()
  return (
    <ul className={classes.entries} aria-label={label}>
      {entries.map((entry, index) => (
        <li key={entry.key}>
          <Tooltip
            label={numbered ? `${entry.label}（Alt+${index + 1}）` : entry.label}
            position="right"
            disabled={!folded || isAt(entry, place)}
            {...inPlace}
          >
            <UnstyledButton
              className={classes.entry}
              onClick={() => open(entry.place)}
              aria-label={entry.label}
              {...(numbered ? { 'aria-keyshortcuts': `Alt+${index + 1}` } : {})}
              {...(numbered && !folded ? { title: `${entry.label}（Alt+${index + 1}）` } : {})}
              {...(isAt(entry, place) ? { 'aria-current': 'page' as const } : {})}
            >
              <span className={classes.icon} aria-hidden>
                {entry.icon}
              </span>
              {!folded && <span className={classes.word}>{entry.label}</span>}
            </UnstyledButton>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

/** A ledger has no icon of its own: its first two signs stand for it. */
function ledgerEntries(registry: Registry): readonly Entry[] {
  return registry.ledgers
    .filter((ledger) => !ledger.system)
    .map(({ id, label }) => ({
      key: id,
      label,
      icon: <b>{label.slice(0, 2)}</b>,
      place: { screen: 'ledger', ledger: id },
    }))
}

function isAt(entry: Entry, place: Place): boolean {
  if (place.screen === 'ledger') return entry.key === place.ledger
  if (place.screen === 'household' || place.screen === 'newHousehold') return entry.key === 'household'
  return entry.key === place.screen
}

function useMenuKeys(entries: readonly Entry[]): void {
  const { open } = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const entry = /^Digit[1-9]$/.test(event.code) ? entries[Number(event.code.slice(5)) - 1] : undefined
      if (!entry) return
      event.preventDefault()
      open(entry.place)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [entries, open])
}
