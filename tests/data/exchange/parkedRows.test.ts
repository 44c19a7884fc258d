import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

beforeAll(() => prepareExcelWorker())
let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

const headings = ['村名', '姓名', '身份证号', '与户主关系', '文化程度']
const wrong = (n: number): string => `${inventedIdCard(n).slice(0, 17)}${inventedIdCard(n).endsWith('1') ? '2' : '1'}`
const rowOf = (n: number, number = inventedIdCard(n)): readonly Cell[] => [
  '青山村',
  `王${'甲乙丙丁戊己庚辛'.charAt(n)}`,
  number,
  '户主',
  '小学',
]

async function open(
  rows: readonly (readonly Cell[])[],
  name = '花名册.xlsx',
  title: readonly (readonly Cell[])[] = [],
): Promise<ImportOverview> {
  const path = core.at(name)
  await writeWorkbook(path, { 花名册: [...title, headings, ...rows] })
  return core.ok('import.open', { token: core.token(path) })
}

const commit = ({ session }: ImportOverview) => core.ok('import.commit', { session, id: core.newId() })
const waiting = async () => (await core.ok('parked.list', {})).reduce((sum, table) => sum + table.waiting, 0)
const persons = async () => (await core.ok('ledger.query', { ledger: 'member' })).ids.length
const bad = [rowOf(1), rowOf(2, wrong(2)), rowOf(3, wrong(3))]

/** Opens all waiting rows and types numbers into the cells of 身份证号, by place among the rows. */
async function mend(numbers: readonly string[]): Promise<ImportOverview> {
  const tables = await core.ok('parked.list', {})
  const opened = await core.ok('parked.open', { tables: tables.map(({ id }) => id) })
  const fixes = numbers.map((text, place) => ({ row: 2 + place, column: 2, text }))
  return core.ok('import.fix', { session: opened.session, table: 0, fixes })
}

describe('rejected rows', () => {
  test('wait in the file with their reasons, personal numbers masked, and outlive closing', async () => {
    expect(await commit(await open(bad))).toMatchObject({ parked: 2, settled: 0 })
    await core.ok('file.close', {})
    await core.ok('file.open', { token: core.token(core.at('测试镇.tzdb')) })
    const [table] = await core.ok('parked.list', {})
    expect(table).toMatchObject({ file: '花名册.xlsx', sheet: '花名册', ledger: 'member', waiting: 2, since: '2026-03-02' })
    const { total, rows } = await core.ok('parked.rows', { table: table!.id, offset: 0, limit: 10 })
    expect(total).toBe(2)
    expect(rows.map(({ row }) => row)).toEqual([3, 4])
    expect(rows[0]!.cells.map(({ header, isWrong }) => [header, isWrong])).toEqual(
      headings.map((header) => [header, header === '身份证号']),
    )
    expect(rows[0]!.cells[1]!.text).toBe('王丙')
    expect(JSON.stringify(rows)).not.toContain(wrong(2))
    expect(rows[0]!.problems.join()).toContain('身份证号：')
  })

  test('leave with the undo of their import', async () => {
    const before = core.dump()
    const { changeSet } = await commit(await open(bad))
    await core.ok('history.undo', { id: core.newId(), setId: changeSet! })
    expect(core.dump()).toEqual(before)
  })

  test('do not wait twice, and are told in the history without their contents', async () => {
    const { changeSet } = await commit(await open(bad))
    const before = core.dump()
    expect(await commit(await open(bad))).toMatchObject({ changeSet: null, parked: 0 })
    expect(core.dump()).toEqual(before)
    const { changes } = await core.ok('history.changes', { setId: changeSet!, offset: 0, limit: 100 })
    expect(changes.filter(({ ledger }) => ledger === 'parkedRow').map(({ text }) => text)).toEqual([
      '新增：位置 花名册!3',
      '新增：位置 花名册!4',
    ])
  })

  test('wait also when nothing else was to be written', async () => {
    await commit(await open([rowOf(1)]))
    const done = await commit(await open(bad))
    expect(done).toMatchObject({ parked: 2 })
    expect(done.changeSet).not.toBeNull()
  })

  test('leave when the mended workbook comes again: same place, moved, or under another name', async () => {
    await commit(await open([...bad, rowOf(4, wrong(4)), rowOf(5, wrong(5))]))
    expect(await commit(await open([rowOf(1), rowOf(2), rowOf(3, wrong(3))]))).toMatchObject({ parked: 0, settled: 1 })
    expect(await waiting()).toBe(3)
    expect(await commit(await open([rowOf(6), rowOf(3), rowOf(5, wrong(5))]))).toMatchObject({ parked: 0, settled: 1 })
    expect(await commit(await open([rowOf(4), rowOf(5)], '退回行.xlsx'))).toMatchObject({ parked: 0, settled: 2 })
    expect(await waiting()).toBe(0)
    expect(await persons()).toBe(6)
  })

  test('are not taken for others: another person in the same row of the next file waits beside them', async () => {
    await commit(await open(bad))
    await commit(await open([rowOf(6), ['红旗村', '赵七', '4399', '户主', '初中']]))
    expect(await waiting()).toBe(3)
  })
})

describe('waiting rows in hand', () => {
  test('are mended in place, imported by the same planner, and leave; the others go on waiting as they stand now', async () => {
    await commit(await open(bad))
    const mended = await mend([inventedIdCard(2), '还是不对'])
    expect(mended).toMatchObject({ parked: true, file: '花名册.xlsx' })
    expect(mended.tables[0]!.balance).toEqual({ read: 2, accepted: 1, rejected: 1, skipped: 0 })
    const done = await commit(mended)
    expect(done).toMatchObject({ settled: 1, parked: 0 })
    expect([await persons(), await waiting()]).toEqual([2, 1])
    const [set] = await core.ok('history.list', { limit: 1 })
    expect(set).toMatchObject({ kind: 'import', label: '补录《花名册.xlsx》的待处理行' })
    const { changes } = await core.ok('history.changes', { setId: done.changeSet!, offset: 0, limit: 100 })
    expect(changes.find(({ ledger }) => ledger === 'member')).toMatchObject({ origin: '花名册!3' })
    const [table] = await core.ok('parked.list', {})
    const { rows } = await core.ok('parked.rows', { table: table!.id, offset: 0, limit: 10 })
    expect(rows.map(({ row, cells }) => [row, cells[2]!.text])).toEqual([[4, '还是不对']])

    await core.ok('history.undo', { id: core.newId(), setId: done.changeSet! })
    expect([await persons(), await waiting()]).toEqual([1, 2])
  })

  test('keep the village that only the title of their sheet had named', async () => {
    const path = core.at('青山村花名册.xlsx')
    const row = (n: number, number?: string) => rowOf(n, number).slice(1)
    await writeWorkbook(path, { Sheet1: [['青山村脱贫人口花名册'], headings.slice(1), row(1), row(2, wrong(2))] })
    await core.ok('file.info', {})
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'village', recordId: core.newId(), op: 'add', values: { name: '青山村' } }],
    })
    await commit(await core.ok('import.open', { token: core.token(path) }))
    const [table] = await core.ok('parked.list', {})
    const opened = await core.ok('parked.open', { tables: [table!.id] })
    const column = opened.tables[0]!.columns.find(({ header }) => header === '身份证号')!.index
    const [row0] = (await core.ok('import.rows', { session: opened.session, table: 0, show: 'all', offset: 0, limit: 1 })).rows
    const mended = await core.ok('import.fix', {
      session: opened.session,
      table: 0,
      fixes: [{ row: row0!.row, column, text: inventedIdCard(2) }],
    })
    expect(mended.tables[0]!.balance).toMatchObject({ accepted: 1, rejected: 0 })
    expect(await commit(mended)).toMatchObject({ settled: 1 })
  })

  test('remember what a person had said of their columns', async () => {
    const strange = ['村名', '姓名', '身份证号', '啥关系', '文化程度']
    const path = core.at('怪表.xlsx')
    await writeWorkbook(path, { 表: [strange, rowOf(1), rowOf(2, wrong(2))] })
    const first = await core.ok('import.open', { token: core.token(path) })
    await commit(
      await core.ok('import.map', { session: first.session, table: 0, overrides: { 3: { ledger: 'member', field: 'relation' } } }),
    )
    const [layout] = (await core.ok('layouts.list', {})).layouts
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'importLayout', recordId: layout!.id, op: 'remove', values: {} }],
    })
    const mended = await mend([inventedIdCard(2)])
    expect(mended.tables[0]!.columns[3]).toMatchObject({ ledger: 'member', field: 'relation' })
    expect(await commit(mended)).toMatchObject({ settled: 1 })
  })

  test('are given up with a reason, which the history keeps', async () => {
    await commit(await open(bad))
    const [table] = await core.ok('parked.list', {})
    const { rows } = await core.ok('parked.rows', { table: table!.id, offset: 0, limit: 10 })
    const dropped = await core.ok('parked.drop', { id: core.newId(), table: table!.id, rows: [rows[0]!.id], reason: '此人已迁出' })
    expect([dropped.dropped, await waiting()]).toEqual([1, 1])
    const { changes } = await core.ok('history.changes', { setId: dropped.changeSet!, offset: 0, limit: 10 })
    expect(changes[0]!.text).toContain('此人已迁出')
    await core.ok('history.undo', { id: core.newId(), setId: dropped.changeSet! })
    expect(await waiting()).toBe(2)
  })

  test('go away under the feet of an import that undoes them: nothing is written twice', async () => {
    const { changeSet } = await commit(await open(bad))
    const mended = await mend([inventedIdCard(2), inventedIdCard(3)])
    await core.ok('history.undo', { id: core.newId(), setId: changeSet! })
    expect(await core.refused('import.commit', { session: mended.session, id: core.newId() })).toMatchObject({ fault: 'import.stale' })
  })
})
