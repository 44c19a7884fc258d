// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useNavigate } from '#renderer/bridge/index.ts'
import { ReportsScreen } from '#renderer/reports/index.ts'
import type { Method } from '#shared/ipc/contract.ts'
import { makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript, sampleFile } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge } from '#tests/renderer/bridge/scriptedBridge.ts'
import type { BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

/** The screen on a real data core: what it shows is what the core answers. */

let core: TestCore
let opened = 0

beforeAll(async () => {
  core = makeTestCore()
  core.setNow(new Date(2026, 6, 15, 10))
  await core.ok('file.sample', { token: core.token(core.at('汇报.tzdb')), households: 60, persons: 200, villages: 3, seed: 5 })
})
afterAll(() => core.dispose())

function Room() {
  const { place } = useNavigate()
  return place.screen === 'reports' ? <ReportsScreen {...(place.part ? { part: place.part } : {})} /> : null
}

function setUp(part: 'make' | 'templates' | 'made', script: BridgeScript = {}) {
  opened += 1
  const asked: Method[] = [
    'reports.list',
    'reports.names',
    'reports.preview',
    'reports.make',
    'reports.exportTemplate',
    'reports.importTemplate',
    'reports.made',
    'reports.compare',
    'checks.run',
  ]
  const real = Object.fromEntries(asked.map((method) => [method, (input: never) => core.core.call(method, input)])) as BridgeScript
  const bridge = scriptBridge({
    ...openFileScript,
    ...real,
    'file.info': () => ({ ...sampleFile, databaseId: `reports-${opened}` }),
    'clipboard.write': () => ({}),
    ...script,
  })
  return { bridge, room: renderRoom(<Room />, { screen: 'reports', part }) }
}

const grantOf = (name: string) => () => ({ token: core.token(core.at(name)), name, folder: '' })

describe('出报告', () => {
  it('shows the text, opens definition and rows of a figure, and saves it among the made ones', async () => {
    const { room, bridge } = setUp('make', { 'dialog.saveWord': grantOf('月报.docx') })
    const text = await screen.findByRole('article', {}, { timeout: 15_000 })
    const [households] = await core.ok('figures.measures', { ids: ['households'] })
    await userEvent.click(within(text).getByRole('button', { name: `${households!.text}：总户数，看口径` }))
    const facts = screen.getByRole('region', { name: '数字的口径' })
    expect(facts.textContent).toContain('户状态为“在册”')
    await userEvent.click(screen.getByRole('button', { name: '存为 Word…' }))
    expect(await screen.findByText(/每个都记下了口径/)).toBeTruthy()
    expect(bridge.inputsOf('reports.make')).toMatchObject([{ template: 'monthly', annex: true }])
    await userEvent.click(screen.getByRole('button', { name: '完成' }))
    await userEvent.click(within(facts).getByRole('button', { name: '打开名单' }))
    expect(room.navigation().place).toMatchObject({ screen: 'ledger', ledger: 'household', drill: { filter: households!.drill!.filter } })
  })

  it('says what is doubtful, and checks the file where nobody did today', async () => {
    setUp('make')
    const warnings = await screen.findByRole('region', { name: '出报告前的提醒' }, { timeout: 15_000 })
    await userEvent.click(within(warnings).getByRole('button', { name: '现在检查' }))
    await waitFor(() => expect(within(warnings).queryByRole('button', { name: '现在检查' })).toBeNull(), { timeout: 15_000 })
  })
})

describe('模板', () => {
  it('tells what is wrong with a Word file that comes in, and takes a right one', async () => {
    await core.ok('reports.exportTemplate', { template: 'monthly', token: core.token(core.at('好模板.docx')) })
    const wrong = {
      template: null,
      figures: 0,
      problems: [{ place: '全镇{总护数}户', tag: '{总护数}', message: '没有叫“总护数”的指标或名称', nearest: '总户数' }],
    }
    let first = true
    setUp('templates', {
      'dialog.openWord': grantOf('好模板.docx'),
      'reports.importTemplate': async (input) => {
        if (!first) return core.ok('reports.importTemplate', input)
        first = false
        return wrong
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: '收进 Word 模板…' }))
    await userEvent.click(await screen.findByRole('button', { name: '收进来' }))
    const problems = await screen.findByRole('region', { name: '要改的地方' })
    expect(problems.textContent).toContain('是不是“总户数”？')
    expect(problems.textContent).toContain('全镇{总护数}户')
    await userEvent.click(screen.getByRole('button', { name: '改好了，再收一次' }))
    await waitFor(async () => expect((await core.ok('reports.list', {})).some(({ name }) => name === '好模板')).toBe(true))
  })

  it('finds names by words and copies them for Word', async () => {
    const { bridge } = setUp('templates')
    await userEvent.type(await screen.findByLabelText('查找名称'), '小额信贷余额')
    await userEvent.click(await screen.findByRole('button', { name: '复制 {小额信贷余额}' }))
    await waitFor(() => expect(bridge.inputsOf('clipboard.write')).toEqual([{ text: '{小额信贷余额}', html: '' }]))
  })
})

describe('已出报告', () => {
  it('opens a kept report and a file, figure by figure', async () => {
    setUp('made', { 'dialog.openWord': grantOf('月报.docx') })
    await userEvent.click(await screen.findByRole('button', { name: /帮扶工作情况汇报：当时和现在/ }))
    expect(await screen.findByText(/个数字和现在都一样/, {}, { timeout: 15_000 })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '打开一份报告文件…' }))
    expect(await screen.findByText(/文件“月报.docx”/, {}, { timeout: 15_000 })).toBeTruthy()
  })
})
