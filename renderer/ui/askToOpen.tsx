import { Button, Group, PasswordInput, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Panel } from './parts.tsx'
import classes from './parts.module.css'

/** What a file needs before it can be read: its password, or which workbook of a zip is meant. */
export type FileNeed = Readonly<{ need: 'password'; wasWrong: boolean }> | Readonly<{ need: 'entry'; entries: readonly string[] }>

type Props = Readonly<{
  title: string
  wants: FileNeed
  verb: string
  /** Said below the choice of a workbook. */
  hint?: string
  busy?: boolean
  onAnswer: (key: Readonly<{ password: string }> | Readonly<{ entry: string }>) => void
  onLeave: () => void
}>

/** Asks for it; the file itself stays as it is, and a password is not kept. */
export function AskToOpen({ title, wants, verb, hint, busy = false, onAnswer, onLeave }: Props) {
  const [answer, setAnswer] = useState(wants.need === 'entry' ? (wants.entries[0] ?? '') : '')
  const send = () => {
    if (answer !== '') onAnswer(wants.need === 'password' ? { password: answer } : { entry: answer })
  }
  return (
    <Panel title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Stack gap="sm">
          {wants.need === 'password' ? (
            <PasswordInput
              label="打开密码"
              description="只用来读这一次，不会保存。"
              w={320}
              value={answer}
              onChange={(event) => setAnswer(event.currentTarget.value)}
              error={wants.wasWrong ? '密码不对，请重新输入（区分大小写，注意输入法）。' : null}
              visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
              maxLength={255}
              data-autofocus
              autoFocus
            />
          ) : (
            <Radio.Group value={answer} onChange={setAnswer} aria-label="压缩包里的表格">
              <Stack gap={6} className={classes.entries}>
                {wants.entries.map((name) => (
                  <Radio key={name} value={name} label={name} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {wants.need === 'entry' && hint && (
            <Text c="dimmed" fz="sm">
              {hint}
            </Text>
          )}
          <Group gap="xs">
            <Button type="submit" disabled={answer === '' || busy}>
              {verb}
            </Button>
            <Button variant="default" onClick={onLeave}>
              换一个文件
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
