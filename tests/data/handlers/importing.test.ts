import { readdirSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImportOverview } from '#shared/ipc/outputs.ts'
import { addFamily, addVillage, changeRecord, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeWorkbook, type Cell } from '#tests/harness/workbook.ts'

const header = ['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码', '家庭成员联系电话', '怪栏']

let core: TestCore
let path: string

beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
  path = core.at('2026年 花名册.xlsx')
})
afterEach(() => core.dispose())

function person(n: number, household: number, isHead: boolean, more: Partial<Record<number, Cell>> = {}): Cell[] {
  const row: Cell[] = [
    '白沙村',
    `H${household}`,
    `户主${'甲乙丙丁戊'.charAt(household % 5)}`,
    isHead ? `户主${'甲乙丙丁戊'.charAt(household % 5)}` : `成员${n}`,
    isHead ? '户主' : '之子',
    inventedIdCard(n),
    `139${String(n).padStart(8, '0')}`,
    '旧',
  ]
  for (const [column, value] of Object.entries(more)) row[Number(column)] = value ?? null
  return row
}

const families: readonly Cell[][] = [person(1, 1, true), person(2, 1, false), person(3, 2, true), person(4, 3, true), person(5, 3, false)]

async function open(rows: readonly (readonly Cell[])[] = families, more: Readonly<{ ledger?: string }> = {}): Promise<ImportOverview> {
  await writeWorkbook(path, { 花名册: [['某镇花名册'], header, ...rows] })
  return core.ok('import.open', { token: core.token(path), ...more })
}

function commit(overview: ImportOverview, id = core.newId()): ReturnType<typeof core.ok<'import.commit'>> {
  return core.ok('import.commit', { session: overview.session, id })
}

function counts(): Readonly<Record<string, number>> {
  return { ...core.events.filter((event) => event.name === 'file').at(-1)?.payload?.counts }
}

describe('an import', () => {
  test('given up lets go of the workbook; another one stays in hand', async () => {
    const overview = await open()
    await core.ok('import.cancel', { session: core.newId() })
    expect(await core.ok('import.plan', { session: overview.session })).toMatchObject({ session: overview.session })
    await core.ok('import.cancel', { session: overview.session })
    expect((await core.refused('import.plan', { session: overview.session })).fault).toBe('import.unknown')
  })

  test('writes what its preview announced, as one set, after a proved backup, and comes off in one step', async () => {
    const before = core.dump()
    const overview = await open()
    const [table] = overview.tables
    expect(table!.balance).toEqual({ read: 5, accepted: 5, rejected: 0, skipped: 0 })
    expect(table!.records).toMatchObject({
      household: { added: 3, changed: 0, same: 0 },
      member: { added: 5, changed: 0, same: 0 },
    })
    expect(core.dump()).toEqual(before)
    const done = await commit(overview)
    expect(done.tables[0]!.balance).toEqual(table!.balance)
    expect(done.tables[0]!.records).toEqual(table!.records)
    expect(done.tables[0]!.unmappedColumns).toEqual([{ column: 'H', header: '怪栏' }])
    expect(counts()).toMatchObject({ household: 3, member: 5, village: 1 })
    const [set] = await core.ok('history.list', { limit: 1 })
    expect(set).toMatchObject({ id: done.changeSet, kind: 'import', label: '导入《2026年 花名册.xlsx》' })
    const { changes } = await core.ok('history.changes', { setId: set!.id, offset: 0, limit: 50 })
    expect(changes.map((change) => change.origin)).toContain('花名册!3')
    expect((await core.ok('backup.list', {}))[0]).toMatchObject({ reason: '导入前', proved: true })
    expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
    expect((await core.ok('history.undo', { id: core.newId() })).blocked).toEqual([])
    expect(core.dump()).toEqual(before)
  })

  test('a second time finds everything the same, and writes nothing', async () => {
    await commit(await open())
    const before = core.dump()
    const again = await open()
    expect(again.tables[0]!.records).toMatchObject({
      household: { added: 0, changed: 0, same: 3 },
      member: { added: 0, changed: 0, same: 5 },
    })
    expect((await commit(again)).changeSet).toBeNull()
    expect(core.dump()).toEqual(before)
  })

  test('a changed cell changes one field of one record', async () => {
    await commit(await open())
    const rows = families.map((row) => [...row])
    rows[1]![6] = '13987654321'
    const done = await commit(await open(rows))
    const { changes } = await core.ok('history.changes', { setId: done.changeSet!, offset: 0, limit: 10 })
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ ledger: 'member', op: 'change', origin: '花名册!4' })
    expect(changes[0]!.text).toContain('139****4321')
  })

  test('mapping, leaving out, mending and skipping rows change the plan, not the file', async () => {
    const before = core.dump()
    const rows = [...families, person(6, 4, true, { 5: '439999198001010000' }), person(7, 5, true)]
    let overview = await open(rows)
    expect(overview.tables[0]!.balance).toEqual({ read: 7, accepted: 6, rejected: 1, skipped: 0 })
    const { rows: rejected } = await core.ok('import.rows', {
      session: overview.session,
      table: 0,
      show: 'rejected',
      offset: 0,
      limit: 10,
    })
    expect(rejected).toHaveLength(1)
    expect(rejected[0]).toMatchObject({ row: 8, outcome: 'rejected' })
    expect(rejected[0]!.cells[5]!.problems[0]!.severity).toBe('错误')
    const problems = core.at('退回.xlsx')
    expect(await core.ok('import.problems', { session: overview.session, token: core.token(problems) })).toMatchObject({
      rows: 1,
      name: '退回.xlsx',
    })
    overview = await core.ok('import.fix', {
      session: overview.session,
      table: 0,
      fixes: [{ row: 8, column: 5, text: inventedIdCard(6) }],
      skips: [{ row: 9, skip: true }],
    })
    expect(overview.tables[0]!.balance).toEqual({ read: 7, accepted: 6, rejected: 0, skipped: 1 })
    overview = await core.ok('import.map', {
      session: overview.session,
      table: 0,
      overrides: { 7: { ledger: 'member', field: 'note' } },
    })
    expect(overview.tables[0]!.columns[7]).toMatchObject({ field: 'note' })
    overview = await core.ok('import.include', { session: overview.session, table: 0, include: false })
    expect(overview.tables[0]!.include).toBe(false)
    overview = await core.ok('import.include', { session: overview.session, table: 0, include: true })
    expect(core.dump()).toEqual(before)
    const done = await commit(overview)
    expect(done.tables[0]!.balance).toEqual({ read: 7, accepted: 6, rejected: 0, skipped: 1 })
    const { ids } = await core.ok('ledger.query', { ledger: 'member', filter: `note = "旧"` })
    expect(ids).toHaveLength(6)
  })

  test('is written once, however often the button is pressed', async () => {
    const overview = await open()
    const id = core.newId()
    const done = await commit(overview, id)
    expect(await commit(overview, id)).toEqual(done)
    expect((await core.refused('import.commit', { session: overview.session, id: core.newId() })).fault).toBe('import.unknown')
    expect(counts()).toMatchObject({ household: 3, member: 5 })
  })

  test('does not add who was entered by hand since the preview', async () => {
    const village = await addVillage(core, '白沙村')
    const overview = await open()
    await addFamily(core, village, [{ name: '户主乙', idCard: inventedIdCard(1) }], { code: 'H1' })
    const before = core.dump()
    expect((await core.refused('import.commit', { session: overview.session, id: core.newId() })).fault).toBe('import.stale')
    expect(core.dump()).toEqual(before)
    const fresh = await core.ok('import.plan', { session: overview.session })
    expect(fresh.tables[0]!.records).toMatchObject({ household: { added: 2 }, member: { added: 4 } })
    await commit(fresh)
    expect(counts()).toMatchObject({ household: 3, member: 5 })
  })

  test('previewed over one file is not written into another', async () => {
    const overview = await open()
    await core.ok('file.create', { token: core.token(core.at('别的.tzdb')), township: '别的镇' })
    const before = core.dump()
    expect((await core.refused('import.commit', { session: overview.session, id: core.newId() })).fault).toBe('import.stale')
    expect(core.dump()).toEqual(before)
  })

  test('brings somebody back from the bin instead of adding a double', async () => {
    await commit(await open())
    const { ids } = await core.ok('ledger.query', { ledger: 'household', filter: 'code = "H3"' })
    await core.ok('edit.commit', {
      id: core.newId(),
      changes: [{ ledger: 'household', recordId: ids[0]!, op: 'remove', values: {} }],
    })
    await commit(await open())
    expect(counts()).toMatchObject({ household: 3, member: 5 })
    expect(core.core.context.file().engine.values('SELECT count(*) FROM member')).toEqual([[5]])
    expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
  })

  test('keeps the doubts of accepted rows apart from errors', async () => {
    const overview = await open([...families.slice(0, 1), person(2, 1, false, { 6: '54321' })])
    expect(overview.tables[0]!.balance.rejected + overview.tables[0]!.doubts).toBeGreaterThan(0)
  })
})

describe('stopping', () => {
  const many = (): Cell[][] =>
    Array.from({ length: 1_500 }, (_, index) =>
      [...person(index % 900, index, true), null]
        .slice(0, 8)
        .map((cell, column) => (column === 5 ? null : column === 3 || column === 2 ? `户主${index}` : cell)),
    )

  test.each(['正在读取工作簿', '正在逐行核对', '正在写入台账'])('while %s leaves nothing and says so', async (text) => {
    const { events } = core
    const before = core.dump()
    await writeWorkbook(path, { 花名册: [header, ...many()] })
    let cancelled = false
    const watch = setInterval(() => {
      if (cancelled || !events.some((event) => event.name === 'progress' && event.payload.text === text)) return
      cancelled = true
      void core.core.call('import.cancel', {})
    }, 0)
    const opening = await core.core.call('import.open', { token: core.token(path) })
    const answer =
      text === '正在写入台账'
        ? await core.core.call('import.commit', { session: (opening as ImportOverview).session, id: core.newId() })
        : opening
    clearInterval(watch)
    expect(cancelled).toBe(true)
    expect(answer).toMatchObject({ fault: 'import.cancelled' })
    expect(core.dump()).toEqual(before)
    expect(core.core.context.file().engine.inTransaction()).toBe(false)
    expect(await core.ok('file.verify', {})).toMatchObject({ problems: [] })
    // And afterwards it works as if nothing had been.
    const overview = await open()
    expect((await commit(overview)).tables[0]!.balance.accepted).toBe(5)
  })
})

describe('what is no import', () => {
  test('is refused in words', async () => {
    await writeWorkbook(path, { 空: [] })
    expect((await core.refused('import.open', { token: core.token(path) })).fault).toMatch(/^import\.(empty|noTable)$/)
    expect((await core.refused('import.open', { token: core.token(core.at('没有.xlsx')) })).fault).toMatch(
      /^(import\.unreadable|file\.notFound)$/,
    )
    expect((await core.refused('import.open', { token: 'unknown-token' })).fault).toBe('grant.unknown')
    expect((await core.refused('import.plan', { session: 'old' })).fault).toBe('import.unknown')
    await core.ok('import.cancel', {})
  })

  test('with a ledger file that cannot be written it may be looked at only', async () => {
    const overview = await open()
    const file = core.core.context.file()
    core.core.context.setFile({ ...file, readOnlyWhy: '只读' })
    expect((await core.refused('import.commit', { session: overview.session, id: core.newId() })).fault).toBe('file.readOnly')
    core.core.context.setFile(file)
  })

  test('a blank template is recognised as that of its ledger, without a row', async () => {
    for (const ledger of ['household', 'member', 'village', 'group', 'populationChange']) {
      const token = core.token(core.at(`${ledger}.xlsx`))
      await core.ok('import.template', { ledger, token })
      const { tables } = await core.ok('import.open', { token })
      expect(tables).toMatchObject([{ ledgers: expect.arrayContaining([ledger]), refused: '表头下面没有数据', balance: { read: 0 } }])
    }
    expect(readdirSync(core.folder).filter((name) => name.endsWith('.xlsx'))).toHaveLength(5)
  })
})

test('changes in the file are seen by the next preview', async () => {
  await commit(await open())
  const { ids } = await core.ok('ledger.query', { ledger: 'household', filter: 'code = "H1"' })
  await changeRecord(core, 'household', ids[0]!, { address: '新址' })
  const overview = await open()
  expect(overview.tables[0]!.records).toMatchObject({ household: { added: 0, changed: 0, same: 3 } })
})
