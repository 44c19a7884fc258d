// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { BlockedProvider, HistoryScreen } from '#renderer/history/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { historySet, openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

function setUp(script: BridgeScript, record?: Readonly<{ ledger: string; id: string; title: string }>) {
  const bridge = scriptBridge({ ...openFileScript, ...script })
  renderRoom(
    <BlockedProvider>
      <HistoryScreen {...(record ? { record } : {})} />
    </BlockedProvider>,
  )
  return bridge
}

const answer = { target: 's1', changeSet: 'u', label: '修改 王建国', records: 1, blocked: [] }

describe('history', () => {
  it('undoes a step only after the question is answered with the verb', async () => {
    const bridge = setUp({ 'history.list': () => [historySet()], 'history.undo': () => answer })
    await userEvent.click(await screen.findByRole('button', { name: '撤销此步：修改 王建国' }))
    expect(bridge.inputsOf('history.undo')).toEqual([])
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '撤销此步' }))
    expect(bridge.inputsOf('history.undo')).toEqual([{ id: expect.any(String), setId: 's1' }])
    expect(await screen.findByText(/已撤销：修改 王建国/)).toBeTruthy()
  })

  it('explains what stands in the way and takes back the rest only when asked to', async () => {
    const blocked = [{ ledger: 'household', recordId: 'r1', label: '李秀英', why: '后来改过联系电话' }]
    const bridge = setUp({
      'history.list': () => [historySet()],
      'history.undo': ({ partial }) => ({ ...answer, changeSet: partial ? 'u' : null, blocked }),
    })
    await userEvent.click(await screen.findByRole('button', { name: '撤销此步：修改 王建国' }))
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '撤销此步' }))
    expect(await screen.findByText(/后来改过联系电话/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '撤销其余记录' }))
    expect(bridge.inputsOf('history.undo')[1]).toEqual({ id: expect.any(String), setId: 's1', partial: true })
  })

  it('offers no undo for an undone step', async () => {
    setUp({ 'history.list': () => [historySet({ undone: true })] })
    await screen.findByText('已撤销')
    expect(screen.queryByRole('button', { name: /撤销此步/ })).toBeNull()
  })

  it('offers no undo in a read-only file', async () => {
    setUp({ 'history.list': () => [historySet()], 'file.info': () => ({ ...sampleFile, readOnly: true }) })
    await screen.findByText('修改 王建国')
    expect(screen.queryByRole('button', { name: /撤销此步/ })).toBeNull()
  })

  it('asks for the part after the last shown step', async () => {
    const first = Array.from({ length: 50 }, (_, index) => historySet({ id: `s${index}`, label: `第${index}步` }))
    const bridge = setUp({
      'history.list': (input) => (input.after ? [historySet({ id: 'old', label: '最早一步' })] : first),
    })
    await userEvent.click(await screen.findByRole('button', { name: '显示更早的' }))
    expect(await screen.findByText('最早一步')).toBeTruthy()
    expect(bridge.inputsOf('history.list').at(-1)).toEqual({ limit: 50, after: 's49' })
    expect(screen.queryByRole('button', { name: '显示更早的' })).toBeNull()
  })

  it('asks only for the one record', async () => {
    const bridge = setUp({ 'history.list': () => [historySet()] }, { ledger: 'household', id: 'h1', title: '王建国' })
    await screen.findByText('修改 王建国')
    expect(bridge.inputsOf('history.list')).toEqual([{ limit: 50, record: { ledger: 'household', id: 'h1' } }])
    expect(screen.getByRole('heading', { name: '王建国的历史' })).toBeTruthy()
  })

  it('shows the details of a step page by page', async () => {
    const bridge = setUp({
      'history.list': () => [historySet({ changes: 120 })],
      'history.changes': (input) => ({
        total: 120,
        changes: [
          {
            ledger: 'household',
            recordId: `r${input.offset}`,
            title: `户${input.offset}`,
            op: 'add',
            text: '',
            origin: 'Sheet1!7',
          },
        ],
      }),
    })
    await userEvent.click(await screen.findByRole('button', { name: '明细：修改 王建国' }))
    await screen.findByText('户0')
    await userEvent.click(screen.getByRole('button', { name: '第 3 页' }))
    expect(await screen.findByText('户100')).toBeTruthy()
    expect(bridge.inputsOf('history.changes').at(-1)).toEqual({ setId: 's1', offset: 100, limit: 50 })
  })
})
