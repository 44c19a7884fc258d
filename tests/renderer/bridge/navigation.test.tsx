// @vitest-environment jsdom
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useLeaveGuard } from '#renderer/bridge/index.ts'
import { renderRoom } from './renderRoom.tsx'
import { scriptBridge } from './scriptedBridge.ts'

function Dirty({ dirty }: Readonly<{ dirty: boolean }>) {
  useLeaveGuard(dirty)
  return null
}

describe('navigation', () => {
  it('goes and returns', () => {
    scriptBridge({})
    const room = renderRoom(null, { screen: 'ledger', ledger: 'household' })
    act(() => room.navigation().open({ screen: 'household', id: 'h1' }))
    expect(room.navigation().place).toEqual({ screen: 'household', id: 'h1' })
    act(() => room.navigation().back())
    expect(room.navigation().place).toEqual({ screen: 'ledger', ledger: 'household' })
    expect(room.navigation().canGoBack).toBe(false)
  })

  it('lays print over the screen and takes it away again', () => {
    scriptBridge({})
    const room = renderRoom(<Dirty dirty />, { screen: 'ledger', ledger: 'household' })
    act(() => room.navigation().open({ screen: 'print', selection: { ledger: 'household' } }))
    expect(room.navigation().place).toEqual({ screen: 'ledger', ledger: 'household' })
    expect(room.navigation().overlay?.screen).toBe('print')
    act(() => room.navigation().back())
    expect(room.navigation().overlay).toBeNull()
  })

  it('asks before unsaved input is given up and stays when told so', () => {
    scriptBridge({})
    const room = renderRoom(<Dirty dirty />, { screen: 'newHousehold' })
    act(() => room.navigation().open({ screen: 'history' }))
    expect(room.navigation().asking).toBe(true)
    act(() => room.navigation().answer(false))
    expect(room.navigation().place.screen).toBe('newHousehold')
    act(() => room.navigation().open({ screen: 'history' }))
    act(() => room.navigation().answer(true))
    expect(room.navigation().place.screen).toBe('history')
  })

  it('does not ask when nothing is unsaved', () => {
    scriptBridge({})
    const room = renderRoom(<Dirty dirty={false} />, { screen: 'newHousehold' })
    act(() => room.navigation().open({ screen: 'history' }))
    expect(room.navigation().place.screen).toBe('history')
  })
})
