import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FaultWords, useAct, useNavigate } from '#renderer/bridge/index.ts'
import { PasswordPair } from './passwordPair.tsx'
import classes from './sealing.module.css'

type Props = Readonly<{ isFixed: boolean; shortest: number; onDone: () => void }>

/** Sets the first password, then shows the sheet with the recovery key: it is to be seen this once. */
export function TurnOnForm({ isFixed, shortest, onDone }: Props) {
  const navigate = useNavigate()
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [understood, setUnderstood] = useState(false)
  const turnOn = useAct('seal.set', {
    handles,
    doneText: ({ backup }) => `已加密并核对。加密以前的台账留在备份“${backup}”里。`,
    done: ({ recoveryKey }) => {
      onDone()
      navigate.open({ screen: 'recoverySheet', recoveryKey })
    },
  })
  const isReady = next !== '' && next === again && understood
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) turnOn.mutate({ password: next })
      }}
    >
      <Stack gap="md">
        <ul className={classes.points}>
          <li>开启以后，打开这个台账要输密码；电脑或 U 盘丢了，别人看不到里面的姓名和证件号码。</li>
          <li>以后的备份同样是加密的。平时使用没有区别，速度也差不多。</li>
          <li>别的数据库工具不能再直接读这个文件；要交给别人用，请导出 Excel 或数据包。</li>
          <li>
            <strong>忘了密码、又丢了恢复密钥单，里面的台账谁也打不开，没有办法找回。</strong>
          </li>
        </ul>
        <Stack gap="sm" maw={420}>
          <PasswordPair next={next} again={again} shortest={shortest} onNext={setNext} onAgain={setAgain} />
        </Stack>
        <Checkbox
          label="我知道密码和恢复密钥单都丢了就无法找回；下一步会打印恢复密钥单，由单位封存"
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
        {turnOn.error && (
          <Text c="red" role="alert">
            <FaultWords fault={turnOn.error.fault} />
          </Text>
        )}
        <Group>
          <Button type="submit" disabled={!isReady || isFixed} loading={turnOn.isPending}>
            开启加密
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const handles = ['seal.weakPassword', 'seal.already'] as const
