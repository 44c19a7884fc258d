import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { FaultWords } from '#renderer/bridge/index.ts'
import classes from './sealing.module.css'
import { listenForQuestions } from './unlocking.ts'
import type { Asked, Secret } from './unlocking.ts'

/** Stands once in the window and asks for the password of any encrypted file that is to be read, however it was chosen. */
export function UnlockHost() {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => listenForQuestions(setAsked), [])
  return asked && <UnlockDialog asked={asked} />
}

function UnlockDialog({ asked }: Readonly<{ asked: Asked }>) {
  const [busy, setBusy] = useState(false)
  const [byKey, setByKey] = useState(asked.fault.fault.startsWith('file.recovery'))
  useEffect(() => setBusy(false), [asked])
  const answer = (secret: Secret | null) => {
    setBusy(secret !== null)
    asked.answer(secret)
  }
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={`打开加密文件“${asked.name}”`}
      centered
      closeOnClickOutside={false}
      closeOnEscape={!busy}
      withCloseButton={!busy}
    >
      <Stack gap="sm">
        {byKey ? <KeyForm asked={asked} busy={busy} onAnswer={answer} /> : <PasswordForm asked={asked} busy={busy} onAnswer={answer} />}
        {asked.takesRecovery && (
          <Button variant="subtle" size="compact-sm" className={classes.other} disabled={busy} onClick={() => setByKey(!byKey)}>
            {byKey ? '改用密码' : '忘记密码，用恢复密钥'}
          </Button>
        )}
      </Stack>
    </Modal>
  )
}

type FormProps = Readonly<{ asked: Asked; busy: boolean; onAnswer: (secret: Secret | null) => void }>

function PasswordForm({ asked, busy, onAnswer }: FormProps) {
  const [password, setPassword] = useState('')
  const isWrong = asked.fault.fault === 'file.passwordWrong' && !busy
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') onAnswer({ password })
      }}
    >
      <Stack gap="md">
        <PasswordInput
          label="文件密码"
          description="区分大小写。密码不会保存在这台电脑上。"
          value={password}
          maxLength={256}
          readOnly={busy}
          error={isWrong ? '密码不对，请重新输入。连续输错，每次要多等一会儿。' : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          data-autofocus
          autoFocus
        />
        <Buttons busy={busy} isEmpty={password === ''} onLeave={() => onAnswer(null)} />
      </Stack>
    </form>
  )
}

function KeyForm({ asked, busy, onAnswer }: FormProps) {
  const [key, setKey] = useState('')
  const isTold = asked.fault.fault.startsWith('file.recovery') && !busy
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (key !== '') onAnswer({ recoveryKey: key })
      }}
    >
      <Stack gap="md">
        <TextInput
          label="恢复密钥"
          description="在单位封存的“恢复密钥单”上，8 组，每组 5 个字符。不分大小写，横线和空格可以不输。"
          value={key}
          maxLength={120}
          readOnly={busy}
          error={isTold ? <FaultWords fault={asked.fault} /> : null}
          onChange={(event) => setKey(event.currentTarget.value)}
          classNames={{ input: classes.key ?? '' }}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          autoFocus
        />
        <Text fz="sm" c="dimmed">
          打开以后，请在“设置 → 文件加密”里设一个新密码。
        </Text>
        <Buttons busy={busy} isEmpty={key === ''} onLeave={() => onAnswer(null)} />
      </Stack>
    </form>
  )
}

function Buttons({ busy, isEmpty, onLeave }: Readonly<{ busy: boolean; isEmpty: boolean; onLeave: () => void }>) {
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onLeave} disabled={busy}>
        取消
      </Button>
      <Button type="submit" disabled={isEmpty} loading={busy}>
        打开
      </Button>
    </Group>
  )
}
