// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { SettingsScreen } from '#renderer/settings/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleRow } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const own = sampleRow('p1', { item: 'noticeDays', from: '2020-01-01', value: '7', note: '县〔2020〕1号' })
const rule = {
  id: 'R101',
  severity: '疑点',
  title: '公示天数不足',
  group: '监测',
  definition: '',
  params: [{ id: 'noticeDays', label: '', kind: 'integer', unit: '天', value: '7' }],
}

async function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({
    ...openFileScript,
    'ledger.query': () => ({ ids: ['p1'] }),
    'ledger.rows': () => [own],
    'checks.catalogue': () => [rule] as never,
    'edit.commit': () => ({ changeSet: 'c', rows: [], doubts: [] }),
    ...script,
  })
  renderRoom(<SettingsScreen tab="policy" />)
  await userEvent.type(await screen.findByLabelText('查找'), '纳入公示天数')
  return bridge
}

describe('policy', () => {
  it('shows whose value holds since when, and which rules use it', async () => {
    await setUp()
    const [, row] = screen.getAllByRole('row')
    for (const text of ['7 天', '2020-01-01', '本单位']) expect(within(row!).getByText(text)).toBeTruthy()
    expect(await within(row!).findByText('R101')).toBeTruthy()
  })

  it('adds a value from a day on with its source; refuses what is no number', async () => {
    const bridge = await setUp()
    await userEvent.click(screen.getByRole('button', { name: '纳入公示天数' }))
    const form = within(await screen.findByRole('form', { name: '新的值' }))
    await userEvent.type(form.getByLabelText('新的值（天）'), '十天')
    await userEvent.click(form.getByRole('button', { name: '保存新的值' }))
    expect(form.getByText('请写整数')).toBeTruthy()
    await userEvent.clear(form.getByLabelText('新的值（天）'))
    await userEvent.type(form.getByLabelText('新的值（天）'), '10')
    await userEvent.type(form.getByLabelText('依据'), '县〔2026〕3号')
    await userEvent.click(form.getByRole('button', { name: '保存新的值' }))
    const from = `${new Date().getFullYear()}-01-01`
    expect(bridge.inputsOf('edit.commit')[0]).toMatchObject({
      label: '修改政策参数“纳入公示天数”',
      changes: [{ ledger: 'policyValue', op: 'add', values: { item: 'noticeDays', from, value: '10', note: '县〔2026〕3号' } }],
    })
  })

  it('withdraws an own value', async () => {
    const bridge = await setUp()
    await userEvent.click(screen.getByRole('button', { name: '纳入公示天数' }))
    await userEvent.click(await screen.findByRole('button', { name: '撤回 2020-01-01 7' }))
    expect(bridge.inputsOf('edit.commit')[0]).toMatchObject({ changes: [{ ledger: 'policyValue', recordId: 'p1', op: 'remove' }] })
  })

  it('takes a file over after a look at the differences', async () => {
    const difference = { item: 'noticeDays', label: '纳入公示天数', from: '2026-01-01', value: '10', note: '', before: '7', record: null }
    const bridge = await setUp({
      'dialog.openPolicy': () => ({ token: 'token-123', name: '县.json', folder: '' }),
      'policy.inspect': () => ({
        name: '县.json',
        township: '某县',
        exportedOn: '2026-01-05',
        differences: [difference],
        same: 4,
        refused: [],
      }),
      'policy.import': () => ({ changeSet: 'c', added: 0, changed: 1 }),
    })
    await userEvent.click(screen.getByRole('button', { name: '从文件导入…' }))
    expect(await screen.findByText(/有 1 个值与本台账不同，4 个相同/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '导入 1 个值' }))
    expect(bridge.inputsOf('policy.import')[0]).toMatchObject({ token: 'token-123' })
  })
})
