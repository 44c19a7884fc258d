// @vitest-environment jsdom
import { configure, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ExportDialog } from '#renderer/export/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

configure({ asyncUtilTimeout: 10_000 })

const grant = { token: 'token-123', name: '户台账.xlsx', folder: 'D:\\' }

function setUp(script: BridgeScript = {}) {
  const onClose = vi.fn()
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.totals': (input) => ({ records: input.filter ? 12 : 1_500, sums: {} }),
    'ledger.query': () => ({ ids: [] }),
    'dialog.saveWorkbook': () => grant,
    'export.run': () => ({ rows: 12, name: '户台账.xlsx' }),
    ...script,
  })
  const selection = { ledger: 'household', filter: '户类型=脱贫户' }
  renderRoom(<ExportDialog selection={selection} fields={['headName', 'phone']} selectedIds={['h2', 'h1']} onClose={onClose} />)
  return { bridge, onClose }
}

const go = async () => userEvent.click(await screen.findByRole('button', { name: '选择位置并导出…' }))

describe('export dialog', () => {
  it('exports the marked rows masked unless told otherwise', async () => {
    const { bridge } = setUp()
    await go()
    expect(bridge.inputsOf('export.run')).toEqual([
      {
        selection: { ledger: 'household', ids: ['h2', 'h1'] },
        fields: ['headName', 'phone'],
        mask: true,
        returns: false,
        token: 'token-123',
      },
    ])
    expect(await screen.findByText(/已把 12 户导出到“户台账.xlsx”/)).toBeTruthy()
  })

  it('wants a purpose for full numbers', async () => {
    const { bridge } = setUp()
    await userEvent.click(await screen.findByLabelText('完整号码'))
    expect((screen.getByRole('button', { name: '选择位置并导出…' }) as HTMLButtonElement).disabled).toBe(true)
    await userEvent.type(screen.getByLabelText(/用途/), '报县局核对')
    await go()
    expect(bridge.inputsOf('export.run')[0]).toMatchObject({ mask: false, purpose: '报县局核对' })
  })

  it('asks nothing about numbers when no column carries them', async () => {
    setUp()
    await userEvent.click(await screen.findByRole('button', { name: '去掉 联系电话' }))
    expect(screen.queryByLabelText('完整号码')).toBeNull()
  })

  it('keeps the filter for the listed rows and drops it for the whole ledger', async () => {
    const { bridge } = setUp()
    await userEvent.click(await screen.findByLabelText(/当前列出的行（12 户）/))
    await go()
    expect(bridge.inputsOf('export.run')[0]).toMatchObject({
      selection: { ledger: 'household', filter: '户类型=脱贫户' },
    })
  })

  it('exports the columns in the order they were given', async () => {
    const { bridge } = setUp()
    await userEvent.click(await screen.findByLabelText(/整个台账/))
    await userEvent.click(screen.getByRole('button', { name: '联系电话 上移' }))
    await go()
    expect(bridge.inputsOf('export.run')[0]).toMatchObject({
      fields: ['phone', 'headName'],
      selection: { ledger: 'household' },
    })
    expect((bridge.inputsOf('export.run')[0] as { selection: object }).selection).toEqual({ ledger: 'household' })
  })

  it('names the file by the pattern', async () => {
    const { bridge } = setUp()
    const pattern = await screen.findByLabelText('文件名')
    await userEvent.clear(pattern)
    await userEvent.type(pattern, '{{乡镇}报{{台账}')
    await go()
    expect(bridge.inputsOf('dialog.saveWorkbook')).toEqual([{ suggestedName: '青溪镇报农户.xlsx' }])
  })

  it('takes columns and order of a saved view', async () => {
    const shown = (field: string, pinned = false) => ({ field, width: 90, pinned, shown: true })
    const definition = JSON.stringify({ columns: [shown('phone'), shown('headName', true), { ...shown('code'), shown: false }] })
    const { bridge } = setUp({
      'ledger.query': () => ({ ids: ['v1'] }),
      'ledger.rows': () => [{ id: 'v1', head: null, removed: false, values: { name: '报县视图', definition }, links: {}, masked: [] }],
    })
    await userEvent.click(await screen.findByRole('combobox', { name: '按常用视图的列和次序' }))
    await userEvent.click(await screen.findByRole('option', { name: '报县视图' }))
    await go()
    expect(bridge.inputsOf('export.run')[0]).toMatchObject({ fields: ['headName', 'phone'] })
  })

  it('returns to the choice after a closed dialog or a cancelled export', async () => {
    const { bridge } = setUp({ 'export.run': () => ({ fault: 'export.cancelled' }) })
    await go()
    expect(bridge.inputsOf('export.run')).toHaveLength(1)
    expect(await screen.findByRole('button', { name: '选择位置并导出…' })).toBeTruthy()
    expect(screen.queryByText('没有完成')).toBeNull()
  })
})
