// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import { WorkbenchScreen } from '#renderer/home/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const item = {
  id: 'loanDue/l1',
  kind: '小额信贷到期',
  ledger: 'loan',
  record: 'l1',
  title: '张建国',
  due: '2026-02-20',
  days: -10,
  village: '白沙村',
}
const overview: Overview = {
  today: '2026-03-02',
  due: [
    { kind: 'noticeDue', label: '公示期满', overdue: 0, soon: 2, drill: { ledger: 'monitoring' }, first: [] },
    {
      kind: 'loanDue',
      label: '小额信贷到期',
      overdue: 1,
      soon: 0,
      drill: { ledger: 'loan', filter: 'dueDate is not blank' },
      first: [item],
    },
  ],
  wrong: { errors: 3, doubts: 5, reminders: 0 },
  changed: [{ day: '2026-03-01', sets: 2, changes: 1_200 }],
  figures: [{ measure: 'households', label: '总户数', text: '1,500', unit: '户', trend: [], drill: { ledger: 'household' } }],
}

function setUp(script: BridgeScript = {}) {
  const trends = { days: ['2026-02-28', '2026-03-02'], figures: [{ measure: 'households', values: [1_490, 1_500] }] }
  const bridge = scriptBridge({ ...openFileScript, 'home.overview': () => overview, 'home.trends': () => trends, ...script })
  return { bridge, room: renderRoom(<WorkbenchScreen />) }
}

describe('workbench', () => {
  it('puts what is overdue first, and opens the very rows', async () => {
    const { room } = setUp()
    const rows = await screen.findAllByRole('row')
    expect(within(rows[1]!).getByText('小额信贷到期')).toBeTruthy()
    expect(within(rows[1]!).getByText('逾期 10 天')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '小额信贷到期：打开名单' }))
    expect(room.navigation().place).toEqual({
      screen: 'ledger',
      ledger: 'loan',
      drill: { label: '小额信贷到期', filter: 'dueDate is not blank' },
    })
    await userEvent.click(screen.getByRole('button', { name: /张建国/ }))
    expect(room.navigation().place).toEqual({ screen: 'ledger', ledger: 'loan', record: 'l1' })
  })

  it('leads to what is wrong, what was changed and the figures', async () => {
    const { room } = setUp()
    await userEvent.click(await screen.findByRole('button', { name: /5\s*疑点/ }))
    expect(room.navigation().place).toEqual({ screen: 'checks', severity: '疑点' })
    expect(screen.getByText('2 次保存，1,200 条记录')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '看历史' }))
    expect(room.navigation().place).toEqual({ screen: 'history' })
    await userEvent.click(screen.getByRole('button', { name: /总户数/ }))
    expect(room.navigation().place).toMatchObject({ screen: 'ledger', ledger: 'household', drill: { label: '总户数' } })
  })

  it('begins a visit at once', async () => {
    const { room } = setUp()
    await userEvent.click(await screen.findByRole('button', { name: '走访登记' }))
    expect(room.navigation().place).toMatchObject({ screen: 'ledger', ledger: 'visit', entry: expect.any(String) })
  })

  it('does not wait for the check of a new day', async () => {
    const summary = new Promise<never>(() => undefined)
    setUp({ 'home.overview': () => ({ ...overview, wrong: null }), 'checks.summary': () => summary })
    expect(await screen.findByText('正在检查整个台账…')).toBeTruthy()
    expect(screen.getByText('小额信贷到期')).toBeTruthy()
  })

  it('says of an empty file how to begin', async () => {
    const { room } = setUp({ 'file.info': () => ({ ...sampleFile, counts: {} }) })
    await userEvent.click(await screen.findByRole('button', { name: '导入花名册' }))
    expect(room.navigation().place).toEqual({ screen: 'import' })
    await userEvent.click(screen.getByRole('button', { name: '去核对' }))
    expect(room.navigation().place).toEqual({ screen: 'settings', tab: 'policy' })
  })
})
