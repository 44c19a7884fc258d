// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { PrintScreen } from '#renderer/print/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

function setUp(script: BridgeScript = {}) {
  let jobs = 0
  const bridge = scriptBridge({
    ...openFileScript,
    'print.prepare': ({ paper, orientation }) => ({
      job: `j${++jobs}`,
      title: '花名册',
      pages: 3,
      rows: 90,
      segments: 1,
      paper,
      orientation,
    }),
    'print.page': ({ page }) => ({ html: `<p>第${page}张</p>`, widthMm: 297, heightMm: 210 }),
    'print.done': () => ({}),
    ...script,
  })
  const room = renderRoom(<PrintScreen selection={{ ledger: 'household', filter: '户类型=脱贫户' }} />)
  return { bridge, room }
}

const frame = (page: number) => screen.findByTitle(`第 ${page} 页`)

describe('print', () => {
  it('proposes the roster of what is listed, masked, and shows page by page without scripts', async () => {
    const { bridge } = setUp()
    const first = await frame(1)
    expect(first.getAttribute('sandbox')).toBe('')
    expect(first.getAttribute('srcdoc')).toContain('第1张')
    expect(bridge.inputsOf('print.prepare')[0]).toMatchObject({
      layout: 'householdRoster',
      mask: true,
      selection: { ledger: 'household', filter: '户类型=脱贫户' },
      pageBreakByVillage: true,
    })
    fireEvent.keyDown(screen.getByLabelText('第 1 页，共 3 页'), { key: 'End' })
    const last = await frame(3)
    await waitFor(() => expect(last.getAttribute('srcdoc')).toContain('第3张'))
    await userEvent.click(screen.getByRole('button', { name: '上一页' }))
    await frame(2)
  })

  it('prepares anew only when asked, and releases the job before', async () => {
    const { bridge } = setUp()
    await frame(1)
    await userEvent.click(screen.getByLabelText('A3'))
    expect(bridge.inputsOf('print.prepare')).toHaveLength(1)
    expect((screen.getByRole('button', { name: '打印…' }) as HTMLButtonElement).disabled).toBe(true)
    await userEvent.click(screen.getByRole('button', { name: '更新预览' }))
    await screen.findByRole('button', { name: '重新生成预览' })
    expect(bridge.inputsOf('print.prepare')[1]).toMatchObject({ paper: 'A3' })
    expect(bridge.inputsOf('print.done')).toEqual([{ job: 'j1' }])
  })

  it('releases the job when the screen closes', async () => {
    const { bridge, room } = setUp()
    await frame(1)
    room.unmount()
    expect(bridge.inputsOf('print.done')).toEqual([{ job: 'j1' }])
  })

  it('wants a purpose for full numbers', async () => {
    setUp()
    await frame(1)
    await userEvent.click(screen.getByLabelText(/完整号码/))
    expect((screen.getByRole('button', { name: '更新预览' }) as HTMLButtonElement).disabled).toBe(true)
    await userEvent.type(screen.getByLabelText(/用途/), '存档')
    expect((screen.getByRole('button', { name: '更新预览' }) as HTMLButtonElement).disabled).toBe(false)
  })

  it('saves the previewed job as PDF, with a way to cancel', async () => {
    let finish: (answer: { name: string; pages: number }) => void = () => undefined
    const { bridge } = setUp({
      'dialog.savePdf': () => ({ token: 'token-123', name: 'a.pdf', folder: '' }),
      'print.savePdf': () => new Promise((resolve) => (finish = resolve)),
      'print.cancel': () => ({}),
    })
    await frame(1)
    await userEvent.click(screen.getByRole('button', { name: '保存为 PDF…' }))
    await userEvent.click(await screen.findByRole('button', { name: '取消' }))
    expect(bridge.inputsOf('print.savePdf')).toEqual([{ job: 'j1', token: 'token-123' }])
    expect(bridge.inputsOf('print.cancel')).toEqual([{}])
    finish({ name: 'a.pdf', pages: 3 })
    expect(await screen.findByText('已保存“a.pdf”，共 3 页。')).toBeTruthy()
  })

  it('says so when there is nothing to print or it cannot be laid out', async () => {
    setUp({ 'print.prepare': () => ({ fault: 'query.syntax', detail: '括号' }) })
    expect(await screen.findByText('筛选条件写法不对：括号')).toBeTruthy()
  })
})
