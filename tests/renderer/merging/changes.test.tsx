// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ChangesButton } from '#renderer/merging/index.ts'
import type { MergeChange, MergeChanges } from '#shared/ipc/parts/merging.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const by = { person: '王芳', device: '村委会', at: '2026-03-02T09:30:00+08:00', from: '' }
const field = (label: string, before: string, after: string): MergeChange['fields'][number] => ({
  ...by,
  field: label,
  label,
  before,
  after,
  masked: label === '联系电话',
  others: [],
})
const change = (title: string, kind: MergeChange['kind'], fields: MergeChange['fields']): MergeChange => ({
  ...by,
  ledger: 'household',
  ledgerLabel: '农户',
  record: title,
  title,
  village: '白沙村',
  kind,
  restored: false,
  reason: '',
  fields,
})

const phone = { ...field('联系电话', '139****0002', '139****0003'), others: [{ ...by, person: '张敏', text: '139****0002' }] }
const answer: MergeChanges = {
  all: 410,
  total: 410,
  facets: {
    ledgers: [{ ledger: 'household', label: '农户', count: 410 }],
    villages: [
      { village: 'v1', label: '白沙村', count: 400 },
      { village: '', label: '', count: 10 },
    ],
    kinds: [{ kind: 'updated', count: 410 }],
    authors: [{ person: '王芳', device: '村委会', count: 410 }],
  },
  changes: [
    change('张三', 'updated', [phone, field('家庭住址', '', '三组')]),
    change('李四', 'removed', []),
    change(
      '赵六',
      'added',
      ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((label) => field(label, '', `${label}值`)),
    ),
  ],
}

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({ ...openFileScript, 'merge.changes': () => answer, ...script })
  renderRoom(<ChangesButton token="token-one" name="一.tzpkg" />)
  return bridge
}

const openPreview = () => userEvent.click(screen.getByRole('button', { name: '逐条查看“一.tzpkg”会带来的变化' }))

it('tells each record field by field, who did it when, and what is to be decided', async () => {
  setUp()
  await openPreview()
  const row = (await screen.findByText('张三')).closest('tr')!
  expect(within(row).getByText('139****0003')).toBeTruthy()
  expect(within(row).getByText(/另一边：139\*\*\*\*0002（张敏/)).toBeTruthy()
  expect(within(row).getByText('王芳（村委会）')).toBeTruthy()
  expect(within(screen.getByText('李四').closest('tr')!).getByText('移入回收站')).toBeTruthy()
  const added = screen.getByText('赵六').closest('tr')!
  expect(within(added).queryByText('庚值')).toBeNull()
  await userEvent.click(within(added).getByRole('button', { name: '赵六还有 1 项' }))
  expect(within(added).getByText('庚值')).toBeTruthy()
})

it('asks for 200 at a time, of what was chosen', async () => {
  const bridge = setUp()
  await openPreview()
  await userEvent.click(await screen.findByRole('button', { name: '第 3 页' }))
  await waitFor(() => expect(bridge.inputsOf('merge.changes').at(-1)).toMatchObject({ offset: 400, limit: 200 }))
  await userEvent.click(screen.getByRole('combobox', { name: '哪个村' }))
  await userEvent.click(await screen.findByRole('option', { name: '不属于村的（10）' }))
  await waitFor(() => expect(bridge.inputsOf('merge.changes').at(-1)).toMatchObject({ offset: 0, village: '' }))
  await userEvent.type(screen.getByRole('textbox', { name: '名称' }), '张')
  await waitFor(() => expect(bridge.inputsOf('merge.changes').at(-1)).toMatchObject({ village: '', text: '张' }))
})

it('asks for the password where the file has one', async () => {
  const bridge = setUp({
    'merge.changes': ({ password }) => (password === '对的' ? answer : { fault: 'package.passwordNeeded', file: '一.tzpkg' }),
  })
  await openPreview()
  await userEvent.type(await screen.findByLabelText('打包时设的密码'), '对的{Enter}')
  expect(await screen.findByText('张三')).toBeTruthy()
  expect(bridge.inputsOf('merge.changes').at(-1)).toMatchObject({ password: '对的' })
})
