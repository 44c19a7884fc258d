import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enter, office, type Office } from '#tests/data/core/operatorOffice.ts'
import { inventedIdCard, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

beforeAll(() => prepareExcelWorker())
const kept: TestCore[] = []
afterEach(() => kept.splice(0).forEach((core) => core.dispose()))

const headings = ['村名', '姓名', '身份证号', '与户主关系', '文化程度']
const rowOf = (n: number, village: string): readonly Cell[] => [
  village,
  `王${'甲乙丙丁戊'.charAt(n)}`,
  inventedIdCard(900 + n),
  '户主',
  '小学',
]

async function opened({ test: core }: Office, rows: readonly (readonly Cell[])[]) {
  const path = core.at('花名册.xlsx')
  await writeWorkbook(path, { 花名册: [headings, ...rows] })
  return core.ok('import.open', { token: core.token(path) })
}

const reasonsOf = async ({ test: core }: Office, session: string) => {
  const { rows } = await core.ok('import.rows', { session, table: 0, offset: 0, limit: 50, show: 'rejected' })
  return rows.map(({ row, problems }) => [row, problems.map(({ message }) => message).join()] as const)
}

describe("a workbook with rows of another village, imported by a village's operator", () => {
  test('is imported without them; each is rejected with the reason, and waits', async () => {
    const desk = await office(kept)
    await enter(desk, 'village')
    const { session, tables } = await opened(desk, [rowOf(0, '白沙村'), rowOf(1, '青山村'), rowOf(2, '白沙村'), rowOf(3, '新开村')])
    expect(tables[0]!.balance).toEqual({ read: 4, accepted: 2, rejected: 2, skipped: 0 })
    const reasons = await reasonsOf(desk, session)
    expect(reasons.map(([row]) => row)).toEqual([3, 5])
    expect(reasons[0]![1]).toContain('属于青山村，不在您负责的村（白沙村）')
    expect(reasons[1]![1]).toContain('不在您负责的村（白沙村）')
    expect(await desk.test.ok('import.commit', { session, id: desk.test.newId() })).toMatchObject({ parked: 2 })
    const { ids } = await desk.test.ok('ledger.query', { ledger: 'member' })
    expect(ids).toHaveLength(4)
    // A village that only a rejected row named is not made.
    expect((await desk.test.ok('ledger.query', { ledger: 'village' })).ids).toHaveLength(2)
  })

  test('takes every row from those who may enter for the whole office', async () => {
    const desk = await office(kept)
    await enter(desk, 'entry')
    const { tables } = await opened(desk, [rowOf(0, '白沙村'), rowOf(1, '青山村')])
    expect(tables[0]!.balance).toMatchObject({ accepted: 2, rejected: 0 })
  })

  test('lets a row of another village pass that changes nothing, and rejects one that would', async () => {
    const desk = await office(kept)
    await enter(desk, 'entry')
    const first = await opened(desk, [rowOf(1, '青山村')])
    await desk.test.ok('import.commit', { session: first.session, id: desk.test.newId() })
    await enter(desk, 'village')
    const same = await opened(desk, [rowOf(0, '白沙村'), rowOf(1, '青山村')])
    expect(same.tables[0]!.balance).toMatchObject({ accepted: 2, rejected: 0 })
    const [village, name, number, relation] = rowOf(1, '青山村')
    const other = await opened(desk, [rowOf(0, '白沙村'), [village!, name!, number!, relation!, '初中']])
    expect(other.tables[0]!.balance).toMatchObject({ accepted: 1, rejected: 1 })
  })
})
