// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { openKept } from '#renderer/bridge/index.ts'
import { SettingsScreen } from '#renderer/settings/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const committed = { changeSet: 'c', rows: [], doubts: [] }

async function setUp(tab: string, script: BridgeScript) {
  const bridge = scriptBridge({ ...openFileScript, 'edit.commit': () => committed, ...script })
  const room = renderRoom(<SettingsScreen />)
  await userEvent.click(await screen.findByRole('tab', { name: tab }))
  return { bridge, room }
}

describe('settings', () => {
  it('keeps the operator', async () => {
    const { bridge } = await setUp('经办人', {
      'settings.set': (input) => ({ operator: input.operator ?? '张敏', device: 'PC-0123', zoom: input.zoom ?? 1 }),
    })
    await userEvent.clear(screen.getByLabelText('姓名'))
    await userEvent.type(screen.getByLabelText('姓名'), ' 李明 {Enter}')
    expect(bridge.inputsOf('settings.set')).toEqual([{ operator: '李明' }])
  })

  it('keeps size, colours and contrast at once', async () => {
    const kept = { operator: '张敏', device: 'PC-0123', zoom: 1 }
    const { bridge } = await setUp('显示', { 'settings.set': (input) => ({ ...kept, ...input }) })
    await userEvent.click(screen.getByLabelText('150%'))
    await userEvent.click(screen.getByLabelText('深色'))
    await userEvent.click(screen.getByLabelText(/高对比度/))
    expect(bridge.inputsOf('settings.set')).toEqual([{ zoom: 1.5 }, { theme: 'dark' }, { highContrast: true }])
    expect((screen.getByLabelText(/高对比度/) as HTMLInputElement).checked).toBe(true)
  })

  it('turns the graphics card off from the next start on, and says what is so now', async () => {
    let mode: 'off' | 'chosen' = 'off'
    const compatible = () => ({ mode, isNow: false })
    const { bridge } = await setUp('显示', {
      'compatible.get': compatible,
      'compatible.set': ({ on }) => {
        mode = on ? 'chosen' : 'off'
        return compatible()
      },
      'app.restart': () => ({}),
    })
    expect(await screen.findByText('现在用着显卡。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '现在重新启动' })).toBeNull()
    await userEvent.click(screen.getByLabelText(/兼容模式/))
    expect(await screen.findByText('现在用着显卡。重新启动以后不用显卡。')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '现在重新启动' }))
    expect(bridge.inputsOf('compatible.set')).toEqual([{ on: true }])
    expect(bridge.inputsOf('app.restart')).toHaveLength(1)
  })

  it('puts all lists back as the program has them', async () => {
    const { bridge } = await setUp('显示', { 'kept.get': () => ({ menu: 'folded', 'list.household': '{}' }), 'kept.set': () => ({}) })
    await openKept('d1', '张敏')
    await userEvent.click(screen.getByRole('button', { name: '所有列表恢复默认' }))
    await vi.waitFor(() => expect(bridge.inputsOf('kept.set')).toHaveLength(2), { timeout: 10_000 })
    const scope = '["d1","张敏"]'
    expect(bridge.inputsOf('kept.set')).toEqual([
      { scope, key: 'menu', value: null },
      { scope, key: 'list.household', value: null },
    ])
  })

  it('writes only the changed fields of the office, against the head that was seen', async () => {
    const { bridge } = await setUp('本单位', {
      'ledger.query': () => ({ ids: ['o1'] }),
      'ledger.rows': () => [sampleRow('o1', { unitName: '青溪镇人民政府', phone: '139****5678' })],
    })
    await userEvent.type(await screen.findByLabelText('填表人'), '张敏')
    await userEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(bridge.inputsOf('edit.commit')).toEqual([
      {
        id: expect.any(String),
        label: '修改本单位信息',
        changes: [{ ledger: 'office', recordId: 'o1', op: 'change', seenHead: 'h1', values: { preparer: '张敏' } }],
      },
    ])
  })

  it('adds a choice field with its options', async () => {
    const { bridge } = await setUp('自设项目', { 'ledger.query': () => ({ ids: [] }) })
    await userEvent.type(await screen.findByLabelText(/名称/), '饮水方式')
    await userEvent.click(screen.getByRole('combobox', { name: '类型' }))
    await userEvent.click(await screen.findByText('选项（从列表中选一个）'))
    expect((screen.getByRole('button', { name: '增加' }) as HTMLButtonElement).disabled).toBe(true)
    await userEvent.type(screen.getByLabelText(/选项/), '自来水{Enter}井水{Enter}井水')
    await userEvent.click(screen.getByRole('button', { name: '增加' }))
    const [commit] = bridge.inputsOf('edit.commit') as { changes: { op: string; values: Record<string, unknown> }[] }[]
    expect(commit?.changes[0]?.values).toMatchObject({
      ledger: 'household',
      label: '饮水方式',
      type: 'choice',
      options: '自来水\n井水',
    })
    expect(commit?.changes[0]?.values['fieldId']).toMatch(/^x_[0-9a-f]{12}$/)
  })

  it('refuses a name that the ledger has already', async () => {
    await setUp('自设项目', { 'ledger.query': () => ({ ids: [] }) })
    await userEvent.type(await screen.findByLabelText(/名称/), '联系电话')
    expect(await screen.findByText('这个台账已有同名的项目')).toBeTruthy()
  })

  it('retires a field instead of deleting it', async () => {
    const { bridge } = await setUp('自设项目', {
      'ledger.query': () => ({ ids: ['c1'] }),
      'ledger.rows': () => [sampleRow('c1', { ledger: 'household', fieldId: 'x_1', label: '厕改补助', type: 'money', retired: 0 })],
    })
    await userEvent.click(await screen.findByRole('button', { name: '停用 厕改补助' }))
    expect(bridge.inputsOf('edit.commit')[0]).toMatchObject({
      changes: [{ op: 'change', recordId: 'c1', values: { retired: 1 } }],
    })
  })
})
