// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { packageTray } from '#renderer/bridge/index.ts'
import { PackageHost, PackagesScreen, VillageBanner } from '#renderer/packages/index.ts'
import type { PackageManifest } from '#shared/ipc/parts/packages.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const manifest: PackageManifest = {
  format: 1,
  id: 'p1',
  databaseId: 'another',
  township: '青溪镇',
  from: '青溪镇',
  place: '清水村',
  number: 3,
  kind: 'subset',
  base: null,
  given: null,
  day: '2026-03-02',
  counts: {},
  records: 120,
  sets: 4,
  scope: { villages: ['清水村'], ledgers: null, without: [] },
  sealed: true,
  schemaVersion: 4,
  appVersion: '0.4.0',
  size: { packed: 1, full: 1, chunks: 1 },
}
const inspected = (over: Partial<PackageManifest> = {}) => ({
  name: '包.tzpkg',
  bytes: 1,
  manifest: { ...manifest, ...over },
  standing: null,
  opened: null,
})
const grant = { token: 'token-pack', name: '包.tzpkg', folder: '' }

function host(script: BridgeScript) {
  const bridge = scriptBridge({ ...openFileScript, ...script })
  const [onOpen, onReturn] = [vi.fn(), vi.fn()]
  renderRoom(<PackageHost onOpen={onOpen} onReturn={onReturn} />)
  packageTray.offer(grant)
  return { bridge, onOpen, onReturn }
}

it('opens a package of another ledger as a file of its own, once the password fits', async () => {
  const { bridge, onOpen, onReturn } = host({
    'package.inspect': ({ password }) => (password === '错的' ? { fault: 'package.passwordWrong', file: '包.tzpkg' } : inspected()),
    'dialog.newDatabase': () => ({ token: 'token-file', name: '清水村.tzdb', folder: '' }),
    'package.open': () => ({ name: '清水村.tzdb', token: 'token-file', manifest, counts: {} }),
  })
  expect(await screen.findByText(/这是给清水村的数据包，另存为台账文件后打开/)).toBeTruthy()
  await userEvent.type(screen.getByLabelText('密码'), '错的{Enter}')
  expect(await screen.findByText(/密码不对/)).toBeTruthy()
  expect(bridge.inputsOf('dialog.newDatabase')).toEqual([])
  await userEvent.clear(screen.getByLabelText('密码'))
  await userEvent.type(screen.getByLabelText('密码'), '对的{Enter}')
  await waitFor(() => expect(onOpen).toHaveBeenCalledTimes(1))
  expect(bridge.inputsOf('package.open')).toEqual([{ token: 'token-pack', to: 'token-file', password: '对的' }])
  expect(onReturn).not.toHaveBeenCalled()
})

it('hands a package of the open ledger on to be merged', async () => {
  const { onReturn } = host({
    'file.info': openFileScript['file.info']!,
    'package.inspect': async () => {
      const file = await openFileScript['file.info']!({})
      return inspected({ databaseId: (file as { databaseId: string }).databaseId, kind: 'changes' })
    },
  })
  await waitFor(() => expect(onReturn).toHaveBeenCalledWith(grant, 'merge'))
})

it('hands what a township made on to an open county file to be collected', async () => {
  const { onReturn } = host({
    'file.info': () => ({ ...sampleFile, county: true }),
    'package.inspect': () => inspected({ kind: 'changes' }),
  })
  await waitFor(() => expect(onReturn).toHaveBeenCalledWith(grant, 'collect'))
})

it('says that changes alone cannot be opened', async () => {
  host({ 'package.inspect': () => inspected({ kind: 'changes' }) })
  expect(await screen.findByText(/这个包里只有变动的内容，不能单独打开/)).toBeTruthy()
})

it('warns before a package without a password, and wants to know for whom', async () => {
  scriptBridge({
    ...openFileScript,
    'package.scope': () => null,
    'package.places': () => [],
    'ledger.options': () => [],
  })
  renderRoom(<PackagesScreen />)
  const pack = await screen.findByRole('button', { name: '选择位置并打包…' })
  expect(pack.hasAttribute('disabled')).toBe(true)
  await userEvent.click(screen.getByRole('radio', { name: '不设密码' }))
  expect(screen.getByText(/U 盘丢失就等于信息泄露/)).toBeTruthy()
  expect(screen.getByText('先写明给谁、带什么。')).toBeTruthy()
})

it('shows over a village share what it is, and what is to be done', async () => {
  scriptBridge({
    ...openFileScript,
    'package.scope': () => ({
      place: '清水村',
      from: '青溪镇',
      number: 3,
      day: '2026-03-02',
      note: '',
      person: '张敏',
      tasks: [{ text: '核对电话', due: '2026-03-31' }],
      wish: { villages: ['v1'], ledgers: [], without: [] },
      villages: ['清水村'],
      ledgers: null,
      without: [],
    }),
  })
  renderRoom(<VillageBanner />)
  expect(await screen.findByText(/清水村的台账：清水村，全部台账。来自青溪镇第/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '要做的事（1）' }))
  expect(await screen.findByText('核对电话（2026-03-31 前）')).toBeTruthy()
})
