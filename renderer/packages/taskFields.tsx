import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PackageTask } from '#shared/ipc/parts/packages.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { FailureNote, Foot, ProgressPanel } from '#renderer/ui/index.ts'

type Props = Readonly<{ villages: readonly string[]; value: string; onChange: (value: string) => void }>

/** What the place is asked to do, a line a task; lines from findings and deadlines are picked from a list. */
export function TaskFields({ villages, value, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  return (
    <Stack gap={4} maw={620}>
      <Textarea
        label="要做的事"
        description="一行一件，对方打开后看得到"
        autosize
        minRows={2}
        maxRows={6}
        value={value}
        maxLength={4_000}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group>
        <Button size="xs" variant="default" onClick={() => setPicking(true)}>
          从疑点和到期事项里选…
        </Button>
      </Group>
      {picking && (
        <TaskPicker
          villages={villages}
          onClose={() => setPicking(false)}
          onPick={(lines) => {
            onChange([...value.split('\n').filter((line) => line.trim() !== ''), ...lines].join('\n'))
            setPicking(false)
          }}
        />
      )}
    </Stack>
  )
}

/** Lines as tasks; a day in brackets at the end is the day by which it is due. */
export function tasksOf(text: string): readonly PackageTask[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 200)
    .map((line) => {
      const due = /（(\d{4}-\d{2}-\d{2})前）$/.exec(line)
      return due ? { text: line.slice(0, due.index).slice(0, 200), due: due[1]! } : { text: line.slice(0, 200), due: null }
    })
    .filter((task) => task.text !== '')
}

export function taskLine({ text, due }: PackageTask): string {
  return due === null ? text : `${text}（${due}前）`
}

type PickerProps = Readonly<{ villages: readonly string[]; onClose: () => void; onPick: (lines: readonly string[]) => void }>

function TaskPicker({ villages, onClose, onPick }: PickerProps) {
  const found = useCall('package.tasks', { villages: [...villages] })
  const [picked, setPicked] = useState<readonly string[]>([])
  const lines = (found.data ?? []).map(taskLine)
  return (
    <Modal opened onClose={onClose} title="从疑点和到期事项里选" size="lg">
      <Stack>
        {found.isPending && <ProgressPanel title="正在查找疑点和到期事项" />}
        {found.error && <FailureNote error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && lines.length === 0 && <Text>这些村没有待核对的疑点，也没有快到期的事项。</Text>}
        {lines.map((line) => (
          <Checkbox
            key={line}
            label={line}
            checked={picked.includes(line)}
            onChange={(event) => setPicked(event.currentTarget.checked ? [...picked, line] : picked.filter((one) => one !== line))}
          />
        ))}
        <Foot>
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button disabled={picked.length === 0} onClick={() => onPick(picked)}>
            加入 {picked.length} 件
          </Button>
        </Foot>
      </Stack>
    </Modal>
  )
}
