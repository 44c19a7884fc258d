// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { DuplicatesScreen } from '#renderer/matching/index.ts'
import type { ComparedField, DuplicateRow } from '#shared/ipc/parts/matching.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const side = (id: string, name: string) => ({
  id,
  name,
  idCard: '439***********0016',
  birth: '1970-02-03',
  village: '白沙村',
  head: name,
  note: '',
})
const pair: DuplicateRow = {
  first: side('a', '张大山'),
  second: side('b', '张大山'),
  level: '很可能',
  confidence: 95,
  reasons: ['姓名相同', '出生日期相同'],
}

const field = (id: string, label: string, more: Partial<ComparedField>): ComparedField => ({
  id,
  label,
  section: '基本信息',
  first: '',
  second: '',
  same: false,
  better: 'first',
  ...more,
})

function script() {
  return scriptBridge({
    ...openFileScript,
    'duplicates.find': () => ({ records: 4, pairs: 1, dismissed: 0, levels: { 确定: 0, 很可能: 1, 可能: 0 }, villages: [] }),
    'duplicates.list': () => ({ total: 1, rows: [pair] }),
    'duplicates.compare': () => ({
      first: {
        id: 'a',
        head: 'h1',
        title: '张大山（白沙村）',
        enteredOn: '2025-01-01',
        belongings: [{ ledger: 'visit', label: '走访', count: 3 }],
      },
      second: { id: 'b', head: 'h2', title: '张大山（青龙村）', enteredOn: '2025-06-01', belongings: [] },
      fields: [
        field('name', '姓名', { first: '张大山', second: '张大山', same: true }),
        field('phone', '电话', { second: '139****0001', better: 'second' }),
        field('note', '备注', { first: '甲', second: '乙' }),
      ],
      keep: 'first',
      clashes: [],
    }),
    'duplicates.merge': () => ({ changeSet: 'c', moved: 4, removed: 1 }),
    'duplicates.dismiss': () => ({ changeSet: 'c', pairs: 1 }),
  })
}

it('merges what was picked from each side into the kept record, after asking', async () => {
  const bridge = script()
  renderRoom(<DuplicatesScreen />)
  const compare = within(await screen.findByRole('group', { name: '逐项比较' }))
  await compare.findByText('备注')
  expect(compare.queryByText('姓名'), 'what agrees is left out').toBeNull()
  await userEvent.click(compare.getByRole('radio', { name: '乙' }))
  await userEvent.click(compare.getByRole('button', { name: '合并为一人…' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '合并' }))
  await waitFor(() => expect(bridge.inputsOf('duplicates.merge')).toHaveLength(1))
  expect(bridge.inputsOf('duplicates.merge')[0]).toEqual({
    what: 'member',
    id: expect.any(String),
    keep: 'a',
    lose: 'b',
    take: ['phone', 'note'],
    heads: { keep: 'h1', lose: 'h2' },
  })
})

it('keeps the other record when told so, and remembers by a key who is no duplicate', async () => {
  const bridge = script()
  renderRoom(<DuplicatesScreen />)
  const compare = within(await screen.findByRole('group', { name: '逐项比较' }))
  await userEvent.click(await compare.findByRole('radio', { name: /保留 张大山（青龙村）/ }))
  await userEvent.click(compare.getByRole('button', { name: '合并为一人…' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '合并' }))
  await waitFor(() => expect(bridge.inputsOf('duplicates.merge')[0]).toMatchObject({ keep: 'b', lose: 'a', take: ['note'] }))
  screen.getByRole('grid', { name: '疑似重复' }).focus()
  await userEvent.keyboard('n')
  await waitFor(() => expect(bridge.inputsOf('duplicates.dismiss')[0]).toMatchObject({ what: 'member', pairs: [['a', 'b']] }))
})
