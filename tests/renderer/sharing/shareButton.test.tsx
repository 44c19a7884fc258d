// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ShareButton } from '#renderer/sharing/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const villages = [
  { id: 'v1', name: '白沙村', village: '白沙村', households: 2, persons: 9 },
  { id: 'v2', name: '青石村', village: '青石村', households: 1, persons: 1 },
]

function script(left: number): BridgeScript {
  return {
    ...openFileScript,
    'ledger.record': ({ id }) => ({ row: sampleRow(id, { undistributed: left }), title: '大棚租金', children: [], problems: [] }),
    'sharing.sharers': () => villages,
    'edit.commit': ({ changes }) => ({
      changeSet: 'c',
      rows: changes.map(({ recordId }) => ({ ...sampleRow(recordId), ledger: 'assetDistribution' })),
      doubts: [],
    }),
  }
}

type Commit = Readonly<{ label: string; changes: readonly Readonly<{ ledger: string; values: Record<string, unknown> }>[] }>

it('shows every line with its sum, and writes what was shown', async () => {
  const bridge = scriptBridge(script(10_000))
  renderRoom(<ShareButton income="i1" />)
  await userEvent.click(await screen.findByRole('button', { name: '分配到村、到户' }))
  const dialog = await screen.findByRole('dialog', { name: '分配资产收益' })
  const green = within(await within(dialog).findByRole('row', { name: /青石村/ }))
  expect(green.getByText('33.33')).toBeTruthy()
  expect(within(dialog).getByText(/合计 2 笔，3 户 10 人，100.00 元（其中尾差 0.01 元/)).toBeTruthy()
  await userEvent.click(within(dialog).getByRole('button', { name: '写入分配明细（2 笔）' }))
  await waitFor(() => expect(bridge.inputsOf('edit.commit')).toHaveLength(1))
  const [{ label, changes }] = bridge.inputsOf('edit.commit') as [Commit]
  expect(label).toBe('按户数分配资产收益 100.00 元')
  expect(changes.map(({ ledger, values }) => [ledger, values['village'], values['amount'], values['income']])).toEqual([
    ['assetDistribution', 'v1', 6_667, 'i1'],
    ['assetDistribution', 'v2', 3_333, 'i1'],
  ])
})

it('refuses more than is left, and typed shares decide where there is no count', async () => {
  scriptBridge(script(10_000))
  renderRoom(<ShareButton income="i1" />)
  await userEvent.click(await screen.findByRole('button', { name: '分配到村、到户' }))
  const dialog = await screen.findByRole('dialog')
  const amount = within(dialog).getByLabelText('本次分配金额（元）')
  await userEvent.clear(amount)
  await userEvent.type(amount, '100.01')
  expect(within(dialog).getByText('超过了未分配的 100.00 元')).toBeTruthy()
  expect(within(dialog).getByRole('button', { name: /写入分配明细/ })).toHaveProperty('disabled', true)
  await userEvent.clear(amount)
  await userEvent.type(amount, '80')
  await userEvent.click(within(dialog).getByRole('combobox', { name: '分配依据' }))
  await userEvent.click(await screen.findByRole('option', { name: '按比例' }))
  await userEvent.type(within(dialog).getByLabelText('白沙村的份额'), '12.5')
  await userEvent.type(within(dialog).getByLabelText('青石村的份额'), '87.5')
  expect(within(dialog).getByText(/80.00 × 8750 ÷ 10000 = 70.00/)).toBeTruthy()
})

it('has nothing to share once all is distributed', async () => {
  scriptBridge(script(0))
  renderRoom(<ShareButton income="i1" />)
  expect(await screen.findByRole('button', { name: '分配到村、到户' })).toHaveProperty('disabled', true)
})
