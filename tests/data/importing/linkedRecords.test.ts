import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

/** Whom a row of a benefit sheet means, and what it repeats of him. */

let core: TestCore

beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
  const white = await addVillage(core, '白沙村')
  await addVillage(core, '青山村')
  await addFamily(
    core,
    white,
    [
      { name: '张三', idCard: inventedIdCard(1) },
      { name: '李梅', idCard: inventedIdCard(2) },
    ],
    { kind: '脱贫户' },
  )
  await addFamily(core, white, [{ name: '李四', idCard: inventedIdCard(3) }, { name: '王梅' }])
  await addFamily(core, white, [{ name: '赵六', idCard: inventedIdCard(4) }, { name: '王梅' }])
})
afterEach(() => core.dispose())

async function open(title: string, rows: readonly (readonly Cell[])[]): Promise<ImportOverview> {
  const path = core.at(`${title}.xlsx`)
  await writeWorkbook(path, { Sheet1: [[title], ...rows] })
  return core.ok('import.open', { token: core.token(path) })
}

async function problems({ session }: ImportOverview, show: 'doubt' | 'rejected'): Promise<readonly string[]> {
  const { rows } = await core.ok('import.rows', { session, table: 0, show, offset: 0, limit: 20 })
  return rows.flatMap((row) => row.cells.flatMap((cell) => cell.problems.map((problem) => problem.message)))
}

const heads = ['行政村', '户主姓名', '姓名', '身份证号', '户类型', '家庭人口', '岗位名称', '月工资', '聘用时间']

test('columns that repeat the household are compared and not written', async () => {
  const made = await open('公益性岗位花名册', [
    heads,
    ['白沙村', '张三', '李梅', inventedIdCard(2), '一般农户', 3, '保洁员', 800, '2025-01-01'],
    ['白沙村', '李四', '李四', inventedIdCard(3), null, 2, '护林员', 800, '2025-01-01'],
  ])
  const doubts = await problems(made, 'doubt')
  expect(doubts).toHaveLength(2)
  expect(doubts[0]).toContain('脱贫户')
  expect(doubts[1]).toContain('“3”')
  expect(made.tables[0]!.columns.filter((column) => column.field === null)).toEqual([])
  expect(made.tables[0]!.records).toMatchObject({ publicPost: { added: 2 } })
  expect(made.tables[0]!.records['household']?.changed ?? 0).toBe(0)
})

test('of two persons of one name the household tells which; without it none is taken', async () => {
  const made = await open('公益性岗位花名册', [
    ['行政村', '户主姓名', '姓名', '岗位名称', '聘用时间'],
    ['白沙村', '赵六', '王梅', '保洁员', '2025-01-01'],
  ])
  await core.ok('import.commit', { session: made.session, id: core.newId() })
  const { ids } = await core.ok('ledger.query', { ledger: 'publicPost' })
  const [row] = await core.ok('ledger.rows', { ledger: 'publicPost', ids: [...ids] })
  expect(row!.links).toMatchObject({ member: '王梅', household: '赵六' })
  const bare = await open('公益岗', [
    ['姓名', '岗位名称', '聘用时间', '月工资', '用人单位'],
    ['王梅', '护林员', '2025-01-01', 800, '村委会'],
  ])
  expect(bare.tables[0]!.balance).toMatchObject({ accepted: 0, rejected: 1 })
})

test('a namesake with another number or in another village is not the person', async () => {
  const made = await open('公益性岗位花名册', [
    ['行政村', '姓名', '身份证号', '岗位名称', '聘用时间'],
    ['白沙村', '张三', inventedIdCard(77), '保洁员', '2025-01-01'],
    ['青山村', '张三', null, '保洁员', '2025-01-01'],
  ])
  expect(made.tables[0]!.balance).toMatchObject({ accepted: 0, rejected: 2 })
})
