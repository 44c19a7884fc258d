import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportOverview, ImportRow } from '#shared/ipc/outputs.ts'
import { changeRecord, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

const header = ['行政村', '户编号', '姓名', '与户主关系', '证件号码', '联系电话', '文化程度']

let core: TestCore
beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

function people(phone: (n: number) => Cell, schooling = '小学'): Cell[][] {
  return [1, 2, 3, 4].map((n) => ['白沙村', `H${n}`, `户主${'甲乙丙丁'.charAt(n - 1)}`, '户主', inventedIdCard(n), phone(n), schooling])
}
const first = people((n) => `1390000000${n}`)

async function open(name: string, rows: readonly (readonly Cell[])[], head: readonly Cell[] = header): Promise<ImportOverview> {
  await writeWorkbook(core.at(name), { 花名册: [head, ...rows] })
  return core.ok('import.open', { token: core.token(core.at(name)) })
}

const commit = (overview: ImportOverview) => core.ok('import.commit', { session: overview.session, id: core.newId() })
const rowsOf = async ({ session }: ImportOverview, show: 'all' | 'ask' | 'left' | 'change' = 'all', field?: string) =>
  core.ok('import.rows', { session, table: 0, show, offset: 0, limit: 200, ...(field ? { field } : {}) })
const cellOf = (row: ImportRow | undefined, column: number) => row?.cells.find((cell) => cell.column === column)
const phones = async () => {
  const { ids } = await core.ok('ledger.query', { ledger: 'member' })
  const rows = await core.ok('ledger.reveal', { ledger: 'member', ids: [...ids], fields: ['phone'] })
  return rows.map((row) => row.values['phone']).sort()
}

describe('choices in the review', () => {
  beforeEach(async () => void (await commit(await open('花名册.xlsx', first))))

  test('cells, rows and columns are left or taken, and the outcome is what the preview said', async () => {
    let overview = await open(
      '更新.xlsx',
      people((n) => `1391111111${n}`, '初中'),
    )
    expect(overview.tables[0]!.changes).toMatchObject([
      { key: 'member.phone', label: '家庭成员联系电话', rows: 4, ask: 0, left: 0, fills: 0 },
      { key: 'member.education', rows: 4 },
    ])
    const { session } = overview
    overview = await core.ok('import.chooseCells', { session, table: 0, cells: [{ row: 2, column: 5 }], choice: 'leave' })
    overview = await core.ok('import.chooseRows', { session, table: 0, rows: [3], choice: 'leave' })
    overview = await core.ok('import.mode', { session, fields: ['member.education'], mode: 'blank' })
    expect(overview.tables[0]).toMatchObject({
      balance: { read: 4, accepted: 3, skipped: 1 },
      records: { member: { changed: 2, same: 1 } },
    })
    expect(overview.review).toMatchObject({ modes: { 'member.education': 'blank' }, undecided: 0 })
    const { rows } = await rowsOf(overview)
    expect(rows.map((row) => [row.outcome, row.choice, cellOf(row, 5)?.state, cellOf(row, 6)?.state])).toEqual([
      ['same', undefined, 'leave', 'leave'],
      ['skipped', 'leave', 'leave', 'leave'],
      ['change', undefined, 'take', 'leave'],
      ['change', undefined, 'take', 'leave'],
    ])
    expect((await rowsOf(overview, 'left')).total).toBe(4)
    const done = await commit(overview)
    expect(done.tables[0]!.records).toEqual(overview.tables[0]!.records)
    expect(await phones()).toEqual(['13900000001', '13900000002', '13911111113', '13911111114'])
  })

  test('an asked column waits cell by cell; what nobody decided keeps its value', async () => {
    let overview = await open(
      '更新.xlsx',
      people((n) => `1391111111${n}`),
    )
    const { session } = overview
    overview = await core.ok('import.mode', { session, fields: ['member.phone'], mode: 'ask' })
    expect(overview.review.undecided).toBe(4)
    expect((await rowsOf(overview, 'ask')).total).toBe(4)
    overview = await core.ok('import.chooseCells', { session, table: 0, cells: [{ row: 4, column: 5 }], choice: 'take' })
    expect(overview.review.undecided).toBe(3)
    await commit(overview)
    expect(await phones()).toEqual(['13900000001', '13900000002', '13900000004', '13911111113'])
  })

  test('all that a tab shows is taken or left at once, one column of it or all', async () => {
    let overview = await open(
      '更新.xlsx',
      people((n) => (n < 3 ? `1391111111${n}` : `1390000000${n}`), '初中'),
    )
    const { session } = overview
    expect((await rowsOf(overview, 'change', 'member.phone')).total).toBe(2)
    overview = await core.ok('import.chooseShown', { session, table: 0, show: 'change', field: 'member.education', choice: 'leave' })
    expect(overview.tables[0]!.records['member']).toEqual({ added: 0, changed: 2, same: 2 })
    overview = await core.ok('import.chooseShown', { session, table: 0, show: 'all', choice: 'leave' })
    expect(overview.tables[0]!.balance).toEqual({ read: 4, accepted: 0, rejected: 0, skipped: 4 })
    overview = await core.ok('import.chooseShown', { session, table: 0, show: 'all', choice: null })
    expect(overview.tables[0]!.records['member']).toEqual({ added: 0, changed: 4, same: 0 })
  })

  test('only the columns that a sheet has are touched, found by the number, and blanks overwrite nothing', async () => {
    const rows = [
      [inventedIdCard(1), '13922222221'],
      [inventedIdCard(2), null],
      [inventedIdCard(3), ''],
    ]
    const overview = await open('电话.xlsx', rows, ['身份证号', '电话'])
    expect(overview.tables[0]).toMatchObject({
      balance: { read: 3, accepted: 3 },
      records: { member: { added: 0, changed: 1, same: 2 } },
      changes: [{ key: 'member.phone', rows: 1 }],
    })
    await commit(overview)
    expect(await phones()).toEqual(['13900000002', '13900000003', '13900000004', '13922222221'])
  })

  test('in a list of households the columns of the head change the head, and links are told by their names', async () => {
    const heads = ['行政村', '户编号', '户主姓名', '户主证件号码']
    const rows = first.slice(0, 2).map((row, n) => [n === 0 ? '青石村' : '白沙村', row[1]!, n === 0 ? row[2]! : '改名乙', row[4]!])
    let overview = await open('户主.xlsx', rows, heads)
    expect(overview.tables[0]!.changes).toMatchObject([
      { key: 'household.village', columns: [0], rows: 1 },
      { key: 'member.name', columns: [2], rows: 1 },
    ])
    const { rows: shown } = await rowsOf(overview)
    expect(cellOf(shown[0], 0)).toMatchObject({ before: '白沙村', text: '青石村', state: 'take' })
    expect(cellOf(shown[1], 2)).toMatchObject({ before: '户主乙', state: 'take' })
    overview = await core.ok('import.chooseCells', { session: overview.session, table: 0, cells: [{ row: 2, column: 0 }], choice: 'leave' })
    expect(overview.tables[0]!.records).toMatchObject({ village: { added: 0 }, household: { changed: 0 }, member: { changed: 1 } })
  })

  test('a number that lost its last digits comes with the one person whom it fits, and is mended by one deed', async () => {
    const lost = inventedIdCard(900)
    await commit(await open('一户.xlsx', [['白沙村', 'H9', '户主壬', '户主', lost, '13900000009', '小学']]))
    const rows = [
      ['户主甲', inventedIdCard(1), '13922222221'],
      ['户主壬', Number(lost.slice(0, 17)) * 10, '13922222222'],
    ]
    let overview = await open('电话.xlsx', rows, ['姓名', '身份证号', '电话'])
    expect(overview.tables[0]!.balance).toMatchObject({ accepted: 1, rejected: 1 })
    const { rows: shown } = await rowsOf(overview)
    const proposal = cellOf(shown[1], 1)?.problems.find((problem) => problem.proposal !== undefined)?.proposal
    expect(proposal).toBe(lost)
    overview = await core.ok('import.fix', { session: overview.session, table: 0, fixes: [{ row: 3, column: 1, text: proposal! }] })
    expect(overview.tables[0]).toMatchObject({ balance: { accepted: 2, rejected: 0 }, records: { member: { changed: 2 } } })
  })

  test('all sure proposals are taken by one deed, listed, and each undone by itself', async () => {
    const numbers = [900, 901, 902, 903].map((n) => inventedIdCard(n))
    const names = ['户主壬', '户主癸', '户主子', '户主子']
    await commit(
      await open(
        '四户.xlsx',
        names.map((name, n) => ['白沙村', `J${n}`, name, '户主', numbers[n]!, `1390000090${n}`, '小学']),
      ),
    )
    const lost = numbers.map((number) => Number(number.slice(0, 15)) * 1000)
    const rows = names.map((name, n): Cell[] => [name, lost[n]!, n === 3 ? '13922222223' : `1390000090${n}`])
    let overview = await open('电话.xlsx', [...rows, [names[1]!, lost[1]!, '']], ['姓名', '身份证号', '电话'])
    const { session } = overview
    // Of two rows about one person, and of namesakes whom the telephone does not tell apart, none.
    expect(overview.tables[0]!.balance).toMatchObject({ read: 5, rejected: 5 })
    expect(overview.tables[0]!.proposals).toEqual([
      { row: 2, column: 1, text: numbers[0] },
      { row: 4, column: 1, text: numbers[2] },
    ])
    overview = await core.ok('import.fix', { session, table: 0, fixes: [...overview.tables[0]!.proposals!] })
    expect(overview.tables[0]).toMatchObject({ balance: { accepted: 2, rejected: 3 }, proposals: [] })
    const mended = () => core.ok('import.rows', { session, table: 0, show: 'mended', offset: 0, limit: 50 })
    const before = await mended()
    expect(before.rows.map(({ row }) => row)).toEqual([2, 4])
    const { original, text } = cellOf(before.rows[0], 1)!
    expect(text).toBe(numbers[0])
    overview = await core.ok('import.fix', { session, table: 0, fixes: [{ row: 2, column: 1, text: original! }] })
    expect(overview.tables[0]).toMatchObject({ balance: { accepted: 1, rejected: 4 }, proposals: [{ row: 2, text: numbers[0] }] })
    expect((await mended()).rows.map(({ row }) => row)).toEqual([4])
  })

  test('choices outlive a new plan', async () => {
    let overview = await open(
      '更新.xlsx',
      people((n) => `1391111111${n}`),
    )
    const { session } = overview
    await core.ok('import.chooseCells', { session, table: 0, cells: [{ row: 2, column: 5 }], choice: 'leave' })
    overview = await core.ok('import.fix', { session, table: 0, fixes: [{ row: 3, column: 5, text: '13933333333' }] })
    expect(overview.review.leftCells).toBe(1)
    await commit(overview)
    expect(await phones()).toEqual(['13900000001', '13911111113', '13911111114', '13933333333'])
  })
})

describe('whose word a workbook is', () => {
  const national = '（基础信息）户信息_20251218.xlsx'

  test('what the national system wrote is not overwritten unasked, and is told with its day', async () => {
    expect((await open(national, first)).review).toMatchObject({ rank: 'national', rankWhy: 'guess', held: [] })
    await commit(await open(national, first))
    let overview = await open(
      '镇里.xlsx',
      people((n) => `1391111111${n}`),
      ['行政村', '户号', ...header.slice(2)],
    )
    expect(overview.review).toMatchObject({ rank: 'manual', undecided: 4, held: [{ name: '国家系统导出', cells: 4 }] })
    const { rows } = await rowsOf(overview, 'ask')
    expect(cellOf(rows[0], 5)).toMatchObject({ state: 'ask', held: expect.stringMatching(/^国家系统导出（20\d\d-\d\d-\d\d）$/) })
    overview = await core.ok('import.source', { session: overview.session, rank: 'national' })
    expect(overview.review).toMatchObject({ rankWhy: 'person', undecided: 0, held: [] })
  })

  test('what the office changed since is no longer the word of the national system', async () => {
    await commit(await open(national, first))
    const { ids } = await core.ok('ledger.query', { ledger: 'member' })
    await changeRecord(core, 'member', ids[0]!, { phone: '13955555555' })
    const overview = await open(
      '电话.xlsx',
      people((n) => `1391111111${n}`).map((row) => [row[4]!, row[5]!]),
      ['证件号码', '电话'],
    )
    expect(overview.review).toMatchObject({ held: [{ cells: 3 }], undecided: 3 })
  })

  test('a value that an undo brought back is again the word of the national system', async () => {
    await commit(await open(national, first))
    const { ids } = await core.ok('ledger.query', { ledger: 'member' })
    await changeRecord(core, 'member', ids[0]!, { phone: '13955555555' })
    await core.ok('history.undo', { id: core.newId() })
    const rows = people((n) => `1391111111${n}`).map((row) => [row[4]!, row[5]!])
    const overview = await open('电话.xlsx', rows, ['证件号码', '电话'])
    expect(overview.review).toMatchObject({ held: [{ cells: 4 }], undecided: 4 })
    const done = await commit(overview)
    expect(done).toMatchObject({ changeSet: null, undecided: 4 })
  })

  test('the source that was said is remembered with the layout', async () => {
    const overview = await open('花名册.xlsx', first)
    await commit(await core.ok('import.source', { session: overview.session, rank: 'department' }))
    expect((await open('下月.xlsx', first)).review).toMatchObject({ rank: 'department', rankWhy: 'memory' })
  })
})
