import { ActionIcon, Button, Group, Stack, TextInput, Textarea } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { InspectionProblem } from '#shared/ipc/parts/inspection.ts'
import { DateInput } from '#renderer/ui/index.ts'
import classes from './inspection.module.css'

type Props = Readonly<{
  problems: readonly InspectionProblem[]
  /** Proposed as 整改责任人. */
  helper: string
  dueOn: string
  onChange: (problems: readonly InspectionProblem[]) => void
}>

/** Problems that are handed out when the household is saved: each becomes a 问题整改. */
export function ProblemFields({ problems, helper, dueOn, onChange }: Props) {
  const put = (at: number, more: Partial<InspectionProblem>) =>
    onChange(problems.map((problem, place) => (place === at ? { ...problem, ...more } : problem)))
  return (
    <Stack gap="xs">
      {problems.map((problem, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- problems have no identity before they are saved
        <div key={place} className={classes.problem} role="group" aria-label={`第 ${place + 1} 个问题`}>
          <Textarea
            label="问题"
            required
            autosize
            autoFocus={problem.text === ''}
            maxLength={2_000}
            value={problem.text}
            onChange={(event) => put(place, { text: event.currentTarget.value })}
          />
          <Group grow align="flex-end" gap="xs">
            <DateInput label="整改时限" value={problem.dueOn} onChange={(day) => put(place, { dueOn: day })} />
            <TextInput
              label="整改责任人"
              maxLength={60}
              value={problem.responsible}
              onChange={(event) => put(place, { responsible: event.currentTarget.value })}
            />
            <ActionIcon
              variant="default"
              size="lg"
              flex={0}
              aria-label={`去掉第 ${place + 1} 个问题`}
              onClick={() => onChange(problems.filter((_, other) => other !== place))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </div>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...problems, { text: '', dueOn, responsible: firstOf(helper) }])}
        >
          添加问题
        </Button>
      </Group>
    </Stack>
  )
}

function firstOf(helpers: string): string {
  return helpers.split('、')[0] ?? ''
}
