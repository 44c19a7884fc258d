import { Button, Group, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Session } from '#shared/ipc/parts/operators.ts'
import { operatorRoleWords } from '#shared/ipc/parts/operatorRoles.ts'
import { FaultWords, useAct, useFile } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import classes from './operators.module.css'

/** Who works now: asked when a file with operators opens, and after somebody left. */
export function LoginScreen({ choices, onClose }: Readonly<{ choices: Session['choices']; onClose: () => void }>) {
  const file = useFile()
  const [operator, setOperator] = useState(choices.length === 1 ? choices[0]!.id : '')
  const [password, setPassword] = useState('')
  const login = useAct('operators.login', { handles, failed: () => setPassword('') })
  const chosen = choices.find(({ id }) => id === operator)
  return (
    <main className={classes.cover}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) login.mutate({ operator, ...(chosen.hasPassword ? { password } : {}) })
        }}
      >
        <Panel>
          <Stack gap="md" w={460} maw="100%">
            <Title order={1} fz="xl">
              您是哪一位？
            </Title>
            <Text>“{file?.name}”设有操作员。请选择您的姓名，以后的修改都记在您的名下。</Text>
            <Choices
              choices={choices}
              operator={operator}
              onChoose={(next) => {
                setOperator(next)
                login.reset()
              }}
            />
            {chosen?.hasPassword && (
              <PasswordInput
                key={chosen.id}
                label={`${chosen.name}的密码`}
                value={password}
                autoFocus
                error={login.error ? <FaultWords fault={login.error.fault} /> : undefined}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            )}
            <Group justify="space-between">
              <Button type="submit" loading={login.isPending} disabled={!chosen || (chosen.hasPassword && password === '')}>
                登录
              </Button>
              <Button variant="default" onClick={onClose}>
                关闭台账
              </Button>
            </Group>
          </Stack>
        </Panel>
      </form>
    </main>
  )
}

const handles = ['operator.passwordWrong', 'operator.wait'] as const

type ChoicesProps = Readonly<{ choices: Session['choices']; operator: string; onChoose: (id: string) => void }>

function Choices({ choices, operator, onChoose }: ChoicesProps) {
  return (
    <Radio.Group aria-label="操作员" value={operator} onChange={onChoose}>
      <Stack gap={4} className={classes.choices}>
        {choices.map(({ id, name, role }) => (
          <Radio key={id} value={id} label={`${name}（${operatorRoleWords[role]}）`} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
