// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { ReconcileScreen } from '#renderer/reconcile/index.ts'
import { keepReport } from '#renderer/reconcile/memory.ts'
import { marksOf, reconciliationOf } from '#shared/reconcile/marks.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const text = '共开发岗位90个，其中甲类岗41个、乙类岗50个。\n总投资30.5万元，其中省级20万元，自筹10.5万元。\n搬迁80户76人。'

afterEach(() => keepReport(null))

function setUp() {
  const found = reconcile(text)
  const bridge = scriptBridge({
    'reconcile.paste': () => ({ name: '粘贴的文字', text, tables: [], isWord: false, day: null }),
    'reconcile.run': () => reconciliationOf(found, marksOf(text, found, []), null),
    'reconcile.comment': () => ({ name: '批注.docx', comments: 2 }),
    'dialog.saveWord': () => ({ token: 'token-123', name: '批注.docx', folder: 'D:\\' }),
    'clipboard.write': () => ({}),
  })
  renderRoom(<ReconcileScreen />)
  return bridge
}

async function paste(): Promise<void> {
  fireEvent.paste(document.body, { clipboardData: { getData: () => text } })
  await screen.findByRole('listbox', { name: '数字清单' })
}

it('shows pasted text with its figures in colours, the first wrong one with its reason', async () => {
  setUp()
  expect(screen.getByText('把报告拖到这里，或按 Ctrl+V 粘贴文字')).toBeTruthy()
  await paste()
  const sheet = screen.getByRole('group', { name: '报告正文' })
  expect([...sheet.querySelectorAll('mark')].map((mark) => [mark.textContent, mark.getAttribute('data-mark')])).toEqual([
    ['90个', 'red'],
    ['30.5万元', 'green'],
    ['20万元', 'green'],
    ['10.5万元', 'green'],
    ['80户76人', 'red'],
  ])
  expect(within(screen.getByRole('region', { name: '这个数字' })).getByText('算出来是 91个')).toBeTruthy()
})

it('walks through the findings by keys and by clicking in the text', async () => {
  setUp()
  await paste()
  const current = () => document.querySelector('mark[aria-current]')?.textContent
  expect(current()).toBe('90个')
  fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true })
  expect(current()).toBe('80户76人')
  fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true })
  expect(current()).toBe('80户76人')
  await userEvent.click(screen.getByText('30.5万元'))
  expect(current()).toBe('30.5万元')
  expect(screen.getAllByRole('option')).toHaveLength(3)
})

it('copies the list and writes the comments where the person chose', async () => {
  const bridge = setUp()
  await paste()
  await userEvent.click(screen.getByRole('button', { name: '复制清单' }))
  expect(bridge.inputsOf('clipboard.write')).toMatchObject([{ text: expect.stringContaining('1. 90个：【错误】') }])
  await userEvent.click(screen.getByRole('button', { name: '存为带批注的 Word…' }))
  expect(bridge.inputsOf('reconcile.comment')).toEqual([{ token: 'token-123' }])
})
