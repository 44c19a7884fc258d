// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { App } from '#renderer/app/index.ts'
import { packageTray, returnTray, trays } from '#renderer/bridge/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

beforeEach(() => [packageTray, returnTray, ...Object.values(trays)].forEach((tray) => tray.take()))

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({
    ...openFileScript,
    'home.overview': () => ({ today: '2026-03-02', due: [], wrong: { errors: 0, doubts: 0, reminders: 0 }, changed: [], figures: [] }),
    'home.trends': () => ({ days: [], figures: [] }),
    'recent.list': () => [],
    'recent.remember': () => ({}),
    'app.info': () => ({ version: '0.1.0', electron: '', chromium: '', node: '', platform: '', dataFolder: '' }),
    'policy.inspect': () => ({ fault: 'policy.notPolicy', file: '别的.json', detail: '没有参数' }),
    'checks.catalogue': () => [],
    'ledger.query': () => ({ ids: [] }),
    'ledger.rows': () => [],
    'reconcile.open': () => ({ fault: 'report.pdf', file: '汇报.pdf' }),
    'villageBook.peek': () => ({ ours: false }),
    'layouts.list': () => ({ layouts: [], words: [], forms: 0 }),
    'workbooks.list': () => [],
    'parked.list': () => [],
    'import.open': () => ({ fault: 'import.empty', file: '名单.xlsx' }),
    ...script,
  })
  renderRoom(<App />)
  const drop = (...names: string[]) =>
    bridge.emit({
      channel: 'shell',
      name: 'dropped',
      payload: { files: names.map((name, index) => ({ token: `token-${name}-${index}`, name, folder: '' })), folders: 0 },
    })
  return { bridge, drop }
}

const started = () => screen.findByRole('button', { name: /打开台账/ })
const opened = () => screen.findByRole('heading', { name: '工作台' })

it('opens a ledger that is dropped on the start page, and checks a report there', async () => {
  const { bridge, drop } = setUp({ 'file.info': () => null, 'file.open': () => sampleFile })
  await started()
  drop('汇报.pdf')
  expect(await screen.findByText(/是 PDF，读不出里面的文字/)).toBeTruthy()
  drop('青溪镇.tzdb')
  await waitFor(() => expect(bridge.inputsOf('file.open')).toEqual([{ token: 'token-青溪镇.tzdb-0' }]))
})

it('keeps a workbook that came before any ledger, and imports it once one is open', async () => {
  const { bridge, drop } = setUp({ 'file.info': () => null })
  await started()
  drop('名单.xlsx')
  expect(await screen.findByText(/《名单.xlsx》先放着。请打开或新建一份台账/)).toBeTruthy()
  bridge.emit({ channel: 'data', name: 'file', payload: sampleFile })
  await waitFor(() => expect(bridge.inputsOf('import.open')).toHaveLength(1), { timeout: 20_000 })
})

it('imports one workbook of two, and says which one waits', async () => {
  const { bridge, drop } = setUp()
  await opened()
  drop('名单.xlsx', '另一份.xlsx')
  expect(await screen.findByText(/《另一份.xlsx》没有打开，等这一份导完再拖/)).toBeTruthy()
  await waitFor(() => expect(bridge.inputsOf('import.open')).toMatchObject([{ token: 'token-名单.xlsx-0' }]))
})

it('merges what villages filled in, however many', async () => {
  const { bridge, drop } = setUp({
    'villageBook.peek': () => ({ ours: true }),
    'villageBook.look': () => ({ fault: 'village.notBook', file: '甲.xlsx' }),
  })
  await opened()
  drop('甲.xlsx', '乙.xlsx')
  await waitFor(() => expect(bridge.inputsOf('villageBook.look')).toHaveLength(2))
  expect(bridge.inputsOf('import.open')).toEqual([])
})

it('shows policy values wherever the person is, and says why a file is none', async () => {
  const { drop } = setUp()
  await opened()
  drop('别的.json')
  expect(await screen.findByText(/“别的.json”不是政策参数文件/)).toBeTruthy()
  expect(screen.getByRole('tab', { name: '政策参数', selected: true })).toBeTruthy()
})

it('opens another ledger beside a file that may only be looked at, on the word of the person', async () => {
  const { bridge, drop } = setUp({ 'file.info': () => ({ ...sampleFile, readOnly: true }), 'file.open': () => sampleFile })
  await opened()
  drop('别的.tzdb')
  await userEvent.click(await screen.findByRole('button', { name: '打开它' }))
  await waitFor(() => expect(bridge.inputsOf('file.open')).toHaveLength(1))
})

it('takes nothing while a dialog is in front, and says which one', async () => {
  const { bridge, drop } = setUp({ 'file.info': () => ({ ...sampleFile, readOnly: true }) })
  await opened()
  drop('别的.tzdb')
  await screen.findByRole('button', { name: '打开它' })
  drop('名单.xlsx')
  expect(await screen.findByText('请先关闭“打开《别的.tzdb》？”，再把文件拖进来。')).toBeTruthy()
  expect(bridge.inputsOf('villageBook.peek')).toEqual([])
})

it('takes nothing while the window is locked', async () => {
  const { bridge, drop } = setUp({
    'operators.who': () => ({ operators: false, choices: [], me: null, locked: true, canLock: true }),
  })
  await waitFor(() => expect(bridge.inputsOf('operators.who')).not.toEqual([]))
  await screen.findAllByRole('button')
  drop('名单.xlsx')
  expect(await screen.findByText('请先登录或解锁，再把文件拖进来。')).toBeTruthy()
  expect(bridge.inputsOf('villageBook.peek')).toEqual([])
})
