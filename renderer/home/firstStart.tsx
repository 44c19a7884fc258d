import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useShellAct } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import classes from './home.module.css'

/** Asked once: whose name stands beside every change in the history. */
export function FirstStart() {
  const [name, setName] = useState('')
  const keep = useShellAct('settings.set')
  const operator = name.trim()
  return (
    <main className={classes.home}>
      <div className={classes.sheet}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (operator) keep.mutate({ operator })
          }}
        >
          <Panel>
            <Stack gap="md" maw={460}>
              <Title order={1} fz="xl">
                您是哪一位？
              </Title>
              <Text>台账会记下每一次修改是谁做的。请填写您的姓名，以后可以在“设置”里更改。</Text>
              <TextInput
                label="经办人姓名"
                value={name}
                maxLength={30}
                autoFocus
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" disabled={!operator} loading={keep.isPending} w="fit-content">
                开始使用
              </Button>
            </Stack>
          </Panel>
        </form>
      </div>
    </main>
  )
}
