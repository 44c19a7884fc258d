// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FaultError } from '#renderer/bridge/index.ts'
import { ReopenHost, SealingPanel, UnlockHost, withPassword, type Secret } from '#renderer/sealing/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

/** A file with a password, as the data core answers. */
function open(secret: Secret): Promise<string> {
  if (secret.password === '对的密码') return Promise.resolve('内容')
  if (secret.recoveryKey === 'ABCDE') return Promise.resolve('内容')
  const fault =
    secret.password !== undefined ? 'file.passwordWrong' : secret.recoveryKey !== undefined ? 'file.recoveryTyped' : 'file.passwordNeeded'
  return Promise.reject(new FaultError({ fault, file: '甲.tzdb', detail: '第 2 组有误' }))
}

describe('asking for a password', () => {
  afterEach(() => vi.restoreAllMocks())

  function setUp() {
    scriptBridge(openFileScript)
    renderRoom(<UnlockHost />)
  }

  it('asks until it is right, and tells a wrong one', async () => {
    setUp()
    const opened = withPassword({ name: '甲.tzdb' }, open)
    const field = await screen.findByLabelText('文件密码')
    expect(screen.queryByRole('button', { name: '忘记密码，用恢复密钥' })).toBeNull()
    await userEvent.type(field, '错的{Enter}')
    expect(await screen.findByText(/密码不对/)).toBeTruthy()
    await userEvent.clear(field)
    await userEvent.type(field, '对的密码{Enter}')
    expect(await opened).toBe('内容')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('takes the recovery key where it may, and says which group is wrong', async () => {
    setUp()
    const opened = withPassword({ name: '甲.tzdb', takesRecovery: true }, open)
    await userEvent.click(await screen.findByRole('button', { name: '忘记密码，用恢复密钥' }))
    await userEvent.type(screen.getByLabelText('恢复密钥'), 'ABCDF{Enter}')
    expect(await screen.findByText(/第 2 组有误/)).toBeTruthy()
    await userEvent.clear(screen.getByLabelText('恢复密钥'))
    await userEvent.type(screen.getByLabelText('恢复密钥'), 'ABCDE{Enter}')
    expect(await opened).toBe('内容')
  })

  it('asks in place when the data service came back and the file is closed, then goes on', async () => {
    const bridge = scriptBridge({
      ...openFileScript,
      'file.open': ({ password }) => (password === '对的密码' ? sampleFile : { fault: 'file.passwordNeeded', file: '甲.tzdb' }),
    })
    renderRoom(
      <>
        <input aria-label="正在填的" defaultValue="写到一半" />
        <UnlockHost />
        <ReopenHost />
      </>,
    )
    bridge.emit({
      channel: 'shell',
      name: 'dataRestarted',
      payload: { reopened: null, locked: { token: 'token-a', name: '甲.tzdb', folder: '' } },
    })
    await userEvent.type(await screen.findByLabelText('文件密码'), '对的密码{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(bridge.inputsOf('file.open').at(-1)).toEqual({ token: 'token-a', password: '对的密码' })
    expect(screen.getByLabelText('正在填的')).toHaveProperty('value', '写到一半')
  })

  it('gives up when the person does, and throws every other fault on', async () => {
    setUp()
    const opened = withPassword({ name: '甲.tzdb' }, open)
    await userEvent.click(await screen.findByRole('button', { name: '取消' }))
    expect(await opened).toBeNull()
    const other = withPassword({ name: '甲.tzdb' }, () => Promise.reject(new FaultError({ fault: 'file.notDatabase', file: '甲.tzdb' })))
    await expect(other).rejects.toMatchObject({ fault: { fault: 'file.notDatabase' } })
  })
})

describe('the tab 文件加密', () => {
  const plain = { sealed: false, why: null, plainBackups: 0, plainAway: 0, shortest: 8 }

  function setUp(script: BridgeScript) {
    const bridge = scriptBridge({ ...openFileScript, 'seal.state': () => plain, ...script })
    renderRoom(<SealingPanel />)
    return bridge
  }

  it('turns encryption on only with the same password twice and the warning read', async () => {
    const bridge = setUp({ 'seal.set': () => ({ recoveryKey: 'K', backup: 'b.tzdb' }) })
    const button = await screen.findByRole('button', { name: '开启加密' })
    await userEvent.type(screen.getByLabelText('新密码'), '山路十八弯2026')
    await userEvent.type(screen.getByLabelText('再输一遍'), '山路十八弯2027')
    await userEvent.click(screen.getByRole('checkbox'))
    expect(screen.getByText('两次输入不一样')).toBeTruthy()
    expect(button).toHaveProperty('disabled', true)
    await userEvent.clear(screen.getByLabelText('再输一遍'))
    await userEvent.type(screen.getByLabelText('再输一遍'), '山路十八弯2026')
    await userEvent.click(button)
    expect(bridge.inputsOf('seal.set')).toEqual([{ password: '山路十八弯2026' }])
  })

  it('asks for the present password before it turns encryption off, and shows that it is wrong', async () => {
    const bridge = setUp({
      'seal.state': () => ({ ...plain, sealed: true }),
      'seal.remove': ({ password }) => (password === '对的密码' ? { backup: 'b.tzdb' } : { fault: 'file.passwordWrong', file: '甲.tzdb' }),
    })
    await userEvent.click(await screen.findByRole('button', { name: '取消加密…' }))
    await userEvent.type(screen.getByLabelText('现在的密码'), '错的{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('密码不对')
    await userEvent.clear(screen.getByLabelText('现在的密码'))
    await userEvent.type(screen.getByLabelText('现在的密码'), '对的密码{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(bridge.inputsOf('seal.remove')).toHaveLength(2)
  })

  it('removes plain backups only after asking', async () => {
    const bridge = setUp({
      'seal.state': () => ({ ...plain, sealed: true, plainBackups: 3, plainAway: 2 }),
      'seal.dropPlain': () => ({ removed: 3, backup: 'b.tzdb', second: { name: 'E:', removed: 2, why: null } }),
    })
    expect(await screen.findByText(/文件夹里还有 3 份，第二处还有 2 份加密以前的备份/)).toBeTruthy()
    await userEvent.click(await screen.findByRole('button', { name: '删除没有加密的备份…' }))
    expect(bridge.inputsOf('seal.dropPlain')).toEqual([])
    await userEvent.click(await screen.findByRole('button', { name: '删除' }))
    expect(await screen.findByText(/已删除 3 份没有加密的备份，E: 上另有 2 份/)).toBeTruthy()
  })

  it('offers nothing where the file can only be looked at', async () => {
    setUp({ 'seal.state': () => ({ ...plain, why: '文件是只读的。' }) })
    expect(await screen.findByText('文件是只读的。')).toBeTruthy()
    expect(screen.getByRole('button', { name: '开启加密' })).toHaveProperty('disabled', true)
  })
})
