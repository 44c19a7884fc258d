// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UpgradeBanner, UpgradeScreen } from '#renderer/upgrade/index.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'

const offer = {
  version: '0.7.0',
  folder: 'E:\\台账',
  name: 'TownshipLedger-Setup-0.7.0-x64.exe',
  kind: 'installer' as const,
  bytes: 80_000_000,
  sha256: 'ab'.repeat(32),
  changes: ['打印更快', '导入认得更多表'],
}
const looked = (found: typeof offer | null) => ({ version: '0.6.0', offer: found, useless: [] })
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

describe('检查新版本', () => {
  it('tells what was found, proves it, and closes the program on the word of the person only', async () => {
    let prove: (taken: unknown) => void = () => undefined
    const bridge = scriptBridge({
      ...openFileScript,
      'upgrade.look': () => looked(offer),
      'upgrade.take': () => new Promise((resolve) => (prove = resolve)) as never,
      'upgrade.cancel': () => ({}),
      'upgrade.install': () => ({}),
    })
    renderRoom(<UpgradeScreen />)
    expect((await screen.findByText('找到新版本 0.7.0')).textContent).toBeTruthy()
    expect(screen.getByText('导入认得更多表')).toBeTruthy()
    expect(screen.getByText('ab'.repeat(32))).toBeTruthy()
    await press('核对安装包')
    act(() =>
      bridge.emit({ channel: 'shell', name: 'upgrade', payload: { step: 'proving', done: 40 * 1024 * 1024, total: 80 * 1024 * 1024 } }),
    )
    expect(await screen.findByText('40 / 80（50%）')).toBeTruthy()
    await press('取消')
    expect(bridge.inputsOf('upgrade.cancel')).toHaveLength(1)
    act(() => prove({ kind: 'installer' }))
    await screen.findByText(/核对无误/, { selector: 'h2' })
    expect(bridge.inputsOf('upgrade.install')).toEqual([])
    await press('关闭程序并安装')
    expect(bridge.inputsOf('upgrade.install')).toEqual([{}])
    expect(bridge.inputsOf('upgrade.look')).toEqual([{ drives: true }])
  })

  it('says where an unpacked 绿色版 lies', async () => {
    const bridge = scriptBridge({
      ...openFileScript,
      'upgrade.look': () => looked({ ...offer, kind: 'portable' as never }),
      'upgrade.take': () => ({ kind: 'portable' as const, token: 'folder-token', name: 'TownshipLedger-0.7.0', folder: 'D:\\程序' }),
      'file.show': () => ({}),
    })
    renderRoom(<UpgradeScreen />)
    await userEvent.click(await screen.findByRole('button', { name: '核对并解压' }))
    expect(await screen.findByText('文件夹“TownshipLedger-0.7.0”，在 D:\\程序')).toBeTruthy()
    await press('打开所在文件夹')
    expect(bridge.inputsOf('file.show')).toEqual([{ token: 'folder-token' }])
  })

  it('shows why a package was refused, and looks again', async () => {
    const bridge = scriptBridge({
      ...openFileScript,
      'upgrade.look': () => looked(offer),
      'upgrade.take': () => ({ fault: 'upgrade.altered' as const, file: offer.name }),
    })
    renderRoom(<UpgradeScreen />)
    await userEvent.click(await screen.findByRole('button', { name: '核对安装包' }))
    expect(await screen.findByText(/与发布清单里的校验码不一致/)).toBeTruthy()
    await screen.findByText('找到新版本 0.7.0')
    expect(bridge.inputsOf('upgrade.look')).toHaveLength(2)
  })

  it('says what lies there and is of no use, and how to go on', async () => {
    const useless = [
      { folder: 'E:\\旧', version: '0.5.0', why: 'older' as const },
      { folder: 'E:\\32', version: '0.7.0', why: 'notForThis' as const },
      { folder: 'E:\\坏', version: null, why: 'notOurs' as const },
    ]
    const bridge = scriptBridge({ ...openFileScript, 'upgrade.look': () => ({ version: '0.6.0', offer: null, useless }) })
    renderRoom(<UpgradeScreen />)
    await screen.findByText('没有找到新版本')
    expect(screen.getByText('E:\\旧：版本 0.5.0，比现在的旧')).toBeTruthy()
    expect(screen.getByText('E:\\32：版本 0.7.0，里面没有适合这台电脑的安装包')).toBeTruthy()
    expect(screen.getByText(/^E:\\坏：发布清单/)).toBeTruthy()
    await press('再找一次')
    await waitFor(() => expect(bridge.inputsOf('upgrade.look')).toHaveLength(2))
  })
})

describe('the line about a newer version', () => {
  afterEach(() => void vi.useRealTimers())

  it('comes some time after the file was opened, looks at no stick, and goes when it is put off', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const bridge = scriptBridge({ ...openFileScript, 'upgrade.look': () => looked(offer) })
    const { unmount } = renderRoom(<UpgradeBanner />)
    expect(screen.queryByText(/里有新版本/)).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(6_000))
    expect(await screen.findByText('E:\\台账 里有新版本 0.7.0。')).toBeTruthy()
    expect(bridge.inputsOf('upgrade.look')).toEqual([{ drives: false }])
    await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(screen.getByRole('button', { name: '以后再说' }))
    expect(screen.queryByText(/里有新版本/)).toBeNull()
    unmount()
    renderRoom(<UpgradeBanner />)
    await act(() => vi.advanceTimersByTimeAsync(6_000))
    expect(bridge.inputsOf('upgrade.look')).toHaveLength(2)
    expect(screen.queryByText(/里有新版本/)).toBeNull()
  })
})
