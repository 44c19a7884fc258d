import { Button, Group, PasswordInput, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Panel } from '#renderer/ui/index.ts'
import type { Opening } from '../wizard/opening.ts'
import type { Wizard } from '../wizard/useWizard.ts'
import classes from './choose.module.css'

/** Asks for what a file needs before it can be read; the file itself stays as it is. */
export function OpeningPanel({ wizard }: Readonly<{ wizard: Wizard }>) {
  const { opening } = wizard.state
  if (!opening) return null
  return opening.need === 'password' ? (
    <AskPassword wizard={wizard} opening={opening} />
  ) : (
    <AskEntry key={opening.entries.join('\n')} wizard={wizard} opening={opening} />
  )
}

type Asking<Need extends Opening['need']> = Readonly<{ wizard: Wizard; opening: Extract<Opening, { need: Need }> }>

function AskPassword({ wizard, opening }: Asking<'password'>) {
  const [password, setPassword] = useState('')
  return (
    <Asked
      wizard={wizard}
      title={`《${opening.file}》设有打开密码`}
      verb="打开"
      ready={password !== ''}
      onAnswer={() => wizard.actions.answerOpening({ password })}
    >
      <PasswordInput
        label="打开密码"
        description="只用来读这一次，不会保存。"
        w={320}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={opening.wasWrong ? '密码不对，请重新输入（区分大小写，注意输入法）。' : null}
        visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
        maxLength={255}
        data-autofocus
        autoFocus
      />
    </Asked>
  )
}

function AskEntry({ wizard, opening }: Asking<'entry'>) {
  const [entry, setEntry] = useState(opening.entries[0] ?? '')
  return (
    <Asked
      wizard={wizard}
      title={`压缩包《${opening.file}》里有 ${opening.entries.length} 个表格，导入哪一个？`}
      verb="读取这一个"
      ready={entry !== ''}
      onAnswer={() => wizard.actions.answerOpening({ entry })}
    >
      <Radio.Group value={entry} onChange={setEntry} aria-label="压缩包里的表格">
        <Stack gap={6} className={classes.entries}>
          {opening.entries.map((name) => (
            <Radio key={name} value={name} label={name} />
          ))}
        </Stack>
      </Radio.Group>
      <Text c="dimmed" fz="sm">
        导入完一个，再选同一个压缩包就能导入下一个。
      </Text>
    </Asked>
  )
}

type AskedProps = Readonly<{
  wizard: Wizard
  title: string
  verb: string
  ready: boolean
  onAnswer: () => Promise<boolean>
  children: ReactNode
}>

function Asked({ wizard, title, verb, ready, onAnswer, children }: AskedProps) {
  return (
    <Panel title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void onAnswer()
        }}
      >
        <Stack gap="sm">
          {children}
          <Group gap="xs">
            <Button type="submit" disabled={!ready || wizard.state.busy !== null}>
              {verb}
            </Button>
            <Button variant="default" onClick={wizard.actions.leaveOpening}>
              换一个文件
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
