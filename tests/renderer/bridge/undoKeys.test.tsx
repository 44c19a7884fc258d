// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useUndoKeys } from '#renderer/bridge/index.ts'
import { renderRoom } from './renderRoom.tsx'
import { scriptBridge } from './scriptedBridge.ts'

function setUp() {
  scriptBridge({})
  const undo = vi.fn()
  const redo = vi.fn()
  function Keys() {
    useUndoKeys({ undo, redo })
    return <input aria-label="电话" defaultValue="139" />
  }
  renderRoom(<Keys />)
  return { undo, redo, input: screen.getByLabelText('电话') }
}

describe('Ctrl+Z and Ctrl+Y', () => {
  it('act on saved changes outside of fields', () => {
    const { undo, redo } = setUp()
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: 'y', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true })
    expect(undo).toHaveBeenCalledTimes(1)
    expect(redo).toHaveBeenCalledTimes(2)
  })

  it('act in a field whose text is as it was', async () => {
    const { undo, input } = setUp()
    await userEvent.click(input)
    fireEvent.keyDown(input, { key: 'z', ctrlKey: true })
    expect(undo).toHaveBeenCalledTimes(1)
  })

  it('stay with a field whose text has been changed', async () => {
    const { undo, input } = setUp()
    await userEvent.type(input, '5')
    fireEvent.keyDown(input, { key: 'z', ctrlKey: true })
    expect(undo).not.toHaveBeenCalled()
  })
})
