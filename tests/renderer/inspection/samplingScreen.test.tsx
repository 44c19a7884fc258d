// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SamplingScreen } from '#renderer/inspection/index.ts'
import type { InspectionWish } from '#shared/ipc/parts/inspection.ts'
import { addFamily, addVillage, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { renderRoom } from '#tests/renderer/bridge/renderRoom.tsx'
import { openFileScript } from '#tests/renderer/bridge/sampleFile.ts'
import { scriptBridge, type BridgeScript } from '#tests/renderer/bridge/scriptedBridge.ts'

let core: TestCore

beforeEach(async () => {
  core = await openTestCore()
  for (const name of ['白沙村', '清水村']) {
    const village = await addVillage(core, name)
    for (let index = 0; index < 5; index += 1) await addFamily(core, village, [{ name: `${name[0]}户主${index}` }], { kind: '一般农户' })
  }
})
afterEach(() => core.dispose())

/** The real data core behind the window, but for the calls of the frame. */
function setUp() {
  const methods = [
    'ledger.query',
    'ledger.rows',
    'ledger.options',
    'inspection.plan',
    'inspection.draw',
    'inspection.sheet',
    'inspection.record',
    'inspection.repeat',
  ]
  const real: BridgeScript = Object.fromEntries(methods.map((method) => [method, (input: unknown) => core.core.call(method, input)]))
  return { bridge: scriptBridge({ ...openFileScript, ...real }), room: renderRoom(<SamplingScreen />) }
}

const wish: InspectionWish = {
  strata: ['village'],
  way: 'share',
  count: 4,
  least: 0,
  seed: '7',
  villages: [],
  kinds: [],
  monitoringKinds: [],
  drawnSince: null,
  without: [],
}

it('tells counts before the draw and no name, and shows the households after it', async () => {
  const { room, bridge } = setUp()
  await userEvent.click(await screen.findByRole('button', { name: '抽一批户…' }))
  const plan = await screen.findByRole('table', { name: '各层户数' })
  expect(within(plan).getByText('白沙村 · 一般农户')).toBeTruthy()
  expect(room.container.textContent).not.toContain('户主0')
  const count = screen.getByLabelText('共抽户数')
  await userEvent.clear(count)
  await userEvent.type(count, '4')
  await userEvent.click(await screen.findByRole('button', { name: '抽取 4 户' }))
  await waitFor(() => expect(bridge.inputsOf('inspection.draw')).toMatchObject([{ wish: { count: 4, strata: ['village', 'kind'] } }]))
  await waitFor(async () => expect((await core.ok('ledger.query', { ledger: 'inspectedHousehold' })).ids).toHaveLength(4))
})

it('takes what was found and goes on to the next household; the problem is a 问题整改', async () => {
  await core.ok('inspection.draw', { id: core.newId(), name: '省级迎检', source: '自查', inspectOn: null, wish })
  const { bridge } = setUp()
  const grid = await screen.findByRole('grid')
  expect(within(grid).getAllByRole('row')).toHaveLength(5)
  await userEvent.click(screen.getByRole('button', { name: '添加问题' }))
  const problem = screen.getByRole('group', { name: '第 1 个问题' })
  await userEvent.type(within(problem).getByRole('textbox', { name: /^问题/ }), '手册未更新')
  // The clock of the data core stands in March: nothing is found after its today.
  const day = screen.getByRole('textbox', { name: '检查日期' })
  await userEvent.clear(day)
  await userEvent.type(day, '2026-03-01{Tab}')
  await userEvent.click(screen.getByRole('button', { name: '保存，看下一户' }))
  await screen.findByRole('heading', { name: /^2\. / })
  expect(bridge.inputsOf('inspection.record')).toMatchObject([{ entries: [{ result: '有问题', problems: [{ text: '手册未更新' }] }] }])
  const { ids } = await core.ok('ledger.query', { ledger: 'rectification' })
  expect(ids).toHaveLength(1)
})

it('asks before typed words are given up for another household, and proves the draw', async () => {
  await core.ok('inspection.draw', { id: core.newId(), name: '省级迎检', source: '自查', inspectOn: null, wish })
  const { room } = setUp()
  await userEvent.click(await screen.findByRole('button', { name: '再抽一遍核对' }))
  expect(await screen.findByText(/与名单完全一致/)).toBeTruthy()
  await userEvent.type(screen.getByLabelText('检查情况'), '未写完')
  await userEvent.click(within(screen.getByRole('grid')).getAllByRole('row')[3]!)
  expect(room.navigation().asking).toBe(true)
  expect(screen.getByRole('heading', { name: /^1\. / })).toBeTruthy()
})
