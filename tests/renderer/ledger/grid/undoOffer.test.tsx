// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { LedgerScreen } from '#renderer/ledger/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

/** What a step in the list took away can be had back from the message that tells of it. */

const stored: Readonly<Record<string, string>> = { v1: '北田村', v2: '南山村', v3: '石桥村' }

beforeEach(() => {
  // Without a layout everything has no size; here the list is as wide and high as a window.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 })
})

function openList() {
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.query': () => ({ ids: Object.keys(stored) }),
    'ledger.rows': ({ ids }) => ids.map((id) => sampleRow(id, { name: stored[id] ?? id, code: `43999910000${id.slice(1)}` })),
    'ledger.totals': () => ({ records: 3, sums: {} }),
    'kept.get': () => ({}),
    'kept.set': () => ({}),
    'edit.commit': ({ id, changes }) => ({
      changeSet: id,
      rows: changes.map(({ recordId, values }) => ({ ...sampleRow(recordId, { name: stored[recordId]!, ...values }), ledger: 'village' })),
      doubts: [],
    }),
    'history.undo': ({ setId }) => ({ target: setId ?? '', changeSet: 'u1', label: '粘贴 2 格', records: 2, blocked: [] }),
  })
  renderRoom(<LedgerScreen ledger="village" />)
  return bridge
}

const cell = (text: string) => screen.findByText(text, { selector: '[role=gridcell] *, [role=gridcell]' })

test('pasted cells come with 撤销 of just that step', async () => {
  const bridge = openList()
  await userEvent.click(await cell('南山村'))
  const text = '东山村\r\n西山村\r\n'
  fireEvent.paste(document.activeElement as Element, { clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? text : '') } })
  expect(await screen.findByText('已粘贴 2 格')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '撤销' }))
  expect(await screen.findByText('已撤销：粘贴 2 格（2 条记录）')).toBeTruthy()
  const [{ id }] = bridge.inputsOf('edit.commit') as [{ id: string }]
  expect(bridge.inputsOf('history.undo')).toMatchObject([{ setId: id }])
})

test('an emptied cell comes with 撤销, a changed one without', async () => {
  const bridge = openList()
  const user = userEvent.setup()
  await user.click(await cell('439999100002'))
  await user.keyboard('{Backspace}{Enter}')
  expect(await screen.findByText('已清除行政村编号')).toBeTruthy()
  expect(screen.getByRole('button', { name: '撤销' })).toBeTruthy()
  await user.click(await cell('石桥村'))
  await user.keyboard('大石桥村{Enter}')
  await expect.poll(() => bridge.inputsOf('edit.commit').length).toBe(2)
  expect(screen.getAllByRole('button', { name: '撤销' })).toHaveLength(1)
})
