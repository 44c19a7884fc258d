// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FiguresScreen } from '#renderer/figures/index.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
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
  await core.ok('file.sample', { token: core.token(core.at('数.tzdb')), households: 60, persons: 200, villages: 3, seed: 5 })
})
afterAll(() => core.dispose())

function Room() {
  const { place } = useNavigate()
  if (place.screen !== 'figures') return null
  return <FiguresScreen {...(place.part ? { part: place.part } : {})} {...(place.id ? { id: place.id } : {})} />
}

type Part = 'measures' | 'tables' | 'bridge' | 'compare'

function setUp(part: Part, script: BridgeScript = {}, id?: string) {
  opened += 1
  const asked: Method[] = [
    'ledger.options',
    'figures.measures',
    'figures.trend',
    'figures.table',
    'figures.bridge',
    'figures.explain',
    'figures.exportTable',
  ]
  const real = Object.fromEntries(asked.map((method) => [method, (input: never) => core.core.call(method, input)])) as BridgeScript
  // Some thirty measures are enough here: finding by role takes seconds over hundreds of rows.
  const catalogue = async () => {
    const { measures, tables } = await core.ok('figures.catalogue', {})
    return { measures: measures.slice(0, 32), tables }
  }
  const bridge = scriptBridge({
    ...openFileScript,
    ...real,
    'figures.catalogue': catalogue,
    'file.info': () => ({ ...sampleFile, databaseId: `figures-${opened}` }),
    'clipboard.write': () => ({}),
    ...script,
  })
  return { bridge, room: renderRoom(<Room />, { screen: 'figures', part, ...(id ? { id } : {}) }) }
}

describe('指标', () => {
  it('shows each measure with figure, unit and written definition, and opens its rows', async () => {
    const { room } = setUp('measures')
    const [persons] = await core.ok('figures.measures', { ids: ['persons'] })
    const row = (await screen.findByRole('rowheader', { name: '总人口' })).closest('tr')!
    expect(row.textContent).toContain('按截止日计')
    const figure = await within(row).findByRole('button', { name: `总人口 ${persons!.text}人：打开名单` })
    await userEvent.click(figure)
    expect(room.navigation().place).toMatchObject({
      screen: 'ledger',
      ledger: 'member',
      drill: { label: `总人口 ${persons!.text}人`, filter: persons!.drill!.filter },
    })
  })

  it('finds measures by words of the definition and copies them as a table', async () => {
    const { bridge } = setUp('measures')
    await screen.findByRole('rowheader', { name: '总人口' })
    await userEvent.type(screen.getByLabelText('查找指标'), '女性')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: '总户数' })).toBeNull())
    expect(screen.getByRole('rowheader', { name: '女性人口' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '复制表格' }))
    await waitFor(() => expect(bridge.inputsOf('clipboard.write')).toHaveLength(1))
    const { text, html } = bridge.inputsOf('clipboard.write')[0] as { text: string; html: string }
    expect(text).toContain('女性人口\t')
    expect(html).toContain('<table')
    await userEvent.type(screen.getByLabelText('查找指标'), '没有这个')
    expect(await screen.findByText(/没有带“女性没有这个”的指标/)).toBeTruthy()
  })

  it('draws the course over month ends only when asked', async () => {
    const { bridge } = setUp('measures')
    await userEvent.click(await screen.findByRole('button', { name: '看走势：总户数' }))
    expect(await screen.findByRole('img', { name: /折线图。总户数的走势/ })).toBeTruthy()
    expect((bridge.inputsOf('figures.trend')[0] as { days: string[] }).days).toHaveLength(13)
  })

  it('says a failure in words and asks again', async () => {
    let broken = true
    setUp('measures', {
      'figures.measures': (input) =>
        broken ? { fault: 'figure.noVillage', ledger: '资金' } : (core.core.call('figures.measures', input) as never),
    })
    expect(await screen.findByText(/“资金”不分村/)).toBeTruthy()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(await screen.findByRole('rowheader', { name: '总人口' })).toBeTruthy()
  })
})

describe('报表', () => {
  it('shows a table whose kinds add up to the total, with links to their rows', async () => {
    const { room } = setUp('tables')
    await userEvent.click(await screen.findByRole('button', { name: '户类型统计表' }))
    const table = await screen.findByRole('table', { name: '户类型统计表' })
    const figures = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => Number(within(row).getAllByRole('cell')[0]!.textContent))
    expect(figures.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBe(figures.at(-1))
    await userEvent.click(within(table).getByRole('button', { name: /一般农户 户数（户）/ }))
    expect(room.navigation().place).toMatchObject({ screen: 'ledger', ledger: 'household' })
  })

  it('offers the table drawn, with its figures in words', async () => {
    setUp('tables')
    await userEvent.click(await screen.findByRole('button', { name: '分村户数人口表' }))
    await screen.findByRole('table', { name: '分村户数人口表' })
    await userEvent.click(screen.getByRole('radio', { name: '图' }))
    expect((await screen.findByRole('img')).getAttribute('aria-label')).toMatch(/^条形图。分村户数人口表/)
  })

  it('opens the print of the table as an overlay', async () => {
    const { room } = setUp('tables')
    await userEvent.click(await screen.findByRole('button', { name: '户类型统计表' }))
    await screen.findByRole('table', { name: '户类型统计表' })
    await userEvent.click(screen.getByRole('button', { name: '打印…' }))
    expect(room.navigation().overlay).toEqual({ screen: 'printTable', wish: { table: 'householdsByKind' } })
  })

  it('exports to the chosen place and offers to open the file', async () => {
    const path = core.at('表.xlsx')
    setUp('tables', { 'dialog.saveWorkbook': () => ({ token: core.token(path), name: '表.xlsx', folder: '' }) })
    await userEvent.click(await screen.findByRole('button', { name: '户类型统计表' }))
    await screen.findByRole('table', { name: '户类型统计表' })
    await userEvent.click(screen.getByRole('button', { name: '导出 Excel…' }))
    expect(await screen.findByText(/导出到“表.xlsx”/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '打开文件' })).toBeTruthy()
  })
})

describe('变动 and 口径比对', () => {
  it('shows that the bridge closes and opens the rows of the opening as of its day', async () => {
    const { room } = setUp('bridge')
    expect(await screen.findByText('✓ 平')).toBeTruthy()
    const table = screen.getByRole('table', { name: '户变动表' })
    await userEvent.click(within(table).getByRole('button', { name: /期初/ }))
    const { drill } = room.navigation().place as { drill: { asOf: string } }
    expect(drill.asOf).toMatch(/-12-31$/)
  })

  it('names the very households that only one of two measures counts', async () => {
    const { room } = setUp('compare', {}, 'households')
    const answer = await core.ok('figures.explain', { first: 'households', second: 'inSystemHouseholds' })
    const only = await screen.findByRole('region', { name: `只在“总户数”的 ${answer.onlyFirst.ids.length} 户` })
    expect(within(only).getAllByRole('listitem')).toHaveLength(answer.onlyFirst.named.length)
    const first = answer.onlyFirst.named[0]!
    await userEvent.click(within(only).getAllByRole('button', { name: first.title })[0]!)
    expect(room.navigation().place).toEqual({ screen: 'household', id: first.id })
  })
})
