import { ActionIcon, Group, Text, UnstyledButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { monthFilter, monthLines, otherMonth, type MonthLine } from '#shared/monitoring/month.ts'
import { useCall, useNavigate } from '#renderer/bridge/index.ts'
import { countText } from '#renderer/ui/index.ts'
import classes from './cockpit.module.css'

/** What was done in a month; each number opens its records. */
export function MonthView({ today, village }: Readonly<{ today: string; village: string | null }>) {
  const now = today.slice(0, 7)
  const [month, setMonth] = useState(now)
  return (
    <div className={classes.month}>
      <Group gap="xs">
        <ActionIcon variant="default" aria-label="上一个月" onClick={() => setMonth(otherMonth(month, -1))}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Text fw={600} role="status" className="numbers">
          {month.slice(0, 4)} 年 {Number(month.slice(5))} 月
        </Text>
        <ActionIcon variant="default" aria-label="下一个月" disabled={month >= now} onClick={() => setMonth(otherMonth(month, 1))}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <div className={classes.monthLines}>
        {monthLines.map((line) => (
          <MonthTile key={line.id} line={line} month={month} village={village} />
        ))}
      </div>
    </div>
  )
}

function MonthTile({ line, month, village }: Readonly<{ line: MonthLine; month: string; village: string | null }>) {
  const { open } = useNavigate()
  const filter = monthFilter(line, month, village ?? undefined)
  const count = useCall('ledger.query', { ledger: line.ledger, filter }, { keepPrevious: true }).data?.ids.length
  const label = `${Number(month.slice(5))} 月${line.label}`
  return (
    <UnstyledButton
      className={classes.monthTile}
      title="打开名单"
      onClick={() => open({ screen: 'ledger', ledger: line.ledger, drill: { label, filter } })}
    >
      <span className={classes.dim}>{line.label}</span>
      <span className={`${classes.monthCount} numbers`}>
        {count === undefined ? '…' : countText(count)}
        <span className={classes.unit}>{line.unit}</span>
      </span>
    </UnstyledButton>
  )
}
