import { Autocomplete, Checkbox, Stack } from '@mantine/core'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { DateInput } from '#renderer/ui/index.ts'
import { todayIso } from '../input/draft.ts'
import { earlierReasons, type Since } from './since.ts'

type Props = Readonly<{ field: FieldDefinition; since: Since; onSince: (since: Since) => void }>

/** Reasons that every office gives; those given before come first. */
const usualReasons = ['年度动态调整', '月度排查发现', '风险消除', '自然变更', '信息核实']

/** From when on, why, or that the earlier value was a mistake. */
export function SinceFields({ field, since, onSince }: Props) {
  const corrects = since.effective === ''
  const reasons = [...new Set([...earlierReasons(field.id), ...usualReasons])]
  const effective = (day: string | undefined) => onSince({ ...since, effective: day })
  return (
    <Stack gap={6}>
      <DateInput
        label="自何时起"
        size="xs"
        disabled={corrects}
        value={corrects ? null : (since.effective ?? todayIso())}
        error={since.effective !== undefined && since.effective > todayIso() ? '不能晚于今天' : undefined}
        onChange={(day) => effective(day === null || day === todayIso() ? undefined : day)}
      />
      <Autocomplete
        label="原因"
        size="xs"
        maxLength={200}
        data={reasons}
        comboboxProps={{ withinPortal: false }}
        value={since.reason ?? ''}
        onChange={(reason) => onSince({ ...since, reason })}
      />
      <Checkbox
        size="xs"
        label="原来填错了，这是更正"
        checked={corrects}
        onChange={(event) => effective(event.currentTarget.checked ? '' : undefined)}
      />
    </Stack>
  )
}

/** Without blank parts, as `edit.commit` takes it; null when the day has not come yet. */
export function sinceOf({ effective, reason }: Since): Since | null {
  if (effective !== undefined && effective > todayIso()) return null
  const why = reason?.trim()
  return { ...(effective === undefined ? {} : { effective }), ...(why ? { reason: why } : {}) }
}
