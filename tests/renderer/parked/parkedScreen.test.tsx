// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ParkedScreen } from '#renderer/parked/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'
import { overview } from '../import/wizard/overview.ts'

const table = { id: 't1', file: '一月.xlsx', sheet: '花名册', title: '', ledger: 'member', since: '2026-03-02', waiting: 2 }
const row = (id: string, number: number) => ({
  id,
  row: number,
  cells: [
    { header: '姓名', text: '赵四', isWrong: false },
    { header: '身份证号', text: '439***********0035', isWrong: true },
  ],
  problems: ['身份证号：身份证校验码错误'],
})

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({
    ...openFileScript,
    'parked.list': () => [table],
    'parked.rows': () => ({ total: 2, rows: [row('r1', 5), row('r2', 9)] }),
    'parked.open': () => ({ ...overview('s9'), parked: true }),
    'parked.drop': () => ({ changeSet: 'c', dropped: 1 }),
    ...script,
  })
  renderRoom(<ParkedScreen />)
  return bridge
}

describe('waiting rows', () => {
  it('stand by file with where they were and what is wrong', async () => {
    setUp()
    const list = within(await screen.findByRole('table', { name: '工作表 花名册 的待处理行' }))
    expect(await list.findByText('第 5 行')).toBeTruthy()
    expect(list.getAllByText('身份证号：身份证校验码错误')).toHaveLength(2)
  })

  it('are mended in the import, all tables of the file together', async () => {
    const bridge = setUp({ 'parked.list': () => [table, { ...table, id: 't2', sheet: '表二' }] })
    await userEvent.click(await screen.findByRole('button', { name: '改正并导入…' }))
    expect(bridge.inputsOf('parked.open')).toEqual([{ tables: ['t1', 't2'] }])
  })

  it('are given up with a reason only, the chosen ones or all', async () => {
    const bridge = setUp()
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择第 9 行' }))
    await userEvent.click(screen.getByRole('button', { name: '不再导入所选 1 行…' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('button', { name: '不再导入' }).hasAttribute('disabled')).toBe(true)
    await userEvent.click(dialog.getByRole('button', { name: '重复的行' }))
    await userEvent.click(dialog.getByRole('button', { name: '不再导入' }))
    expect(bridge.inputsOf('parked.drop')[0]).toMatchObject({ table: 't1', rows: ['r2'], reason: '重复的行' })
  })

  it('say that nothing waits', async () => {
    setUp({ 'parked.list': () => [] })
    expect(await screen.findByText('没有待处理的行')).toBeTruthy()
  })
})
