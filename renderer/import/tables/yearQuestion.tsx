import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './tables.module.css'

/** Of which year the incomes are, where neither a column nor the title says it; and what else records lack to be brought. */
export function YearQuestion({ table, wizard }: Readonly<{ table: ImportTable; wizard: Wizard }>) {
  const { lacks, year } = table
  const [seen] = useState(() => lacks.filter(({ kind }) => kind === 'year'))
  const [text, setText] = useState('')
  const open = lacks.filter(({ kind }) => kind === 'year')
  const asked = open.length > 0 ? open : seen
  const [last] = useState(() => new Date().getFullYear())
  const answer = (chosen: number) => void wizard.actions.year(table.index, chosen)
  const typed = /^(19|20)\d{2}$/.test(text.trim()) ? Number(text.trim()) : null
  return (
    <>
      {asked.length > 0 && (
        <div className={classes.question} data-answered={open.length === 0}>
          <div className={classes.asked}>
            <span>
              <b>{asked.map(({ label }) => label).join('、')}是哪一年的？</b>
            </span>
            <span className={classes.examples}>
              {open.length === 0
                ? `已按 ${year ?? ''} 年导入。`
                : `表里没有年度，不说明就不导入这些内容（${countText(Math.max(...open.map(({ rows }) => rows)))} 行）。`}
            </span>
          </div>
          <div className={classes.answers} role="group" aria-label="年度">
            {[last, last - 1].map((one) => (
              <Button
                key={one}
                size="compact-sm"
                variant={year === one ? 'filled' : 'default'}
                aria-pressed={year === one}
                onClick={() => answer(one)}
              >
                {one} 年
              </Button>
            ))}
            <TextInput
              size="xs"
              w={90}
              aria-label="另一年"
              placeholder="如 2023"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button size="compact-sm" variant="default" disabled={typed === null} onClick={() => typed !== null && answer(typed)}>
              就是这一年
            </Button>
          </div>
        </div>
      )}
      {lacks
        .filter(({ kind }) => kind === 'fields')
        .map(({ ledger, label, why, rows }) => (
          <p key={`${ledger} ${why}`} className={classes.left}>
            {label}不导入（{countText(rows)} 行）：{why}
          </p>
        ))}
    </>
  )
}
