// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { SearchBox } from '#renderer/search/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const hits = [
  { ledger: 'member', id: 'm1', title: '王建国', hint: '石桥村', household: 'h1' },
  { ledger: 'member', id: 'm2', title: '王菊花', hint: '大坪村', household: 'h2' },
  { ledger: 'village', id: 'v1', title: '王家湾村', hint: '', household: null },
]

function setUp(found = hits, scanned: typeof hits = []) {
  const bridge = scriptBridge({ ...openFileScript, 'search.find': () => found, 'search.code': () => scanned })
  return { bridge, room: renderRoom(<SearchBox />) }
}

describe('search box', () => {
  it('gets the focus from anywhere by Ctrl+K and Ctrl+F', async () => {
    setUp()
    const box = await screen.findByLabelText('查找')
    for (const key of ['k', 'f']) {
      box.blur()
      fireEvent.keyDown(document.body, { key, ctrlKey: true })
      expect(document.activeElement).toBe(box)
    }
  })

  it('opens the household of the hit chosen with arrows and Enter', async () => {
    const { room } = setUp()
    await userEvent.type(await screen.findByLabelText('查找'), 'w')
    await screen.findByText('王菊花')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(room.navigation().place).toEqual({ screen: 'household', id: 'h2' })
  })

  it('opens the first hit on Enter alone and a place in its ledger', async () => {
    const { room } = setUp(hits.slice(2))
    await userEvent.type(await screen.findByLabelText('查找'), 'wjw')
    await screen.findByText('王家湾村')
    await userEvent.keyboard('{Enter}')
    expect(room.navigation().place).toEqual({ screen: 'ledger', ledger: 'village', record: 'v1' })
  })

  it('asks once for quick typing and says when nothing is found', async () => {
    const { bridge } = setUp([])
    await userEvent.type(await screen.findByLabelText('查找'), '赵无名')
    expect(await screen.findByText(/没有找到“赵无名”/)).toBeTruthy()
    expect(bridge.inputsOf('search.find')).toEqual([{ text: '赵无名', limit: 50 }])
  })

  it('opens what a scanner reads at once, never a hit of the digits before', async () => {
    const asset = { ledger: 'asset', id: 'a1', title: '冷库', hint: '', household: null }
    const { room, bridge } = setUp(hits, [asset])
    const box = await screen.findByLabelText('查找')
    fireEvent.change(box, { target: { value: '0010 0000 0000 0002 5571' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    await vi.waitFor(() => expect(room.navigation().place).toEqual({ screen: 'record', ledger: 'asset', id: 'a1' }), 20_000)
    expect(bridge.inputsOf('search.code')).toEqual([{ text: '0010 0000 0000 0002 5571' }])
  })

  it('on Enter before the answer opens the only hit, and none of several', async () => {
    const { room } = setUp(hits.slice(0, 1))
    const box = await screen.findByLabelText('查找')
    fireEvent.change(box, { target: { value: 'wjg' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    await vi.waitFor(() => expect(room.navigation().place).toEqual({ screen: 'household', id: 'h1' }), 20_000)
  })
})
