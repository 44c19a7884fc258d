import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useCall } from '#renderer/bridge/index.ts'
import { LeavingNumbers } from '#renderer/leaks/index.ts'
import { FailureNote, Panel, ProgressPanel } from '#renderer/ui/index.ts'
import { contentInput, emptyContent, isComplete, PackContent, type Content } from './packContent.tsx'
import { PackResult } from './packResult.tsx'
import { chosenPassword, noPasswordYet, PasswordFields } from './passwordFields.tsx'
import { PlanLine } from './planLine.tsx'
import { TaskFields, tasksOf } from './taskFields.tsx'
import { usePacking } from './usePacking.ts'

/** 打包带走: to whom, what, under which password; then the file and what is in it. */
export function PackForm() {
  const places = useCall('package.places', {})
  const [content, setContent] = useState<Content>(emptyContent)
  const [password, setPassword] = useState(noPasswordYet)
  const [tasks, setTasks] = useState('')
  const packing = usePacking()
  const complete = isComplete(content)
  const plan = useCall('package.plan', contentInput(content), { enabled: complete, keepPrevious: true })
  const chosen = chosenPassword(password)
  const ready = complete && chosen !== null && plan.data?.empty === null && !plan.isPlaceholderData
  const submit = async () => {
    if (!ready || chosen === null || !plan.data) return
    const listed = content.kind === 'subset' ? tasksOf(tasks) : []
    await packing.make(
      { ...contentInput(content), ...(chosen === undefined ? {} : { password: chosen }), tasks: [...listed] },
      plan.data.number,
    )
    setPassword(noPasswordYet)
  }
  if (packing.made) return <PackResult made={packing.made} onAgain={packing.again} />
  return (
    <Panel title="打包带走">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          {places.error && <FailureNote error={places.error} onRetry={() => void places.refetch()} />}
          <PackContent value={content} onChange={setContent} places={places.data ?? []} />
          {complete && <PlanLine plan={plan} />}
          {content.kind === 'subset' && <TaskFields villages={content.scope.villages} value={tasks} onChange={setTasks} />}
          <PasswordFields value={password} onChange={setPassword} />
          {complete && !password.wanted && <LeavingNumbers wish={{ what: 'package', ...contentInput(content) }} />}
          {packing.busy && <ProgressPanel title="正在打包，写完会读回核对" />}
          <Group>
            <Button type="submit" disabled={!ready || packing.busy} loading={packing.busy}>
              选择位置并打包…
            </Button>
            <Text fz="sm" c="dimmed">
              {whyNot({ complete, hasPassword: chosen !== null })}
            </Text>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}

function whyNot({ complete, hasPassword }: Readonly<{ complete: boolean; hasPassword: boolean }>): string {
  if (!complete) return '先写明给谁、带什么。'
  return hasPassword ? '' : '先设好密码，或选“不设密码”。'
}
