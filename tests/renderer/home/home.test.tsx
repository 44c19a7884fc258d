// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { FirstStart, HomeScreen, useOpening } from '#renderer/home/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const grant = { token: 'token-123', name: 'a.tzdb', folder: 'D:\\' }
const recent = [
  { key: 'k1', name: '青溪镇.tzdb', folder: 'D:\\台账', openedAt: '2026-03-02T06:05:00Z', exists: true },
  { key: 'k2', name: '旧台账.tzdb', folder: 'E:\\', openedAt: '2025-03-02T06:05:00Z', exists: false },
]

function Home() {
  return <HomeScreen opening={useOpening()} awaiting={false} onRestore={vi.fn()} onReconcile={vi.fn()} />
}

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({
    'recent.list': () => recent,
    'recent.remember': () => ({}),
    'app.info': () => ({ version: '0.1.0', electron: '', chromium: '', node: '', platform: '', dataFolder: '' }),
    'file.info': () => null,
    ...script,
  })
  renderRoom(<Home />)
  return bridge
}

describe('start screen', () => {
  it('marks a recent file that is gone and takes it off the list', async () => {
    const bridge = setUp({ 'recent.forget': () => ({}) })
    expect(await screen.findByText('找不到了')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '从列表中去掉 旧台账.tzdb' }))
    expect(bridge.inputsOf('recent.forget')).toEqual([{ key: 'k2' }])
  })

  it('opens a recent file and remembers it', async () => {
    const bridge = setUp({
      'recent.open': () => grant,
      'file.open': () => ({ ...sampleFile, notices: ['上次没有正常关闭，已恢复。'] }),
    })
    await userEvent.click(await screen.findByText('青溪镇.tzdb'))
    expect(await screen.findByText('上次没有正常关闭，已恢复。')).toBeTruthy()
    expect(bridge.inputsOf('recent.remember')).toEqual([{ token: 'token-123' }])
  })

  it('shows why a file cannot be opened and stays usable', async () => {
    const bridge = setUp({
      'dialog.openDatabase': () => grant,
      'file.open': () => ({ fault: 'file.notDatabase', file: 'a.tzdb' }),
    })
    await userEvent.click(await screen.findByRole('button', { name: /打开台账/ }))
    expect(await screen.findByText('“a.tzdb”不是台账文件，没有打开，也没有改动它。')).toBeTruthy()
    expect(bridge.inputsOf('recent.remember')).toEqual([])
    expect(screen.getByRole('button', { name: /新建台账/ })).toBeTruthy()
  })

  it('creates a file under a chosen name for the township', async () => {
    const bridge = setUp({ 'dialog.newDatabase': () => grant, 'file.create': () => sampleFile })
    await userEvent.click(await screen.findByRole('button', { name: /新建台账/ }))
    await userEvent.type(screen.getByLabelText('乡镇名称'), '青溪镇{Enter}')
    expect(bridge.inputsOf('dialog.newDatabase')).toEqual([{ suggestedName: '青溪镇帮扶台账.tzdb' }])
    expect(bridge.inputsOf('file.create')).toEqual([{ token: 'token-123', township: '青溪镇' }])
  })

  it('makes a practice file of the chosen size', async () => {
    const bridge = setUp({
      'grant.practice': () => grant,
      'file.sample': () => ({ ...sampleFile, sample: { households: 1_500, persons: 5_000, defects: [] } }),
    })
    await userEvent.click(await screen.findByRole('button', { name: /练习库/ }))
    await userEvent.click(screen.getByLabelText(/^中/))
    await userEvent.click(screen.getByRole('button', { name: '生成并打开' }))
    expect(bridge.inputsOf('file.sample')).toEqual([{ token: 'token-123', households: 1_500, villages: 12 }])
  })
})

describe('before the first file', () => {
  it('offers to practise, with the guide and its workbook at hand', async () => {
    const bridge = setUp({
      'recent.list': () => [],
      'grant.practice': () => grant,
      'file.sample': () => ({ ...sampleFile, sample: { households: 60, persons: 200, defects: [] } }),
      'guide.keep': () => null,
      'guide.sheet': () => ({ token: 'token-456', name: '花名册.xlsx' }),
      'workbooks.remember': () => ({}),
    })
    await userEvent.click(await screen.findByRole('button', { name: '先练习' }))
    expect(bridge.inputsOf('file.sample')).toEqual([{ token: 'token-123', households: 60, villages: 3, defects: 1 }])
    expect(bridge.inputsOf('guide.keep')).toEqual([{ shown: true, folded: false }])
    expect(bridge.inputsOf('workbooks.remember')).toEqual([{ token: 'token-456' }])
  })

  it('leads straight to a ledger of one’s own', async () => {
    setUp({ 'recent.list': () => [] })
    await userEvent.click(await screen.findByRole('button', { name: '直接建台账' }))
    expect(screen.getByLabelText('乡镇名称')).toBeTruthy()
  })
})

describe('first start', () => {
  it('keeps the name only when there is one', async () => {
    const bridge = scriptBridge({ 'settings.set': () => ({ operator: '张敏', device: '', zoom: 1 }) })
    renderRoom(<FirstStart />)
    await userEvent.type(await screen.findByLabelText('经办人姓名'), '  {Enter}')
    expect(bridge.inputsOf('settings.set')).toEqual([])
    await userEvent.type(screen.getByLabelText('经办人姓名'), '张敏{Enter}')
    expect(bridge.inputsOf('settings.set')).toEqual([{ operator: '张敏' }])
  })
})
