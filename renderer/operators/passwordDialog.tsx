import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Operator } from '#shared/ipc/parts/operators.ts'
import { operatorPasswordMin } from '#shared/ipc/parts/operatorRoles.ts'
import { FaultWords, newId, useAct } from '#renderer/bridge/index.ts'
import { Foot } from '#renderer/ui/index.ts'

type Props = Readonly<{ operator: Operator; isOwn: boolean; onClose: () => void }>

/** A new password: one's own with the old one, that of others by an admin. */
export function PasswordDialog({ operator, isOwn, onClose }: Props) {
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const keep = useAct('operators.password', { handles, doneText: '密码已改好。', done: onClose, failed: () => setOld('') })
  const asksOld = isOwn && operator.hasPassword
  const differs = again !== '' && again !== next
  const send = (password: string) => keep.mutate({ id: newId(), operator: operator.id, next: password, ...(asksOld ? { old } : {}) })
  return (
    <Modal opened onClose={onClose} title={isOwn ? '修改自己的密码' : `给“${operator.name}”设密码`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send(next)
        }}
      >
        <Stack>
          {asksOld && (
            <PasswordInput label="现在的密码" value={old} data-autofocus onChange={(event) => setOld(event.currentTarget.value)} />
          )}
          <PasswordInput
            label="新密码"
            description={`至少 ${operatorPasswordMin} 位；忘记了请管理员重设`}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <PasswordInput
            label="再输一遍"
            value={again}
            error={differs ? '两次输入不一样' : undefined}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          {keep.error && (
            <Text c="red" role="alert">
              <FaultWords fault={keep.error.fault} />
            </Text>
          )}
          <Foot>
            {operator.hasPassword && (
              <Button variant="subtle" color="red" disabled={asksOld && old === ''} onClick={() => send('')}>
                取消密码
              </Button>
            )}
            <Button type="submit" loading={keep.isPending} disabled={next === '' || again !== next || (asksOld && old === '')}>
              保存密码
            </Button>
          </Foot>
        </Stack>
      </form>
    </Modal>
  )
}

const handles = ['operator.passwordWrong', 'operator.wait', 'operator.passwordShort'] as const
