import { TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { TableInfo } from '#shared/ipc/parts/figures.ts'
import classes from '../figures.module.css'

type NamesProps = Readonly<{ tables: readonly TableInfo[]; chosen: string; onChoose: (id: string) => void }>

/** The tables by group, with a box that narrows them. */
export function TableNames({ tables, chosen, onChoose }: NamesProps) {
  const [search, setSearch] = useState('')
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [chosen])
  const parts = search.trim().split(/\s+/).filter(Boolean)
  const found = tables.filter(({ label, note, group, id }) => parts.every((part) => `${label} ${note} ${group} ${id}`.includes(part)))
  const groups = [...new Set(found.map((table) => table.group))]
  return (
    <nav className={classes.names} aria-label="报表目录">
      <div className={classes.namesSearch}>
        <TextInput
          aria-label="查找报表"
          placeholder="查找报表"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {found.length === 0 && <p className={classes.note}>没有带“{search}”的报表。</p>}
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2>{group}</h2>
          <ul>
            {found
              .filter((table) => table.group === group)
              .map((table) => (
                <li key={table.id}>
                  <UnstyledButton
                    className={classes.name}
                    onClick={() => onChoose(table.id)}
                    {...(table.id === chosen ? { 'aria-current': 'true' as const, ref: current } : {})}
                  >
                    {table.label}
                  </UnstyledButton>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
