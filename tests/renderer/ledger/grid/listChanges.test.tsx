// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { LedgerScreen } from '#renderer/ledger/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type ScriptedBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

/** The list becomes another one while somebody works in it: what is typed goes to the record that it was meant for. */

const names: Readonly<Record<string, string>> = { v1: '北田村', v2: '南山村', v3: '石桥村' }

type Commit = Readonly<{ changes: readonly Readonly<{ recordId: string; values: Record<string, unknown> }>[] }>

beforeEach(() => {
  // Without a layout everything has no size; here the list is as wide and high as a window.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 })
})

type OpenList = ScriptedBridge & Readonly<{ become: (ids: readonly string[]) => Promise<void> }>

/** A list of villages; `become` makes it another list, as when somebody else's change or a new search does. */
function openList(first: readonly string[] = ['v1', 'v2', 'v3']): OpenList {
  let ids = first
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.query': () => ({ ids: [...ids] }),
    'ledger.rows': ({ ids: wanted }) => wanted.map((id) => sampleRow(id, { name: names[id] ?? id })),
    'ledger.totals': () => ({ records: ids.length, sums: {} }),
    'kept.get': () => ({}),
    'kept.set': () => ({}),
    'edit.commit': ({ id, changes }) => ({
      changeSet: id,
      rows: changes.map(({ recordId, values }) => ({ ...sampleRow(recordId, { name: names[recordId]!, ...values }), ledger: 'village' })),
      doubts: [],
    }),
  })
  renderRoom(<LedgerScreen ledger="village" />)
  const become = async (next: readonly string[]) => {
    ids = next
    const change = { setId: 'another', ledgers: ['village'], ids: [], person: '李强', label: '导入' }
    bridge.emit({ channel: 'data', name: 'changed', payload: change })
    const drawn = () => [...document.querySelectorAll('[role=row]:not([aria-rowindex="1"])')].map((row) => row.textContent ?? '')
    await waitFor(() => expect(drawn()).toHaveLength(next.length))
    await waitFor(() => expect(drawn()[1]).toContain(names[next[1]!]))
  }
  return { ...bridge, become }
}

const cell = (text: string) => screen.findByText(text, { selector: '[role=gridcell] *, [role=gridcell]' })

test('a cell that is being written in moves with its record', async () => {
  const bridge = openList()
  const user = userEvent.setup()
  await user.click(await cell('南山村'))
  await user.keyboard('新南山')
  await bridge.become(['v2', 'v3', 'v1'])
  await user.keyboard('村{Enter}')
  await stored(bridge, [{ recordId: 'v2', values: { name: '新南山村' } }])
})

test('what is typed into a cell whose record leaves the list is stored, and what is typed next is not mixed with it', async () => {
  const bridge = openList()
  const user = userEvent.setup()
  await user.click(await cell('南山村'))
  await user.keyboard('新南山村')
  await bridge.become(['v1', 'v3'])
  await stored(bridge, [{ recordId: 'v2', values: { name: '新南山村' } }])
  await user.click(await cell('石桥村'))
  await user.keyboard('大石桥村{Enter}')
  await stored(bridge, [
    { recordId: 'v2', values: { name: '新南山村' } },
    { recordId: 'v3', values: { name: '大石桥村' } },
  ])
})

test('a cell that was clicked keeps the focus for its record when the list grows above it', async () => {
  const bridge = openList(['v3'])
  const user = userEvent.setup()
  await user.click(await cell('石桥村'))
  await bridge.become(['v1', 'v2', 'v3'])
  await user.keyboard('大石桥村{Enter}')
  await stored(bridge, [{ recordId: 'v3', values: { name: '大石桥村' } }])
})

async function stored(bridge: ScriptedBridge, wanted: Commit['changes']): Promise<void> {
  const all = () => (bridge.inputsOf('edit.commit') as Commit[]).flatMap(({ changes }) => changes)
  await waitFor(() => expect(all()).toHaveLength(wanted.length))
  expect(all()).toMatchObject(wanted)
}
