import { Button, Group, Text } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { MergeConflict, MergeSide } from '#shared/ipc/parts/merging.ts'
import { timeText } from '#renderer/ui/index.ts'
import classes from './merging.module.css'

type Props = Readonly<{ conflict: MergeConflict; busy: boolean; onTake: (setId: string) => void; onOther: () => void }>

/** One field of one record: what it was, and each value with who wrote it, when and where. */
export function ConflictRow({ conflict, busy, onTake, onOther }: Props) {
  const { ledgerLabel, label, fieldLabel, base, shown, sides } = conflict
  const press = (event: KeyboardEvent) => {
    if (busy) return
    const side = sides[Number(event.key) - 1]
    if (event.key === '0' && conflict.field !== '_removed') onOther()
    else if (/^[1-9]$/.test(event.key) && side) onTake(side.setId)
    else return
    event.preventDefault()
  }
  return (
    <div className={classes.row} tabIndex={0} data-conflict role="row" aria-label={`${label}的${fieldLabel}`} onKeyDown={press}>
      <div className={classes.what} role="gridcell">
        <Text fw={600}>{fieldLabel}</Text>
        <Text fz="sm">
          {label} · {ledgerLabel}
        </Text>
        <Text fz="xs" c="dimmed">
          原来：{base === '' ? '（空）' : base}；现在暂显示：{shown === '' ? '（空）' : shown}
        </Text>
      </div>
      <div className={classes.sides} role="gridcell">
        {sides.map((side, index) => (
          <Side key={side.setId} side={side} number={index + 1} busy={busy} onTake={() => onTake(side.setId)} />
        ))}
        {conflict.field !== '_removed' && (
          <Group justify="flex-end">
            <Button size="compact-sm" variant="subtle" disabled={busy} onClick={onOther}>
              另填…
            </Button>
          </Group>
        )}
      </div>
    </div>
  )
}

function Side({ side, number, busy, onTake }: Readonly<{ side: MergeSide; number: number; busy: boolean; onTake: () => void }>) {
  const { text, person, device, at, via } = side
  return (
    <div className={classes.side}>
      <Text className={classes.value}>{text === '' ? '（空）' : text}</Text>
      <Text fz="xs" c="dimmed" className={classes.who}>
        {person}（{device}）{timeText(at)}，{via === null ? '本机' : `来自“${via}”`}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        onClick={onTake}
        aria-label={`${number} 取这个：${text === '' ? '空' : text}`}
      >
        {number} 取这个
      </Button>
    </div>
  )
}
