// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { returnTray } from '#renderer/bridge/index.ts'
import { MergePanels } from '#renderer/merging/index.ts'
import type { MergeFile } from '#shared/ipc/parts/merging.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const file = (name: string, taken: number): MergeFile => ({
  name,
  package: null,
  authors: [{ person: '王芳', device: '村委会', sets: taken, last: '2026-03-02T09:30:00+08:00' }],
  sets: { known: 3, taken },
  records: [],
  total: { added: 0, updated: taken, removed: 0, same: 0 },
  conflicts: 0,
})

function setUp() {
  const bridge = scriptBridge({
    ...openFileScript,
    'merge.open': () => [],
    'dialog.openReturns': () => [
      { token: 'token-one', name: '一.tzdb', folder: '' },
      { token: 'token-two', name: '二.tzpkg', folder: '' },
      { token: 'token-three', name: '三.tzdb', folder: '' },
    ],
    'merge.look': ({ tokens: [token], passwords }) => {
      if (token === 'token-three') return { fault: 'merge.itself', file: '三.tzdb' }
      if (token === 'token-one') return { files: [file('一.tzdb', 1)], conflicts: [] }
      if (!passwords) return { fault: 'package.passwordNeeded', file: '二.tzpkg' }
      if (passwords['token-two'] !== '对的') return { fault: 'package.passwordWrong', file: '二.tzpkg' }
      return { files: [file('二.tzpkg', 2)], conflicts: [] }
    },
    'merge.run': ({ tokens }) => ({ files: tokens.map((token) => ({ ...file(token, 1), changeSet: 'c' })), open: 0 }),
  })
  renderRoom(<MergePanels />)
  return bridge
}

it('looks at many files at once, asks each for its password and tells refusals beside the file', async () => {
  const bridge = setUp()
  await userEvent.click(await screen.findByRole('button', { name: '添加文件…' }))
  const refused = await screen.findByText(/就是现在打开的文件/)
  expect(within(refused.closest('tr')!).getByText('三.tzdb')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('“二.tzpkg”的密码'), '错的{Enter}')
  expect(await screen.findByText(/密码不对，请重新输入/)).toBeTruthy()
  await userEvent.clear(screen.getByLabelText('“二.tzpkg”的密码'))
  await userEvent.type(screen.getByLabelText('“二.tzpkg”的密码'), '对的{Enter}')
  await userEvent.click(await screen.findByRole('button', { name: '合并 2 份' }))
  expect(await screen.findByText(/已合并 “一.tzdb”、“二.tzpkg”/)).toBeTruthy()
  expect(bridge.inputsOf('merge.run')).toMatchObject([{ tokens: ['token-one', 'token-two'], passwords: { 'token-two': '对的' } }])
})

it('takes what came into the window before it was drawn', async () => {
  returnTray.offer({ token: 'token-one', name: '一.tzdb', folder: '' })
  setUp()
  expect(await screen.findByRole('button', { name: '合并 1 份' })).toBeTruthy()
})

it('keeps the list when the screen is left and come back to', async () => {
  setUp()
  await userEvent.click(await screen.findByRole('button', { name: '添加文件…' }))
  expect(await screen.findByText('三.tzdb')).toBeTruthy()
  cleanup()
  renderRoom(<MergePanels />)
  expect(await screen.findByText('三.tzdb')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '不合并“三.tzdb”' }))
  expect(screen.queryByText('三.tzdb')).toBeNull()
})
