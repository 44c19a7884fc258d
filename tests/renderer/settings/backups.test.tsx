// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { BackupsScreen } from '#renderer/settings/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const entry = {
  token: 'backup-token',
  name: 'b.tzdb',
  at: '2026-03-02T06:05:00Z',
  bytes: 2_097_152,
  reason: '定时',
  proved: true,
  sealed: false,
  counts: { household: 1_490 },
}
const content = { name: 'b.tzdb', sealed: false, township: '青溪镇', at: entry.at, schemaVersion: 1, counts: { household: 1_490 } }

function setUp(script: BridgeScript = {}) {
  const onOpen = vi.fn()
  const bridge = scriptBridge({
    ...openFileScript,
    'backup.list': () => [entry],
    'backup.inspect': () => content,
    ...script,
  })
  renderRoom(<BackupsScreen onOpen={onOpen} />)
  return { bridge, onOpen }
}

describe('backups', () => {
  it('backs up onto a stick that the person chose', async () => {
    const { bridge } = setUp({
      'dialog.backupFolder': () => ({ token: 'stick-token', name: 'U', folder: 'E:\\' }),
      'backup.make': () => entry,
    })
    await userEvent.click(await screen.findByRole('button', { name: '备份到 U 盘…' }))
    expect(await screen.findByText('已备份并核对：b.tzdb（2.0 MB）')).toBeTruthy()
    expect(bridge.inputsOf('backup.make')).toEqual([{ token: 'stick-token' }])
  })

  it('shows the counts before asking for a new name, then restores into it and offers to open it', async () => {
    const { bridge, onOpen } = setUp({
      'dialog.newDatabase': () => ({ token: 'new-token', name: 'n.tzdb', folder: 'D:\\' }),
      'backup.restore': () => ({ name: 'n.tzdb', token: 'open-token', counts: content.counts }),
    })
    await userEvent.click(await screen.findByRole('button', { name: /^恢复 2026/ }))
    expect(await screen.findByText('1,490 户')).toBeTruthy()
    expect(screen.getByText('1,500 户')).toBeTruthy()
    expect(bridge.inputsOf('dialog.newDatabase')).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: '选择新文件的位置…' }))
    await userEvent.click(await screen.findByRole('button', { name: '打开恢复出的台账' }))
    expect(bridge.inputsOf('backup.restore')).toEqual([{ from: 'backup-token', to: 'new-token' }])
    expect(onOpen).toHaveBeenCalledWith({ token: 'open-token', name: 'n.tzdb' })
  })

  it('stays at the counts when the file dialog is closed', async () => {
    const { bridge } = setUp({ 'dialog.newDatabase': () => null })
    await userEvent.click(await screen.findByRole('button', { name: /^恢复 2026/ }))
    await userEvent.click(await screen.findByRole('button', { name: '选择新文件的位置…' }))
    expect(await screen.findByText('1,490 户')).toBeTruthy()
    expect(bridge.inputsOf('backup.restore')).toEqual([])
  })
})
