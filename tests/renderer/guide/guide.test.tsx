// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { GuideState } from '#shared/ipc/parts/guide.ts'
import { askForGuide } from '#renderer/bridge/index.ts'
import { GuideHost } from '#renderer/guide/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const words = {
  name: '刘辉功',
  letters: 'lhg',
  village: '茶田村',
  group: '1组',
  newHead: '江小川',
  newHeadId: '439999198805169176',
  newMember: '陆晓梅',
  newMemberId: '439999199008239260',
  sheet: '练习台账_1_县里发来的花名册.xlsx',
  today: '2026-03-02',
}

function setUp(practice: boolean) {
  const begin = vi.fn(async () => undefined)
  const restart = vi.fn(async () => undefined)
  const kept: { state: GuideState } = { state: { shown: true, folded: false, at: 'find', done: [], words } }
  const bridge = scriptBridge({
    'file.info': () => ({ ...sampleFile, practice }),
    'guide.state': () => (practice ? kept.state : null),
    'guide.keep': (wish) => (kept.state = { ...kept.state, ...(wish as Partial<GuideState>) }),
  })
  renderRoom(<GuideHost begin={begin} restart={restart} />)
  return { bridge, begin, restart, kept }
}

describe('the guide', () => {
  it('names persons of the practice ledger, goes on and back, and folds', async () => {
    setUp(true)
    expect(await screen.findByText('输入 lhg（刘辉功 的拼音首字母）。')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '下一个' }))
    expect(screen.getByRole('region', { name: '改一格，再撤销' })).toBeTruthy()
    expect(screen.getByText('已完成 0 / 12')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '收起新手上路' }))
    expect(screen.getByText('0 / 12')).toBeTruthy()
    expect(document.body.dataset['guide']).toBe('folded')
  })

  it('ticks and praises when the data core says so, and leads to what is still to be done', async () => {
    const { bridge, kept } = setUp(true)
    await screen.findByText('已完成 0 / 12')
    kept.state = { ...kept.state, done: [{ id: 'find', at: '2026-03-02T09:30:00+08:00' }] }
    bridge.emit({ channel: 'data', name: 'guide', payload: { done: ['find'] } })
    expect(await screen.findByText(/^完成。找到了/)).toBeTruthy()
    expect(screen.getByText('已完成 1 / 12')).toBeTruthy()
    expect(screen.getAllByRole('img', { name: '已完成' })).toHaveLength(1)
  })

  it('asks before it leaves a real ledger for a practice ledger', async () => {
    const { restart, begin } = setUp(false)
    // Nothing tells when the empty room listens: it shows nothing.
    await waitFor(() => {
      askForGuide()
      expect(screen.getByText(/^练习不碰真实的台账/)).toBeTruthy()
    })
    expect(screen.queryByRole('complementary')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '取消' }))
    expect(restart).not.toHaveBeenCalled()
    askForGuide()
    await userEvent.click(await screen.findByRole('button', { name: '生成练习库并开始' }))
    expect(restart).toHaveBeenCalledTimes(1)
    expect(begin).not.toHaveBeenCalled()
  })
})
