// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { expect, it } from 'vitest'
import type { Session } from '#shared/ipc/parts/operators.ts'
import { SessionGate } from '#renderer/operators/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const me = { id: 'o1', name: '陈录入', role: 'entry', villages: [], villageNames: [], active: true, hasPassword: true } as const
const working: Session = { operators: true, choices: [], me, locked: false, canLock: true }
const out: Session = { ...working, me: null, canLock: false, choices: [{ id: 'o1', name: '陈录入', role: 'entry', hasPassword: true }] }

function Form() {
  const [text, setText] = useState('')
  return <TextInput label="备注" value={text} onChange={(event) => setText(event.currentTarget.value)} />
}

it('asks who works, takes the screens out of the document while locked, and brings unsaved input back', async () => {
  const bridge = scriptBridge({
    ...openFileScript,
    'operators.who': () => out,
    'operators.login': () => working,
    'operators.lock': () => ({ ...working, locked: true }),
    'operators.unlock': () => working,
  })
  const tell = (payload: Session): void => bridge.emit({ channel: 'data', name: 'session', payload })
  renderRoom(
    <SessionGate onClose={() => undefined}>
      <Form />
    </SessionGate>,
  )
  expect(await screen.findByRole('heading', { name: '您是哪一位？' })).toBeTruthy()
  expect(screen.queryByLabelText('备注')).toBeNull()
  tell(working)
  await userEvent.type(await screen.findByLabelText('备注'), '张三的地址')
  await userEvent.keyboard('{Control>}l{/Control}')
  expect(bridge.inputsOf('operators.lock')).toEqual([{}])
  tell({ ...working, locked: true })
  await screen.findByRole('heading', { name: '已锁定' })
  await waitFor(() => expect(document.documentElement.outerHTML).not.toContain('张三的地址'))
  expect(screen.queryByLabelText('备注')).toBeNull()
  await userEvent.type(screen.getByLabelText('陈录入的密码'), '牛群过河2026{Enter}')
  expect(bridge.inputsOf('operators.unlock')).toEqual([{ password: '牛群过河2026' }])
  tell(working)
  expect((await screen.findByLabelText<HTMLInputElement>('备注')).value).toBe('张三的地址')
})
