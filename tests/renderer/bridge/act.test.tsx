// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { useAct, useCall, useSaving } from '#renderer/bridge/index.ts'
import { renderRoom } from './renderRoom.tsx'
import { scriptBridge } from './scriptedBridge.ts'

function Undo({ handles = false }: Readonly<{ handles?: boolean }>) {
  const undo = useAct('history.undo', handles ? { handles: ['undo.nothing'] } : {})
  return <button onClick={() => undo.mutate({ id: 'u1' })}>撤销{undo.error ? '失败' : ''}</button>
}

describe('useAct', () => {
  it('shows a fault as a Chinese sentence', async () => {
    scriptBridge({ 'history.undo': () => ({ fault: 'undo.nothing' }) })
    renderRoom(<Undo />)
    await userEvent.click(screen.getByText('撤销'))
    expect(await screen.findByText('没有可以撤销的操作。')).toBeTruthy()
  })

  it('leaves a fault to the caller who handles it', async () => {
    scriptBridge({ 'history.undo': () => ({ fault: 'undo.nothing' }) })
    renderRoom(<Undo handles />)
    await userEvent.click(screen.getByText('撤销'))
    await screen.findByText('撤销失败')
    expect(screen.queryByText('没有可以撤销的操作。')).toBeNull()
  })
})

function Saving() {
  const saving = useSaving()
  return (
    <button onClick={() => void saving.retry()}>
      {saving.state} {saving.fault?.fault}
    </button>
  )
}

describe('useSaving', () => {
  it('follows the events and retries', async () => {
    const bridge = scriptBridge({ 'file.retry': () => ({ fault: 'disk.full', file: 'a.tzdb' }) })
    renderRoom(<Saving />)
    expect(screen.getByText('saved')).toBeTruthy()
    bridge.emit({ channel: 'data', name: 'saving', payload: { state: 'failed', fault: { fault: 'disk.full' } } })
    await userEvent.click(await screen.findByText('failed disk.full'))
    expect(bridge.inputsOf('file.retry')).toEqual([{}])
    expect(await screen.findByText(/磁盘空间不足.*a\.tzdb/)).toBeTruthy()
  })
})

function Count() {
  const found = useCall('ledger.query', { ledger: 'household' })
  return <p>{found.error ? found.error.message : `${found.data?.ids.length ?? '…'} 户`}</p>
}

describe('useCall', () => {
  it('asks again by itself when its ledger has changed', async () => {
    const ids = ['a']
    const bridge = scriptBridge({ 'ledger.query': () => ({ ids: [...ids] }) })
    renderRoom(<Count />)
    await screen.findByText('1 户')
    ids.push('b')
    bridge.emit({
      channel: 'data',
      name: 'changed',
      payload: { setId: 's', ledgers: ['household'], ids: ['b'], person: '', label: '' },
    })
    await screen.findByText('2 户')
  })

  it('asks once more after the data service was restarted, and gives other faults as they are', async () => {
    let asked = 0
    scriptBridge({
      'ledger.query': () => (asked++ === 0 ? { fault: 'data.restarted' } : { fault: 'query.syntax', detail: '括号' }),
    })
    renderRoom(<Count />)
    await screen.findByText('筛选条件写法不对：括号')
    expect(asked).toBe(2)
  })
})
