// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { SettingsScreen } from '#renderer/settings/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const layout = {
  id: 'l1',
  head: 'h1',
  name: '县局月报',
  note: '',
  ledger: 'member',
  columns: [
    { header: '姓名', ledger: 'member', field: 'name', by: 'program' },
    { header: '平时打啥电话', ledger: 'member', field: 'phone', by: 'person' },
    { header: '备考', ledger: null, field: null, by: 'person' },
  ],
  source: '一月.xlsx',
  last: null,
} as const
const word = { id: 'w1', head: null, list: 'education', label: '文化程度', word: '念过夜校', code: '' }
const grant = { token: 'token-12345', name: '格式.tzgs', folder: '/' }

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({
    ...openFileScript,
    'layouts.list': () => ({ layouts: [layout, { ...layout, id: 'l2', name: '低保名册' }], words: [word], forms: 0 }),
    'edit.commit': () => ({ changeSet: 'c', rows: [], doubts: [] }),
    ...script,
  })
  renderRoom(<SettingsScreen tab="layouts" />)
  return bridge
}

describe('remembered layouts', () => {
  it('stand with what the person said of their columns, and with the words', async () => {
    setUp()
    expect((await screen.findAllByText('平时打啥电话 → 家庭成员·家庭成员联系电话；备考 → 不导入'))[0]).toBeTruthy()
    expect(screen.getByText('（不录入）')).toBeTruthy()
  })

  it('are renamed, but two never carry one name', async () => {
    const bridge = setUp()
    await userEvent.click(await screen.findByRole('button', { name: '改名“县局月报”' }))
    const dialog = within(await screen.findByRole('dialog'))
    const name = dialog.getByRole('textbox', { name: /名称/ })
    await userEvent.clear(name)
    await userEvent.type(name, '低保名册')
    expect(dialog.getByText('已经有这个名称的格式')).toBeTruthy()
    await userEvent.type(name, '二')
    await userEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(bridge.inputsOf('edit.commit')[0]).toMatchObject({
      changes: [{ ledger: 'importLayout', recordId: 'l1', op: 'change', values: { name: '低保名册二' }, seenHead: 'h1' }],
    })
  })

  it('are exported as chosen, and taken over after contradictions were told', async () => {
    const bridge = setUp({
      'dialog.saveLayouts': () => grant,
      'dialog.openLayouts': () => grant,
      'layouts.export': () => ({ name: '格式.tzgs', layouts: 1, words: 1, forms: 2 }),
      'layouts.inspect': () => ({
        name: '格式.tzgs',
        township: '甲镇',
        exportedOn: '2026-03-02',
        layouts: [
          {
            name: '县局月报',
            renamedFrom: null,
            layout: { fingerprint: 'f', columns: [1] },
            contradictions: ['备考：不导入 → 家庭成员·备注'],
            record: { id: 'l1', head: 'h1' },
          },
        ],
        words: [],
        forms: [],
        same: 0,
        refused: [],
      }),
      'layouts.import': () => ({ changeSet: 'c', added: 0, changed: 1 }),
    })
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择格式“低保名册”' }))
    await userEvent.click(screen.getByRole('button', { name: '导出所选 1 种…' }))
    expect(bridge.inputsOf('layouts.export')[0]).toEqual({ token: grant.token, layouts: ['l2'] })
    await userEvent.click(screen.getByRole('button', { name: '从文件导入…' }))
    expect(await screen.findByText(/与本台账说法不同，导入后以文件为准：备考：不导入 → 家庭成员·备注/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '导入 1 项' }))
    expect(bridge.inputsOf('layouts.import')[0]).toMatchObject({ token: grant.token })
  })
})
