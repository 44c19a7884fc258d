import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FaultWords, useAct, type FaultError } from '#renderer/bridge/index.ts'
import { PasswordPair } from './passwordPair.tsx'
import classes from './sealing.module.css'

const handles = ['file.passwordWrong', 'file.recoveryTyped', 'file.recoveryWrong', 'seal.weakPassword'] as const

/** Another password, by the present one or by the recovery key. */
export function ChangePasswordDialog({ shortest, onClose }: Readonly<{ shortest: number; onClose: () => void }>) {
  const [byKey, setByKey] = useState(false)
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useAct('seal.change', { handles, doneText: '文件密码已换好。恢复密钥没有变。', done: onClose })
  const isReady = present !== '' && next !== '' && next === again
  return (
    <Modal opened onClose={onClose} title="更换文件密码" centered closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) change.mutate({ ...(byKey ? { recoveryKey: present } : { password: present }), next })
        }}
      >
        <Stack gap="sm">
          {byKey ? (
            <TextInput
              label="恢复密钥"
              value={present}
              maxLength={120}
              onChange={(event) => setPresent(event.currentTarget.value)}
              classNames={{ input: classes.key ?? '' }}
              autoComplete="off"
              data-autofocus
            />
          ) : (
            <PresentPassword value={present} onChange={setPresent} />
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.other}
            onClick={() => {
              setByKey(!byKey)
              setPresent('')
            }}
          >
            {byKey ? '改用现在的密码' : '忘记密码，用恢复密钥'}
          </Button>
          <PasswordPair next={next} again={again} shortest={shortest} onNext={setNext} onAgain={setAgain} />
          <Problem error={change.error} />
          <Buttons verb="更换" busy={change.isPending} isReady={isReady} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}

/** Another recovery key; the sheet is shown next. */
export function RenewRecoveryDialog({ onDone, onClose }: Readonly<{ onDone: (recoveryKey: string) => void; onClose: () => void }>) {
  const renew = useAct('seal.recovery', { handles, done: ({ recoveryKey }) => onDone(recoveryKey) })
  return (
    <PresentPasswordDialog
      title="换恢复密钥"
      text="换了以后，原来的恢复密钥单就打不开这个文件了（换之前做的备份除外）。接着会显示新的单子，请打印并封存，把旧的销毁。"
      verb="换恢复密钥"
      busy={renew.isPending}
      error={renew.error}
      onSend={(password) => renew.mutate({ password })}
      onClose={onClose}
    />
  )
}

export function TurnOffDialog({ onDone, onClose }: Readonly<{ onDone: () => void; onClose: () => void }>) {
  const remove = useAct('seal.remove', {
    handles,
    doneText: ({ backup }) => `已取消加密并核对。加密的台账留在备份“${backup}”里。`,
    done: onDone,
  })
  return (
    <PresentPasswordDialog
      title="取消加密"
      text="取消以后，谁拿到这个文件都能直接打开。加密的台账会留一份作为备份，用现在的密码打开。"
      verb="取消加密"
      busy={remove.isPending}
      error={remove.error}
      onSend={(password) => remove.mutate({ password })}
      onClose={onClose}
    />
  )
}

type PresentProps = Readonly<{
  title: string
  text: string
  verb: string
  busy: boolean
  error: FaultError | null
  onSend: (password: string) => void
  onClose: () => void
}>

/** What needs the present password although the file is open: a PC that was left alone must not change it. */
function PresentPasswordDialog({ title, text, verb, busy, error, onSend, onClose }: PresentProps) {
  const [present, setPresent] = useState('')
  return (
    <Modal opened onClose={onClose} title={title} centered closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (present !== '') onSend(present)
        }}
      >
        <Stack gap="sm">
          <Text>{text}</Text>
          <PresentPassword value={present} onChange={setPresent} />
          <Problem error={error} />
          <Buttons verb={verb} busy={busy} isReady={present !== ''} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}

function PresentPassword({ value, onChange }: Readonly<{ value: string; onChange: (text: string) => void }>) {
  return (
    <PasswordInput
      label="现在的密码"
      value={value}
      maxLength={256}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏现在的密码' }}
      data-autofocus
    />
  )
}

function Problem({ error }: Readonly<{ error: FaultError | null }>) {
  return (
    error && (
      <Text c="red" role="alert">
        <FaultWords fault={error.fault} />
      </Text>
    )
  )
}

type ButtonsProps = Readonly<{ verb: string; busy: boolean; isReady: boolean; onClose: () => void }>

function Buttons({ verb, busy, isReady, onClose }: ButtonsProps) {
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose} disabled={busy}>
        不改了
      </Button>
      <Button type="submit" disabled={!isReady} loading={busy}>
        {verb}
      </Button>
    </Group>
  )
}
