import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconLock, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import type { Operator } from '#shared/ipc/parts/operators.ts'
import { operatorRoleWords } from '#shared/ipc/parts/operatorRoles.ts'
import { attempt, call, useNavigate, useSession } from '#renderer/bridge/index.ts'
import classes from './operators.module.css'
import { PasswordDialog } from './passwordDialog.tsx'
import { lock } from './sessionGate.tsx'

/** Who works, with lock and change; in a file without operators only the lock, and that only where there is a password. */
export function WhoMenu() {
  const { me, canLock } = useSession()
  if (me) return <MeMenu me={me} canLock={canLock} />
  if (!canLock) return null
  return (
    <Tooltip label="锁定窗口（Ctrl+L）" withinPortal={false}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="锁定窗口" onClick={lock}>
        <IconLock size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

function MeMenu({ me, canLock }: Readonly<{ me: Operator; canLock: boolean }>) {
  const { leave } = useNavigate()
  const [changing, setChanging] = useState(false)
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="dark"
            leftSection={<IconUser size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            <span className={classes.name}>{me.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {operatorRoleWords[me.role]}
            {me.role === 'village' ? `：${me.villageNames.join('、')}` : ''}
          </Menu.Label>
          <Menu.Item onClick={lock} disabled={!canLock}>
            {canLock ? '锁定窗口（Ctrl+L）' : '锁定窗口（先设密码）'}
          </Menu.Item>
          <Menu.Item onClick={() => setChanging(true)}>{me.hasPassword ? '修改密码…' : '设置密码…'}</Menu.Item>
          <Menu.Item onClick={() => leave(() => void attempt(() => call('operators.logout', {})))}>换人登录</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <PasswordDialog operator={me} isOwn onClose={() => setChanging(false)} />}
    </>
  )
}
