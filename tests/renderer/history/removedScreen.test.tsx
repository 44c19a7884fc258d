// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { RemovedScreen } from '#renderer/history/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

describe('recycle bin', () => {
  it('restores the record of the line', async () => {
    const bridge = scriptBridge({
      ...openFileScript,
      'ledger.query': () => ({ ids: ['h1', 'h2'] }),
      'ledger.rows': () => [sampleRow('h1', { headName: '王建国' }), sampleRow('h2', { headName: '李秀英' })],
      'history.restore': () => ({ changeSet: 'c', rows: [], doubts: [] }),
    })
    renderRoom(<RemovedScreen />)
    await userEvent.click(await screen.findByRole('button', { name: '恢复 李秀英' }))
    expect(bridge.inputsOf('ledger.query')[0]).toEqual({ ledger: 'household', removed: true })
    expect(bridge.inputsOf('history.restore')).toEqual([{ id: expect.any(String), ledger: 'household', recordId: 'h2' }])
    expect(await screen.findByText('已恢复“李秀英”')).toBeTruthy()
  })

  it('asks for at most a page of rows', async () => {
    const ids = Array.from({ length: 130 }, (_, index) => `h${index}`)
    const bridge = scriptBridge({
      ...openFileScript,
      'ledger.query': () => ({ ids }),
      'ledger.rows': (input) => input.ids.map((id) => sampleRow(id, { headName: `户主${id}` })),
    })
    renderRoom(<RemovedScreen />)
    await screen.findByText('户主h49')
    await userEvent.click(screen.getByRole('button', { name: '第 3 页' }))
    await screen.findByText('户主h129')
    expect(bridge.inputsOf('ledger.rows').map((input) => (input as { ids: string[] }).ids.length)).toEqual([50, 30])
  })
})
