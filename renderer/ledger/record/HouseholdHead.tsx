import { ActionIcon, Badge } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconEye } from '@tabler/icons-react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { findField, type Registry } from '#shared/ledger/registry.ts'
import { countText } from '#renderer/ui/index.ts'
import { cellText } from '../grid/cellText.ts'
import { useReveal } from '../grid/useReveal.ts'
import classes from './record.module.css'
import type { NeighbourMoves } from './useNeighbourKeys.ts'

type Props = Readonly<{ registry: Registry; ledger: LedgerDefinition; row: Row; neighbour: NeighbourMoves }>

/** The line beside the head's name: where, what kind, how to call, and the households before and after. */
export function HouseholdHead({ ledger, row, neighbour }: Props) {
  const reveals = useReveal(ledger.id)
  const text = (id: string) => {
    const field = findField(ledger, id)
    return field ? cellText(field, row) : ''
  }
  const full = reveals.valueOf(row.id, 'phone')
  const phone = full !== undefined ? String(full ?? '') : text('phone')
  return (
    <span className={classes.headLine}>
      <span>{[text('village'), text('group')].filter(Boolean).join(' · ')}</span>
      {['kind', 'monitoringKind'].map((id) =>
        text(id) === '' ? null : (
          <Badge key={id} variant="light" radius="sm">
            {text(id)}
          </Badge>
        ),
      )}
      <span>{text('memberCount') || '0'} 人</span>
      {phone !== '' && (
        <span className={`numbers ${classes.steps}`}>
          {phone}
          {row.masked.includes('phone') && full === undefined && (
            <ActionIcon
              variant="subtle"
              size={24}
              aria-label="显示联系电话"
              title="显示完整号码（记入查看记录）"
              onClick={() => void reveals.reveal([row.id], ['phone'])}
            >
              <IconEye size={14} aria-hidden />
            </ActionIcon>
          )}
        </span>
      )}
      <span className={classes.steps}>
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label="上一户"
          title="上一户（Alt+↑）"
          disabled={neighbour.previous === null}
          onClick={neighbour.toPrevious}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label="下一户"
          title="下一户（Alt+↓）"
          disabled={neighbour.next === null}
          onClick={neighbour.toNext}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        {neighbour.place >= 0 && `第 ${countText(neighbour.place + 1)} / ${countText(neighbour.total)} 户`}
      </span>
    </span>
  )
}
