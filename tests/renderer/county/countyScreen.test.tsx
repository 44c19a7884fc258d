// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { countyReport } from '#data/county/countyTable.ts'
import { CountyScreen } from '#renderer/county/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

const none = { added: 0, updated: 0, removed: 0, same: 0 }
const report = countyReport(
  [
    {
      databaseId: 'a',
      township: '白沙镇',
      villages: 2,
      households: 10,
      persons: 31,
      conflicts: 0,
      doubts: 1,
      number: 3,
      day: '2026-03-02',
    },
    {
      databaseId: 'b',
      township: '黑石乡',
      villages: 1,
      households: 5,
      persons: 12,
      conflicts: 0,
      doubts: 1,
      number: null,
      day: '2026-03-02',
    },
  ],
  '2026-03-02',
)

function setUp(script: BridgeScript = {}) {
  const bridge = scriptBridge({
    ...openFileScript,
    'county.report': () => report,
    'dialog.openReturns': () => [
      { token: 'token-one', name: '白沙镇.tzpkg', folder: '' },
      { token: 'token-two', name: '黑石乡.tzpkg', folder: '' },
    ],
    'county.collect': () => ({
      cancelled: false,
      report,
      files: [
        { name: '白沙镇.tzpkg', township: '白沙镇', number: 3, why: null, sealed: false, total: { ...none, added: 43 }, taken: 4 },
        {
          name: '黑石乡.tzpkg',
          township: '',
          number: null,
          why: '“黑石乡.tzpkg”设有密码，请输入打包时设的密码。',
          sealed: true,
          total: none,
          taken: 0,
        },
      ],
    }),
    ...script,
  })
  renderRoom(<CountyScreen />)
  return bridge
}

describe('county', () => {
  it('tells what is there of each township, and what they are together', async () => {
    setUp()
    const table = within(await screen.findByRole('table', { name: '各乡镇汇总情况' }))
    expect(table.getByRole('row', { name: /^合计 3 15 43/ })).toBeTruthy()
    expect(table.getByRole('button', { name: '10，白沙镇 户数，打开名单' }).textContent).toBe('10')
    expect(screen.getByText('2 个乡镇，15 户 43 人')).toBeTruthy()
  })

  it('takes files in; the refused one stays with its reason and takes a password', async () => {
    const bridge = setUp()
    await userEvent.click(await screen.findByRole('button', { name: '添加文件…' }))
    await userEvent.click(await screen.findByRole('button', { name: '汇总 2 份' }))
    expect(await screen.findByText(/已汇总 1 份：新增 43 条/)).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('设有密码')
    await userEvent.type(screen.getByLabelText('“黑石乡.tzpkg”的密码'), '口令 1')
    await userEvent.click(screen.getByRole('button', { name: '汇总 1 份' }))
    expect(bridge.inputsOf('county.collect')[1]).toEqual({ files: [{ token: 'token-two', password: '口令 1' }] })
  })

  it('takes all files of a folder', async () => {
    const bridge = setUp({
      'dialog.countyFolder': () => ({ token: 'folder-token', name: '三月', folder: '' }),
      'county.folder': () => [{ name: '青山镇.tzdb', token: 'token-three' }],
    })
    await userEvent.click(await screen.findByRole('button', { name: '添加文件夹…' }))
    expect(await screen.findByRole('cell', { name: '青山镇.tzdb' })).toBeTruthy()
    expect(bridge.inputsOf('county.folder')).toEqual([{ token: 'folder-token' }])
    await userEvent.click(screen.getByRole('button', { name: '不汇总“青山镇.tzdb”' }))
    expect(screen.queryByRole('cell', { name: '青山镇.tzdb' })).toBeNull()
  })
})
