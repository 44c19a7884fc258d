// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { App } from '#renderer/app/index.ts'
import { createStartClient } from '#renderer/bridge/index.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

function setUp(script: BridgeScript = {}, client?: QueryClient) {
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.query': () => ({ ids: [] }),
    'ledger.rows': () => [],
    'ledger.totals': () => ({ records: 0, sums: {} }),
    'history.list': () => [],
    'home.overview': () => ({ today: '2026-03-02', due: [], wrong: { errors: 0, doubts: 0, reminders: 0 }, changed: [], figures: [] }),
    'home.trends': () => ({ days: [], figures: [] }),
    'recent.list': () => [],
    'recent.remember': () => ({}),
    'app.info': () => ({ version: '0.1.0', electron: '', chromium: '', node: '', platform: '', dataFolder: '' }),
    ...script,
  })
  renderRoom(<App />, undefined, client)
  return bridge
}

const menu = async () => within(await screen.findByRole('navigation', { name: '主菜单' }))

describe('window', () => {
  it('asks for the operator first, then shows the start screen', async () => {
    setUp({
      'file.info': () => null,
      'settings.get': () => ({ operator: '', device: 'PC', zoom: 1 }),
      'settings.set': () => ({ operator: '张敏', device: 'PC', zoom: 1 }),
    })
    await userEvent.type(await screen.findByLabelText('经办人姓名'), '张敏{Enter}')
    expect(await screen.findByRole('button', { name: /打开台账/ })).toBeTruthy()
  })

  it('shows the frame as soon as a file is open and the start screen when it is closed', async () => {
    const bridge = setUp({ 'file.info': () => null })
    await screen.findByRole('button', { name: /打开台账/ })
    bridge.emit({ channel: 'data', name: 'file', payload: sampleFile })
    await menu()
    expect(bridge.inputsOf('window.title')).toEqual([{ title: '青溪镇帮扶台账.tzdb - 乡镇帮扶台账' }])
    bridge.emit({ channel: 'data', name: 'file', payload: null })
    expect(await screen.findByRole('button', { name: /打开台账/ })).toBeTruthy()
  })

  it('opens a file that was handed over, and says so', async () => {
    let opened = (_file: typeof sampleFile): void => undefined
    const opening = new Promise<typeof sampleFile>((resolve) => (opened = resolve))
    const bridge = setUp({ 'file.info': () => null, 'file.open': () => opening })
    await screen.findByRole('button', { name: /打开台账/ })
    bridge.emit({ channel: 'shell', name: 'openFile', payload: { token: 'token-123', name: 'a.tzdb', folder: '' } })
    await screen.findByText('正在打开…')
    opened(sampleFile)
    await screen.findByRole('button', { name: /打开台账/ })
    expect(bridge.inputsOf('file.open')).toEqual([{ token: 'token-123' }])
  })
})

describe('a start with a file', () => {
  const handed = { channel: 'shell', name: 'openFile', payload: { token: 'token-123', name: 'a.tzdb', folder: '' } } as const

  function startAwaiting(script: BridgeScript) {
    const page = document.implementation.createHTMLDocument()
    page.body.innerHTML = '<script type="application/json" id="known">{"start":{"file.awaited":true}}</script>'
    return setUp({ 'file.info': () => null, ...script }, createStartClient(page))
  }

  it('draws nothing of the start page until the file is open', async () => {
    const bridge = startAwaiting({ 'file.open': () => sampleFile })
    await screen.findByText('正在打开…')
    expect(screen.queryByRole('button', { name: /打开台账/ })).toBeNull()
    expect(bridge.inputsOf('recent.list')).toEqual([])
    bridge.emit(handed)
    bridge.emit({ channel: 'data', name: 'file', payload: sampleFile })
    await menu()
    bridge.emit({ channel: 'data', name: 'file', payload: null })
    expect(await screen.findByRole('button', { name: /打开台账/ })).toBeTruthy()
  })

  it('shows the start page when the file cannot be opened', async () => {
    const bridge = startAwaiting({ 'file.open': () => ({ fault: 'file.notFound', file: 'a.tzdb' }) })
    await screen.findByText('正在打开…')
    bridge.emit(handed)
    expect(await screen.findByRole('button', { name: /打开台账/ })).toBeTruthy()
  })
})

describe('frame', () => {
  it('shows one open group of ledgers, that of the page, and opens another one', async () => {
    setUp()
    const labels = async () => (await menu()).getAllByRole('button').map((button) => button.getAttribute('aria-label'))
    await userEvent.click((await menu()).getByRole('button', { name: '农户分组' }))
    expect(await labels()).toEqual(expect.arrayContaining(['农户', '家庭成员', '行政村', '村民小组', '项目资金分组', '设置分组']))
    expect(await labels()).not.toContain('常用视图')
    expect(await labels()).not.toContain('帮扶项目')
    await userEvent.click((await menu()).getByRole('button', { name: '项目资金分组' }))
    expect(await labels()).toContain('帮扶项目')
    expect(await labels()).not.toContain('家庭成员')
  })

  it('holds every ledger of the office in some group', async () => {
    setUp()
    const found = new Set<string | null>()
    for (const head of (await menu()).getAllByRole('button', { name: /分组$/ })) {
      if (head.getAttribute('aria-expanded') === 'false') await userEvent.click(head)
      for (const button of (await menu()).getAllByRole('button')) found.add(button.getAttribute('aria-label'))
    }
    const missing = shippedRegistry.ledgers.filter((ledger) => !ledger.system && !found.has(ledger.label))
    expect(missing.map((ledger) => ledger.id)).toEqual([])
  })

  it('goes to a screen by the menu and by Alt and a number', async () => {
    setUp()
    await userEvent.click((await menu()).getByRole('button', { name: '设置分组' }))
    await userEvent.click((await menu()).getByRole('button', { name: '历史' }))
    expect(await screen.findByRole('heading', { name: '历史' })).toBeTruthy()
    fireEvent.keyDown(document.body, { code: 'Digit4', key: '4', altKey: true })
    expect((await menu()).getByRole('button', { name: '帮扶项目' }).getAttribute('aria-current')).toBe('page')
    fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true })
    expect(await screen.findByRole('heading', { name: '历史' })).toBeTruthy()
  })

  it('goes through the menu by arrow keys', async () => {
    setUp()
    const { getByRole, findByRole } = await menu()
    getByRole('button', { name: '监测帮扶分组' }).focus()
    await userEvent.keyboard('{ArrowRight}')
    await findByRole('button', { name: '走访' })
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    const entries = within(getByRole('list', { name: '监测帮扶' })).getAllByRole('button')
    expect(document.activeElement).toBe(entries[1])
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('监测帮扶分组')
  })

  it('finds a ledger by its pinyin initials', async () => {
    setUp()
    await menu()
    fireEvent.keyDown(document.body, { code: 'Digit9', key: '9', altKey: true })
    const box = (await menu()).getByRole('textbox', { name: '查找台账' })
    expect(document.activeElement).toBe(box)
    await userEvent.type(box, 'xexd')
    await waitFor(async () => expect((await menu()).getByRole('button', { name: '小额信贷' })).toBeTruthy())
    await userEvent.type(box, '{Enter}')
    expect(await screen.findByRole('heading', { name: '小额信贷' })).toBeTruthy()
    // A new box: the old one would keep all that was ever typed into it, for undoing.
    const fresh = (await menu()).getByRole('textbox', { name: '查找台账' })
    expect(fresh).not.toBe(box)
    expect(fresh).toHaveProperty('value', '')
    expect(document.activeElement).toBe(fresh)
  })

  it('undoes by Ctrl+Z and explains what was blocked', async () => {
    const blocked = [{ ledger: 'household', recordId: 'r', label: '李秀英', why: '后来又改过' }]
    const bridge = setUp({
      'history.state': () => ({ undo: { id: 's1', label: '修改 王建国' }, redo: null }),
      'history.undo': () => ({ target: 's1', changeSet: null, label: '修改 王建国', records: 0, blocked }),
    })
    await menu()
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    expect(await screen.findByText('李秀英')).toBeTruthy()
    expect(bridge.inputsOf('history.undo')).toEqual([{ id: expect.any(String) }])
  })

  it('goes from part to part by F6, out of any list', async () => {
    setUp({ 'ledger.query': () => ({ ids: [] }) })
    await userEvent.click((await menu()).getByRole('button', { name: '农户分组' }))
    await userEvent.click((await menu()).getByRole('button', { name: '农户' }))
    const grid = await screen.findByRole('grid', { name: '农户' })
    const parts = () => ['nav', 'main', 'header', 'footer'].find((part) => document.activeElement?.closest(part))
    const seen: (string | undefined)[] = []
    for (let step = 0; step < 4; step += 1) {
      await userEvent.keyboard('{F6}')
      seen.push(grid.contains(document.activeElement) ? 'grid' : parts())
    }
    expect(seen).toEqual(['header', 'main', 'grid', 'footer'])
    await userEvent.keyboard('{Shift>}{F6}{/Shift}')
    expect(grid.contains(document.activeElement)).toBe(true)
  })

  it('keeps a failed saving in sight with its two ways out', async () => {
    const bridge = setUp({ 'file.retry': () => sampleFile })
    await menu()
    bridge.emit({
      channel: 'data',
      name: 'saving',
      payload: { state: 'failed', fault: { fault: 'disk.full', file: 'a.tzdb' } },
    })
    expect(await screen.findByText(/磁盘空间不足/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '另存为…' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(bridge.inputsOf('file.retry')).toEqual([{}])
    bridge.emit({ channel: 'data', name: 'saving', payload: { state: 'saved' } })
    expect(await screen.findByText('已保存')).toBeTruthy()
    expect(screen.queryByText(/磁盘空间不足/)).toBeNull()
  })

  it('says why the file is read-only', async () => {
    setUp({ 'file.info': () => ({ ...sampleFile, readOnly: true, readOnlyWhy: '文件由新版本保存。' }) })
    expect(await screen.findByText(/文件由新版本保存/)).toBeTruthy()
  })

  it('explains the present screen and the keys on F1, and leaves on F1', async () => {
    setUp()
    await menu()
    fireEvent.keyDown(document.body, { key: 'F1' })
    const help = within(await screen.findByRole('dialog', { name: '帮助' }))
    expect(await help.findByRole('article', { name: '工作台' })).toBeTruthy()
    await userEvent.click(help.getByRole('button', { name: '快捷键' }))
    expect(help.getByText('撤销上一步')).toBeTruthy()
    await userEvent.type(help.getByRole('textbox', { name: '查找帮助' }), '回收站')
    await userEvent.click(help.getByRole('button', { name: '回收站' }))
    expect(help.getByRole('article', { name: '回收站' })).toBeTruthy()
    fireEvent.keyDown(document.body, { key: 'F1' })
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '帮助' })).toBeNull())
  })

  it('tells the number of a fault, which opens what the manual says of it', async () => {
    const bridge = setUp()
    await menu()
    bridge.emit({ channel: 'data', name: 'saving', payload: { state: 'failed', fault: { fault: 'disk.full', file: 'a.tzdb' } } })
    await userEvent.click(await screen.findByRole('button', { name: 'E141：查看怎么办' }))
    const help = within(await screen.findByRole('dialog', { name: '帮助' }))
    expect((await help.findByRole('listitem')).textContent).toContain('磁盘满了')
    const box = help.getByRole('textbox', { name: '查找帮助' })
    await userEvent.clear(box)
    await userEvent.type(box, 'e107')
    expect(help.getByRole('heading', { name: /^E107/ })).toBeTruthy()
  })

  it('has help on the start page, without a book to print', async () => {
    setUp({ 'file.info': () => null })
    await screen.findByRole('button', { name: /打开台账/ })
    fireEvent.keyDown(document.body, { key: 'F1' })
    const help = within(await screen.findByRole('dialog', { name: '帮助' }))
    expect(await help.findByRole('article', { name: '开始页' })).toBeTruthy()
    expect(help.queryByRole('button', { name: /打印使用说明/ })).toBeNull()
  })
})
