import { CloseButton, Group, Text, UnstyledButton } from '@mantine/core'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { describeCondition, type Conditions } from './condition.ts'
import classes from './filters.module.css'

type Props = Readonly<{
  ledger: LedgerDefinition
  conditions: Conditions
  written: string
  onRemove: (field: string) => void
  onRemoveWritten: () => void
  onClear: () => void
}>

/** What restricts the list, in words, each with its own way out. */
export function FilterChips({ ledger, conditions, written, onRemove, onRemoveWritten, onClear }: Props) {
  const active = ledger.fields.filter((field) => conditions[field.id])
  if (active.length === 0 && written === '') return null
  return (
    <Group gap={6} className={classes.chips} role="group" aria-label="已用的筛选">
      <Text fz="sm" c="dimmed">
        筛选：
      </Text>
      {active.map((field) => (
        <Chip key={field.id} text={describeCondition(field, conditions[field.id]!)} onRemove={() => onRemove(field.id)} />
      ))}
      {written !== '' && <Chip text={written} onRemove={onRemoveWritten} />}
      <UnstyledButton className={classes.clear} onClick={onClear}>
        全部清除
      </UnstyledButton>
    </Group>
  )
}

function Chip({ text, onRemove }: Readonly<{ text: string; onRemove: () => void }>) {
  return (
    <span className={classes.chip}>
      <span className={classes.chipText} title={text}>
        {text}
      </span>
      <CloseButton size={24} iconSize={14} aria-label={`取消筛选：${text}`} onClick={onRemove} />
    </span>
  )
}
