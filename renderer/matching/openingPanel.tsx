import { Button, Group, PasswordInput, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '#renderer/ui/index.ts'
import { matchActions, type Opening } from './matchStore.ts'

/** Asks for what a list needs before it can be read: its password, or which workbook of a zip is meant. */
export function OpeningPanel({ opening }: Readonly<{ opening: Opening }>) {
  const [answer, setAnswer] = useState(opening.need === 'entry' ? (opening.entries[0] ?? '') : '')
  const title = opening.need === 'password' ? `《${opening.file}》设有打开密码` : `压缩包《${opening.file}》里比对哪一个表格？`
  return (
    <Panel title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (answer !== '') void matchActions.answerOpening(opening.need === 'password' ? { password: answer } : { entry: answer })
        }}
      >
        <Stack gap="sm">
          {opening.need === 'password' ? (
            <PasswordInput
              label="打开密码"
              description="只用来读这一次，不会保存。"
              w={320}
              value={answer}
              onChange={(event) => setAnswer(event.currentTarget.value)}
              error={opening.wasWrong ? '密码不对，请重新输入（区分大小写，注意输入法）。' : null}
              visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
              maxLength={255}
              autoFocus
            />
          ) : (
            <Radio.Group value={answer} onChange={setAnswer} aria-label="压缩包里的表格">
              <Stack gap={6}>
                {opening.entries.map((name) => (
                  <Radio key={name} value={name} label={name} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Group gap="xs">
            <Button type="submit" disabled={answer === ''}>
              读取名单
            </Button>
            <Button variant="default" onClick={matchActions.leaveOpening}>
              换一个文件
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
