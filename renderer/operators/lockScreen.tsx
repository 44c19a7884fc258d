import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { Session } from '#shared/ipc/parts/operators.ts'
import { call, FaultWords, useAct } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import classes from './operators.module.css'

type Props = Readonly<{ session: Session; /** Somebody else is to log in. */ onLeft: () => void; onClose: () => void }>

/** All that is to be seen of the window while nobody sits before it. */
export function LockScreen({ session, onLeft, onClose }: Props) {
  const [password, setPassword] = useState('')
  const unlock = useAct('operators.unlock', { handles, failed: () => setPassword('') })
  const change = async () => {
    await call('operators.logout', {})
    onLeft()
  }
  return (
    <main className={classes.cover}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          unlock.mutate({ password })
        }}
      >
        <Panel>
          <Stack gap="md" w={400} maw="100%">
            <Group gap="xs">
              <IconLock size={22} aria-hidden />
              <Title order={1} fz="xl">
                已锁定
              </Title>
            </Group>
            <Text>{session.me ? `${session.me.name}正在使用。` : ''}没有保存的输入还在，输入密码后接着做。</Text>
            <PasswordInput
              label={session.me?.hasPassword ? `${session.me.name}的密码` : '文件密码'}
              value={password}
              autoFocus
              error={unlock.error ? <FaultWords fault={unlock.error.fault} /> : undefined}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Group justify="space-between">
              <Button type="submit" loading={unlock.isPending} disabled={password === ''}>
                解锁
              </Button>
              {session.operators ? <Leave verb="换人登录" onLeave={() => void change()} /> : <Leave verb="关闭台账" onLeave={onClose} />}
            </Group>
          </Stack>
        </Panel>
      </form>
    </main>
  )
}

const handles = ['operator.passwordWrong', 'operator.wait'] as const

/** Asked once more by the button itself: a dialog beside the root would be covered, too. */
function Leave({ verb, onLeave }: Readonly<{ verb: string; onLeave: () => void }>) {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {verb}
      </Button>
    )
  return (
    <Group gap="xs">
      <Text fz="sm">没有保存的输入会丢失。</Text>
      <Button color="red" onClick={onLeave}>
        {verb}
      </Button>
    </Group>
  )
}
