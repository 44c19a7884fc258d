// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useSyncExternalStore } from 'react'
import { expect, it } from 'vitest'
import { OpeningPanel } from '#renderer/import/choose/openingPanel.tsx'
import { actionsOf } from '#renderer/import/wizard/actions.ts'
import { createStore } from '#renderer/import/wizard/store.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'
import { overview } from '../wizard/overview.ts'

const grant = { token: 'token-12345', name: '各村.zip', folder: '/' }

function setUp(open: BridgeScript['import.open']) {
  const bridge = scriptBridge({ 'dialog.openWorkbook': () => grant, 'import.open': open, 'workbooks.remember': () => ({}) as never })
  const store = createStore()
  const actions = actionsOf(store)
  function Panel() {
    const state = useSyncExternalStore(store.subscribe, store.get)
    return <OpeningPanel wizard={{ state, actions }} />
  }
  renderRoom(<Panel />)
  return { bridge, store, actions }
}

it('asks which workbook of a zip is meant, then for its password, and remembers both for reading it again', async () => {
  const { bridge, store, actions } = setUp(({ entry, password }) => {
    if (!entry) return { fault: 'import.archive', file: '各村.zip', count: 2, detail: '', entries: '东村.xlsx\n西村/花名册.xls' }
    if (password !== '对的') return { fault: password ? 'import.passwordWrong' : 'import.passwordNeeded', file: '花名册.xls' }
    return overview('s1')
  })
  await actions.choose('member')
  expect(store.get()).toMatchObject({ trouble: null, step: 'choose' })
  const second = await screen.findByLabelText('西村/花名册.xls')
  expect((screen.getByLabelText('东村.xlsx') as HTMLInputElement).checked).toBe(true)
  await userEvent.click(second)
  await userEvent.click(screen.getByRole('button', { name: '读取这一个' }))

  const field = await screen.findByLabelText('打开密码')
  expect((screen.getByRole('button', { name: '打开' }) as HTMLButtonElement).disabled).toBe(true)
  await userEvent.type(field, '错的{Enter}')
  expect(await screen.findByText(/密码不对/)).toBeTruthy()
  await userEvent.clear(screen.getByLabelText('打开密码'))
  await userEvent.type(screen.getByLabelText('打开密码'), '对的{Enter}')
  await waitFor(() => expect(store.get()).toMatchObject({ opening: null, overview: { session: 's1' } }))
  const key = { token: grant.token, ledger: 'member', entry: '西村/花名册.xls', password: '对的' }
  expect(bridge.inputsOf('import.open').at(-1)).toEqual(key)
  expect(store.get().source).toEqual({ ...key, name: grant.name })
})

it('lets another file be chosen instead', async () => {
  const { store, actions } = setUp(() => ({ fault: 'import.passwordNeeded', file: '花名册.xlsx' }))
  await actions.choose(null)
  await userEvent.click(await screen.findByRole('button', { name: '换一个文件' }))
  expect(store.get().opening).toBeNull()
  expect(screen.queryByLabelText('打开密码')).toBeNull()
})

it('leaves other faults to the page', async () => {
  const { store, actions } = setUp(() => ({ fault: 'import.damaged', file: '花名册.xlsx', detail: '压缩包不完整' }))
  await actions.choose(null)
  expect(store.get()).toMatchObject({ opening: null, trouble: { code: 'import.damaged' } })
})
