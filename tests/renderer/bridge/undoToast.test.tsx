// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { showUndo, useAct } from '#renderer/bridge/index.ts'
import { BlockedProvider } from '#renderer/history/index.ts'
import { renderRoom } from './renderRoom.tsx'
import { openFileScript } from './sampleFile.ts'
import { scriptBridge, type BridgeScript } from './scriptedBridge.ts'

const undone = { target: 's1', changeSet: 'u1', label: '删除 2 户', records: 2, blocked: [] }

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({ ...openFileScript, 'history.undo': () => undone, ...script })
  const room = renderRoom(
    <BlockedProvider>
      <Dropping />
    </BlockedProvider>,
  )
  return { bridge, room }
}

function Dropping() {
  const drop = useAct('parked.drop', { doneText: ({ dropped }) => `${dropped} 行不再导入`, undoable: true })
  const undo = useAct('history.undo')
  return (
    <>
      <button type="button" onClick={() => drop.mutate({ id: 'input-id-1', table: 'table-id-1', reason: '重复的行' })}>
        丢掉
      </button>
      <button type="button" onClick={() => undo.mutate({ id: 'undo-id-1' })}>
        从别处撤销
      </button>
    </>
  )
}

it('takes the very step back that was told', async () => {
  const { bridge } = setUp({ 'parked.drop': () => ({ changeSet: 's1', dropped: 3 }) })
  await userEvent.click(screen.getByRole('button', { name: '丢掉' }))
  expect(await screen.findByText('3 行不再导入')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '撤销' }))
  expect(await screen.findByText('已撤销：删除 2 户（2 条记录）')).toBeTruthy()
  expect(bridge.inputsOf('history.undo')).toMatchObject([{ setId: 's1' }])
  await waitFor(() => expect(screen.queryByText('3 行不再导入')).toBeNull())
})

it('offers nothing where nothing was written', async () => {
  setUp({ 'parked.drop': () => ({ changeSet: null, dropped: 0 }) })
  await userEvent.click(screen.getByRole('button', { name: '丢掉' }))
  expect(await screen.findByText('0 行不再导入')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull()
})

it('shows what stands in the way', async () => {
  const blocked = [{ ledger: 'household', recordId: 'h1', label: '王建国', why: '后来又改过' }]
  setUp({ 'history.undo': () => ({ ...undone, changeSet: null, records: 0, blocked }) })
  act(() => showUndo('已移入回收站：2 户', 's1'))
  await userEvent.click(await screen.findByRole('button', { name: '撤销' }))
  expect(await screen.findByRole('dialog', { name: '“删除 2 户”还没有撤销' })).toBeTruthy()
  expect(screen.getByText(/后来又改过/)).toBeTruthy()
})

it('goes when the step was taken back elsewhere, when another one comes, and with the file', async () => {
  const { room } = setUp()
  act(() => showUndo('第一步', 's0'))
  act(() => showUndo('第二步', 's1'))
  await screen.findByText('第二步')
  await waitFor(() => expect(screen.queryByText('第一步')).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: '从别处撤销' }))
  await waitFor(() => expect(screen.queryByText('第二步')).toBeNull())
  act(() => showUndo('第三步', 's3'))
  await screen.findByText('第三步')
  room.unmount()
  await waitFor(() => expect(screen.queryByText('第三步')).toBeNull())
})
