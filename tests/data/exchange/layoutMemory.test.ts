import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

beforeAll(prepareExcelWorker)
let core: TestCore
beforeEach(async () => void (core = await openTestCore()))
afterEach(() => core.dispose())

const headings = ['序号', '村名', '姓名', '身份证号', '和户主啥关系', '平时打啥电话']
const rowOf = (n: number, village = '青山村'): readonly Cell[] => [
  n,
  village,
  `王${'甲乙丙丁戊己庚辛'.charAt(n)}`,
  inventedIdCard(n),
  '户主',
  `1390000000${n}`,
]

async function open(name: string, rows: readonly (readonly Cell[])[], heads: readonly string[] = headings): Promise<ImportOverview> {
  const path = core.at(name)
  await writeWorkbook(path, { 花名册: [heads, ...rows] })
  return core.ok('import.open', { token: core.token(path) })
}

const columnOf = (overview: ImportOverview, header: string) => overview.tables[0]!.columns.find((column) => column.header === header)!
const phone = { ledger: 'member', field: 'phone' }
const relation = { ledger: 'member', field: 'relation' }

async function teach(name: string, rows: readonly (readonly Cell[])[]) {
  const first = await open(name, rows)
  const overrides = { [columnOf(first, '平时打啥电话').index]: phone, [columnOf(first, '和户主啥关系').index]: relation }
  await core.ok('import.map', { session: first.session, table: 0, overrides })
  return core.ok('import.commit', { session: first.session, id: core.newId() })
}

describe('a layout that a person explained', () => {
  test('is taken the next time without a word, and is known by the file from which it was learned', async () => {
    const first = await open('一月.xlsx', [rowOf(1)])
    expect(first.tables[0]!.known).toBeNull()
    await teach('一月.xlsx', [rowOf(1)])
    const again = await open('二月.xlsx', [rowOf(2)])
    expect(again.tables[0]!.known).toMatchObject({ name: '一月 花名册', exact: true, last: { file: '一月.xlsx' } })
    expect(columnOf(again, '平时打啥电话')).toMatchObject({ ...phone, why: 'memory' })
    expect(columnOf(again, '和户主啥关系')).toMatchObject({ ...relation, why: 'memory' })
    expect(columnOf(again, '姓名').why).not.toBe('memory')
    const { layouts } = await core.ok('layouts.list', {})
    expect(layouts).toMatchObject([{ name: '一月 花名册', ledger: 'member', source: '一月.xlsx', last: { file: '一月.xlsx' } }])
    expect(layouts[0]!.columns.filter(({ by }) => by === 'person').map(({ header }) => header)).toEqual(['和户主啥关系', '平时打啥电话'])
  })

  test('speaks for the same columns when one is added, and is remembered anew with it', async () => {
    await teach('一月.xlsx', [rowOf(1)])
    const wider = [...headings, '备考']
    const next = await open('二月.xlsx', [[...rowOf(2), '甲']], wider)
    expect(next.tables[0]!.known).toMatchObject({ name: '一月 花名册', exact: false, last: null })
    expect(columnOf(next, '平时打啥电话')).toMatchObject(phone)
    await core.ok('import.commit', { session: next.session, id: core.newId() })
    expect((await core.ok('layouts.list', {})).layouts).toHaveLength(2)
    expect((await open('三月.xlsx', [[...rowOf(3), '甲']], wider)).tables[0]!.known).toMatchObject({ name: '二月 花名册', exact: true })
  })

  test('goes with the import when that is undone: the file is what it was', async () => {
    const before = core.dump()
    const { changeSet } = await teach('一月.xlsx', [rowOf(1)])
    await core.ok('history.undo', { id: core.newId(), setId: changeSet! })
    expect(core.dump()).toEqual(before)
    expect((await open('二月.xlsx', [rowOf(2)])).tables[0]!.known).toBeNull()
  })

  test('is not written again when nothing new was decided, and importing again changes nothing', async () => {
    await teach('一月.xlsx', [rowOf(1)])
    const before = core.dump()
    const again = await open('一月.xlsx', [rowOf(1)])
    expect(await core.ok('import.commit', { session: again.session, id: core.newId() })).toMatchObject({ changeSet: null })
    expect(core.dump()).toEqual(before)
  })

  test('is remembered also where the rows bring nothing new, apart from the work that undo takes back', async () => {
    const first = await open('一月.xlsx', [rowOf(1)])
    await core.ok('import.commit', { session: first.session, id: core.newId() })
    const again = await open('一月.xlsx', [rowOf(1)])
    await core.ok('import.map', { session: again.session, table: 0, overrides: { [columnOf(again, '平时打啥电话').index]: null } })
    expect(await core.ok('import.commit', { session: again.session, id: core.newId() })).toMatchObject({ changeSet: null })
    expect(columnOf(await open('二月.xlsx', [rowOf(2)]), '平时打啥电话')).toMatchObject({ field: null, why: 'memory' })
    expect((await core.ok('history.list', { limit: 1 }))[0]).toMatchObject({ kind: 'custom', label: '记住《一月.xlsx》的表格格式和识别词' })
  })

  test('is renamed and forgotten as any record of the program', async () => {
    await teach('一月.xlsx', [rowOf(1)])
    const [layout] = (await core.ok('layouts.list', {})).layouts
    const change = (op: 'change' | 'remove', values: Record<string, string>) =>
      core.ok('edit.commit', { id: core.newId(), changes: [{ ledger: 'importLayout', recordId: layout!.id, op, values }] })
    await change('change', { name: '县局月报' })
    expect((await open('二月.xlsx', [rowOf(2)])).tables[0]!.known?.name).toBe('县局月报')
    await change('remove', {})
    expect((await open('二月.xlsx', [rowOf(2)])).tables[0]!.known).toMatchObject({ name: null, last: { file: '一月.xlsx' } })
  })
})

test('a layout is chosen by name for a sheet that is hardly like it', async () => {
  await teach('一月.xlsx', [rowOf(1)])
  const path = core.at('别的.xlsx')
  await writeWorkbook(path, {
    表: [
      ['姓名', '身份证号', '平时打啥电话', '文化程度'],
      ['王丁', inventedIdCard(4), '13900000004', '小学'],
    ],
  })
  const plain = await core.ok('import.open', { token: core.token(path) })
  expect(plain.tables[0]!.known).toBeNull()
  const named = await core.ok('import.open', { token: core.token(path), layout: '一月 花名册' })
  expect(columnOf(named, '平时打啥电话')).toMatchObject({ ...phone, why: 'memory' })
  expect(await core.refused('import.open', { token: core.token(path), layout: '没有的' })).toMatchObject({
    fault: 'layouts.unknown',
    name: '没有的',
  })
})

test('layouts and words go to another file by stick; what contradicts is told before it is taken', async () => {
  await teach('一月.xlsx', [rowOf(1)])
  const path = core.at('格式.tzgs')
  expect(await core.ok('layouts.export', { token: core.token(path) })).toEqual({ name: '格式.tzgs', layouts: 1, words: 0, forms: 0 })

  await core.ok('file.create', { token: core.token(core.at('另一镇.tzdb')), township: '另一镇' })
  const seen = await core.ok('layouts.inspect', { token: core.token(path) })
  expect(seen).toMatchObject({
    township: '测试镇',
    same: 0,
    refused: [],
    layouts: [{ name: '一月 花名册', renamedFrom: null, contradictions: [], record: null }],
  })
  const done = await core.ok('layouts.import', { token: core.token(path), id: core.newId() })
  expect(done).toMatchObject({ added: 1, changed: 0 })
  expect(await core.ok('layouts.inspect', { token: core.token(path) })).toMatchObject({ layouts: [], same: 1 })
  const known = await open('二月.xlsx', [rowOf(2)])
  expect(columnOf(known, '平时打啥电话')).toMatchObject(phone)

  await core.ok('import.map', { session: known.session, table: 0, overrides: { [columnOf(known, '平时打啥电话').index]: null } })
  await core.ok('import.commit', { session: known.session, id: core.newId() })
  const contrary = await core.ok('layouts.inspect', { token: core.token(path) })
  expect(contrary.layouts[0]).toMatchObject({
    contradictions: ['平时打啥电话：不导入 → 家庭成员·家庭成员联系电话'],
    record: { id: expect.any(String) },
  })
  await core.ok('history.undo', { id: core.newId(), setId: done.changeSet! }).catch(() => undefined)
})
