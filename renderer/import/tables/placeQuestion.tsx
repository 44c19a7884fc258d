import { Autocomplete, Button } from '@mantine/core'
import { useState } from 'react'
import type { ImportTable } from '#shared/ipc/outputs.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './tables.module.css'

/** In which village the rows lie, where the sheet does not say it: asked once for the whole table. */
export function PlaceQuestion({ table, wizard }: Readonly<{ table: ImportTable; wizard: Wizard }>) {
  const { place } = table
  const [seen] = useState(place)
  const [text, setText] = useState('')
  const villages = useCall('ledger.options', { ledger: 'village', text: '' }, { enabled: seen !== null || place !== null })
  const shown = place ?? seen
  if (!shown) return null
  const answer = (village: string) => void wizard.actions.place(table.index, village)
  const names = [...new Set((villages.data ?? []).map(({ label }) => label))]
  const proposal = shown.proposal
  return (
    <div className={classes.question} data-answered={shown.village !== null && shown.rows === 0}>
      <div className={classes.asked}>
        <span>
          <b>{shown.rows > 0 ? `${countText(shown.rows)} 行` : '这些行'}在哪个村？</b>
        </span>
        <span className={classes.examples}>
          {shown.village === null ? '表里没有村名，不说明就不能导入这些行。' : `已按“${shown.village}”导入。`}
        </span>
      </div>
      <div className={classes.answers} role="group" aria-label="这些行所在的村">
        {proposal !== null && (
          <Button
            size="compact-sm"
            variant={shown.village === proposal ? 'filled' : 'default'}
            aria-pressed={shown.village === proposal}
            onClick={() => answer(proposal)}
          >
            {proposal}
          </Button>
        )}
        <Autocomplete
          size="xs"
          w={190}
          placeholder="选择或输入村名"
          aria-label="村名"
          data={names}
          value={text}
          onChange={setText}
          onOptionSubmit={answer}
          maxLength={60}
        />
        <Button size="compact-sm" variant="default" disabled={text.trim() === ''} onClick={() => answer(text.trim())}>
          就是这个村
        </Button>
      </div>
    </div>
  )
}
