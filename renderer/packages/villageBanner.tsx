import { Button, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PackageScope } from '#shared/ipc/parts/packages.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { Banner, countText } from '#renderer/ui/index.ts'
import classes from './packages.module.css'
import { ReturnDialog } from './returnDialog.tsx'
import { listWords } from './words.ts'

/** Over a file that is a village's share: what is in it, where it came from, what is asked, and the way back. */
export function VillageBanner() {
  const scope = useCall('package.scope', {}).data
  const [shown, setShown] = useState<'tasks' | 'return' | null>(null)
  if (!scope) return null
  const count = scope.tasks.length + (scope.note === '' ? 0 : 1)
  return (
    <>
      <Banner
        tone="info"
        actions={
          <>
            {count > 0 && (
              <Button size="compact-sm" variant="default" onClick={() => setShown('tasks')}>
                要做的事（{countText(count)}）
              </Button>
            )}
            <Button size="compact-sm" onClick={() => setShown('return')}>
              交回数据包…
            </Button>
          </>
        }
      >
        {scope.place}的台账：{listWords(scope.villages, '全部村', '个村')}，{listWords(scope.ledgers, '全部台账', '本台账')}。来自
        {scope.from}第 {scope.number} 号包（{scope.day}）。
      </Banner>
      {shown === 'tasks' && <Tasks scope={scope} onClose={() => setShown(null)} />}
      {shown === 'return' && <ReturnDialog scope={scope} onClose={() => setShown(null)} />}
    </>
  )
}

function Tasks({ scope: { tasks, note, from, person }, onClose }: Readonly<{ scope: PackageScope; onClose: () => void }>) {
  return (
    <Modal opened onClose={onClose} title={`${from}要做的事`} size="lg">
      <Stack>
        {note !== '' && <Text>{note}</Text>}
        <ol className={classes.tasks}>
          {tasks.map(({ text, due }) => (
            <li key={`${text} ${due}`}>
              {text}
              {due === null ? '' : `（${due} 前）`}
            </li>
          ))}
        </ol>
        <Text fz="sm" c="dimmed">
          打包人：{person}
        </Text>
      </Stack>
    </Modal>
  )
}
