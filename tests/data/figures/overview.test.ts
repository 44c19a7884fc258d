import { afterEach, beforeEach, expect, test } from 'vitest'
import { inventedIdCard, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import { shippedBook as book } from '#shared/measures/index.ts'

let core: TestCore
let household: string

/** The clock of the harness stands on 2026-03-02. */
beforeEach(async () => {
  core = makeTestCore()
  await core.ok('file.create', { token: core.token(core.at('首页.tzdb')), township: '示例镇' })
  const village = await add('village', { name: '白沙村' })
  household = await add('household', { village, kind: '一般农户', monitoringKind: '边缘易致贫户' })
  await add('member', { household, name: '张三', relation: '户主', idCard: inventedIdCard(1) })
})
afterEach(() => core.dispose())

async function add(ledger: string, values: FieldValues): Promise<string> {
  const recordId = core.newId()
  await core.ok('edit.commit', { id: core.newId(), changes: [{ ledger, recordId, op: 'add', values }] })
  return recordId
}

async function dueOf(kind: string): Promise<Overview['due'][number] | undefined> {
  return (await core.ok('home.overview', {})).due.find((due) => due.kind === kind)
}

test('a loan is due 90 days before its day, overdue after it, and gone when paid back', async () => {
  const loan = { household, name: '张三', idCard: inventedIdCard(1), bank: '农商行', amount: 5_000_000, startDate: '2024-03-10' }
  await add('loan', { ...loan, contractNo: 'a', dueDate: '2026-05-30' })
  await add('loan', { ...loan, contractNo: 'b', dueDate: '2026-03-01' })
  await add('loan', { ...loan, contractNo: 'c', dueDate: '2026-06-30' })
  await add('loan', { ...loan, contractNo: 'd', dueDate: '2026-02-01', extendedTo: '2026-09-01' })
  await add('loan', { ...loan, contractNo: 'e', dueDate: '2026-02-01', status: '结清' })
  const due = await dueOf('loanDue')
  expect(due).toMatchObject({ overdue: 1, soon: 1 })
  expect(due!.first.map(({ due: day, days, village }) => [day, days, village])).toEqual([
    ['2026-03-01', -1, '白沙村'],
    ['2026-05-30', 89, '白沙村'],
  ])
  const { ids } = await core.ok('ledger.query', { ledger: due!.drill.ledger, filter: due!.drill.filter! })
  expect(ids.length).toBe(2)
  const [value] = await core.ok('figures.measures', { ids: ['loanOverdueCount'] })
  expect(value!.value).toBe(1)
})

test('what policy allows after a date moves the day on which it is due', async () => {
  const monitoring = { household, kind: '边缘易致贫户', risk1: '因病', state: '已纳入' }
  await add('monitoring', { ...monitoring, identifiedAt: '2026-02-20' })
  const due = await dueOf('monitoringHelp')
  expect(due).toMatchObject({ overdue: 0, soon: 1 })
  expect(due!.first[0]).toMatchObject({ due: '2026-03-22', days: 20 })
})

test('following up ends a year after the risk was removed', async () => {
  const over = { household, kind: '边缘易致贫户', risk1: '因病', state: '已消除', isRemoved: 1, removalKind: '帮扶消除' }
  await add('monitoring', { ...over, identifiedAt: '2024-01-10', removedAt: '2025-02-20', revisitedAt: '2025-11' })
  await add('monitoring', { ...over, identifiedAt: '2024-01-10', removedAt: '2025-06-20', revisitedAt: '2025-11' })
  await add('monitoring', { ...over, identifiedAt: '2023-01-10', removedAt: '2024-06-20' })
  await add('monitoring', { ...over, identifiedAt: '2024-01-10', removedAt: '2025-09-20' })
  expect(await dueOf('followUp')).toMatchObject({ overdue: 1, soon: 0 })
  expect(await dueOf('firstFollowUp')).toMatchObject({ overdue: 1, soon: 0 })
})

test('a month is not past while it lasts', async () => {
  const asset = { name: '冷库', type: '经营性资产', contractTo: '2026-03' }
  await add('asset', asset)
  await add('asset', { ...asset, name: '厂房', contractTo: '2026-02' })
  expect(await dueOf('assetContract')).toMatchObject({ overdue: 1, soon: 1 })
})

test('key figures have no trend until it is asked for, then until the next commit', async () => {
  const before = await core.ok('home.overview', {})
  expect(before.figures.map(({ measure }) => measure)).toEqual(book.key)
  expect(before.figures.every(({ trend }) => trend.length === 0)).toBe(true)
  const trends = await core.ok('home.trends', {})
  expect(trends.days).toEqual(['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-02'])
  expect(trends.figures.find(({ measure }) => measure === 'households')!.values.at(-1)).toBe(1)
  expect((await core.ok('home.overview', {})).figures[0]!.trend).toEqual(trends.figures[0]!.values)
  await add('village', { name: '清溪村' })
  expect((await core.ok('home.overview', {})).figures[0]!.trend).toEqual([])
})

test('the bridge answers with the rows behind each term and closes', async () => {
  const member = await add('member', { household, name: '李梅', relation: '配偶', idCard: inventedIdCard(2) })
  await core.ok('edit.commit', {
    id: core.newId(),
    changes: [
      { ledger: 'member', recordId: member, op: 'change', values: { status: '自然减少', statusReason: '死亡' }, effective: '2026-03-02' },
    ],
  })
  const answer = await core.ok('figures.bridge', { kind: 'persons', from: '2026-01-01' })
  expect(answer).toMatchObject({ from: '2026-01-01', to: '2026-03-02', closes: true })
  for (const { drill, records, label } of answer.terms) {
    if (drill.asOf !== '2026-03-02') continue
    const { ids } = await core.ok('ledger.query', {
      ledger: drill.ledger,
      ...(drill.ids ? { ids: [...drill.ids] } : { filter: drill.filter! }),
    })
    expect(ids.length, label).toBe(records)
  }
  expect(answer.terms.at(-1)).toMatchObject({ label: '期末', households: 1, persons: 1 })
})
