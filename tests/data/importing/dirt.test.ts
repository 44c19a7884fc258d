import { writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { writeBook, type BookCell } from '#tests/fixtures/countyBook.ts'
import { addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'

const header: readonly BookCell[] = [
  '村',
  '户编号',
  '姓名',
  '与户主关系',
  '证件号码',
  '文化程度',
  '健康状况',
  '劳动技能',
  '电话',
  '民族',
  '户类型',
]

let core: TestCore

beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

type Cells = Readonly<Record<number, BookCell>>

/** A head of his own household, sound in everything but the given cells. */
function head(n: number, cells: Cells = {}): readonly BookCell[] {
  const row: BookCell[] = [
    '白沙村',
    `H${n}`,
    `张${'甲乙丙丁戊己庚辛壬癸'.charAt(n % 10)}`,
    '户主',
    inventedIdCard(n),
    '小学',
    '健康',
    '普通劳动力',
    `1390000${1000 + n}`,
    '汉族',
    '脱贫户',
  ]
  for (const [column, cell] of Object.entries(cells)) row[Number(column)] = cell
  return row
}

async function open(rows: readonly (readonly BookCell[])[], name = '表.xlsx'): Promise<ImportOverview> {
  const path = core.at(name)
  writeFileSync(path, await writeBook([{ name: '人口', rows }], 'inline'))
  return core.ok('import.open', { token: core.token(path) })
}

const commit = (overview: ImportOverview) => core.ok('import.commit', { session: overview.session, id: core.newId() })

/** Row and code of everything said, errors first. */
async function said(rows: readonly (readonly BookCell[])[]): Promise<readonly string[]> {
  const done = await commit(await open([header, ...rows]))
  return done.tables[0]!.problems.map(({ row, column, severity, code }) => `${row}${column} ${severity} ${code}`)
}

function member(filter: string): Promise<readonly unknown[]> {
  return core.ok('ledger.query', { ledger: 'member', filter }).then(({ ids }) => ids)
}

describe('words that fit no choice', () => {
  test('are a doubt; the person comes in, and the words stand in the note', async () => {
    expect(await said([head(1, { 5: '私塾', 8: '没有' })])).toEqual(['2F 疑点 choice.unknown', '2I 疑点 phone.unreadable'])
    expect(await member('note = "文化程度：私塾\n家庭成员联系电话：没有" and education is blank')).toHaveLength(1)
  })

  test('come in once, however often the sheet is imported, and outlive a sheet that does not know them', async () => {
    await said([head(1, { 5: '私塾' })])
    const before = core.dump()
    expect((await commit(await open([header, head(1, { 5: '私塾' })]))).changeSet).toBeNull()
    const noted = await open([
      [...header, '备注'],
      [...head(1), '外出'],
    ])
    expect(noted.tables[0]!.records).toMatchObject({ member: { changed: 1 } })
    await commit(noted)
    expect(await member('note = "外出\n文化程度：私塾"')).toHaveLength(1)
    expect(
      (
        await commit(
          await open([
            [...header, '备注'],
            [...head(1), '外出'],
          ]),
        )
      ).changeSet,
    ).toBeNull()
    expect(core.dump()).not.toEqual(before)
  })

  test('of another field go there', async () => {
    expect(await said([head(1, { 5: '幼儿园', 6: '慢性病、二级残疾', 10: '边缘易致贫户' })])).toEqual(['2F 疑点 choice.moved'])
    expect(await member('studentStatus = "学前教育" and education is blank and disabilityLevel = "二级"')).toHaveLength(1)
    const { ids } = await core.ok('ledger.query', {
      ledger: 'household',
      filter: 'kind = "一般农户" and monitoringKind = "边缘易致贫户"',
    })
    expect(ids).toHaveLength(1)
  })

  test('as relation keep a person with a household number in, and one without out', async () => {
    expect(await said([head(1), head(2, { 1: 'H1', 3: '老表' })])).toEqual(['3D 疑点 choice.unknown'])
    const done = await commit(
      await open([
        ['村', '姓名', '与户主关系', '证件号码'],
        ['青石村', '李一', '户主', inventedIdCard(31)],
        ['青石村', '李二', '户住', inventedIdCard(32)],
      ]),
    )
    expect(done.tables[0]!.balance).toMatchObject({ accepted: 1, rejected: 1 })
    expect(done.tables[0]!.problems.find(({ severity }) => severity === '错误')?.message).toContain('户住')
  })
})

describe('numbers', () => {
  test.each([
    ['damaged by Excel', 4.3999919800101e17, ['2E 错误 idCard.damaged']],
    ['damaged and stored as text', '4.39999E+17', ['2E 错误 idCard.damaged']],
    ['with a wrong check sign', `${inventedIdCard(1).slice(0, 17)}${inventedIdCard(1).endsWith('X') ? '1' : 'X'}`, ['2E 错误 R002']],
    ['of 17 digits', inventedIdCard(1).slice(0, 17), ['2E 错误 R001']],
    ['of the old 15 digits', '439999800101001', ['2E 疑点 R004']],
    ['with blanks, apostrophe and a small x', `' ${inventedIdCard(1).toLowerCase()}\t`, []],
    ['that is none', '无', []],
  ] as const)('%s', async (_, number, problems) => {
    expect(await said([head(1, { 4: number })])).toEqual(problems)
  })

  test('of a 残疾人证 are the ID number, and say certificate, kind and level; another sheet with the ID number changes nothing', async () => {
    await said([head(1, { 4: `${inventedIdCard(1)}43` })])
    expect((await commit(await open([header, head(1)]))).changeSet).toBeNull()
    const certificate = `disabilityCode = "${inventedIdCard(1)}43" and disabilityKind = "肢体" and disabilityLevel = "三级"`
    expect(await member(`idCard = "${inventedIdCard(1)}" and ${certificate}`)).toHaveLength(1)
  })

  test('twice in a sheet counts once', async () => {
    expect(await said([head(1), head(1), head(2, { 4: inventedIdCard(1) })])).toEqual(['3E 错误 row.duplicate', '4E 错误 row.duplicate'])
  })
})

test('rows without a name or a village say which column is missing', async () => {
  expect(await said([head(1, { 2: null }), head(2, { 0: null })])).toEqual(['2C 错误 required', '3A 错误 required'])
})

test('a village that the file does not know is made with a doubt', async () => {
  await addVillage(core, '白沙村')
  expect(await said([head(1), head(2, { 0: '白沙寸' }), head(3, { 0: '白沙寸' })])).toEqual(['3A 疑点 link.added'])
})

test('the village may stand in the name of the file alone', async () => {
  const rows: BookCell[][] = [
    ['姓名', '与户主关系', '证件号码'],
    ['李一', '户主', inventedIdCard(1)],
    ['李二', '妻', inventedIdCard(2)],
  ]
  await commit(await open(rows, '3、白沙村人口(终版).xlsx'))
  expect(await member('village = "白沙村"')).toHaveLength(2)
})

test('village and group written once are good for the households below', async () => {
  const rows: BookCell[][] = [
    ['村', '组', '姓名', '与户主关系', '证件号码'],
    ['白沙村', '一组', '李一', '户主', inventedIdCard(1)],
    [null, null, '李二', '妻', inventedIdCard(2)],
    [null, null, '王三', '户主', inventedIdCard(3)],
    ['青石村', null, '赵四', '户主', inventedIdCard(4)],
    [null, null, '钱五', '户主', inventedIdCard(5)],
  ]
  const done = await commit(await open(rows))
  expect(done.tables[0]!.balance).toMatchObject({ accepted: 5, rejected: 0 })
  expect(await member('village = "白沙村" and group = "1组"')).toHaveLength(3)
  expect(await member('village = "青石村" and group is blank')).toHaveLength(2)
})

test('a sheet without the relation column knows the head by the name of the head', async () => {
  const rows: BookCell[][] = [
    ['村', '户主姓名', '姓名', '证件号码'],
    ['白沙村', '张甲', '张甲', inventedIdCard(1)],
    ['白沙村', '张甲', '李二', inventedIdCard(2)],
  ]
  await commit(await open(rows))
  expect(await member('relation = "户主"')).toHaveLength(1)
  expect(await member('headName = "张甲"')).toHaveLength(2)
})

test('rejected rows come out as a workbook, and come in again once mended', async () => {
  const overview = await open([['某镇花名册'], header, head(1), head(2, { 4: '439999198001010000' }), head(3)])
  const problems = core.at('退回.xlsx')
  await core.ok('import.problems', { session: overview.session, token: core.token(problems) })
  await commit(overview)
  expect(await member('name is not blank')).toHaveLength(2)
  const back = await core.ok('import.open', { token: core.token(problems) })
  expect(back.tables[0]!.balance).toMatchObject({ read: 1, rejected: 1 })
  const [row] = (await core.ok('import.rows', { session: back.session, table: 0, show: 'rejected', offset: 0, limit: 5 })).rows
  const column = back.tables[0]!.columns.find(({ field }) => field === 'idCard')!.index
  const mended = await core.ok('import.fix', {
    session: back.session,
    table: 0,
    fixes: [{ row: row!.row, column, text: inventedIdCard(2) }],
  })
  expect((await commit(mended)).tables[0]!.balance).toMatchObject({ accepted: 1, rejected: 0 })
  expect(await member('name is not blank')).toHaveLength(3)
})
