import type ExcelJS from 'exceljs'
import fc from 'fast-check'
import { copyFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { headerRow } from '#data/exchange/villageBook/bookSheets.ts'
import { copyTo, conflictsOf, mergeInto, pathOf } from '#tests/data/merge/copies.ts'
import { changeRecord, makeTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { columnOf, editBook, makeTownship, sheetOf, takeBack, writeOut } from './books.ts'

/**
 * The law of Excel mode: what becomes of a village's edits in the workbook is what would have become of them in a copy of the
 * file, whatever was done here meanwhile, and in whichever order returns and decisions come.
 */

type Edit = Readonly<{ person: number; field: 'phone' | 'note' | 'name'; value: string }>

const headers = { phone: '家庭成员联系电话', note: '备注', name: '姓名' } as const

const edit = fc.record({
  person: fc.integer({ min: 0, max: 5 }),
  field: fc.constantFrom<Edit['field'][]>('phone', 'note', 'name'),
  value: fc.constantFrom('甲', '乙', '丙'),
})
const wanted = ({ field, value }: Edit): string =>
  field === 'phone' ? `1391234000${'甲乙丙'.indexOf(value)}` : field === 'name' ? `李${value}` : value

beforeAll(prepareExcelWorker)

const schedule = fc.record({
  here: fc.array(edit, { maxLength: 5 }),
  there: fc.array(edit, { maxLength: 5 }),
  shuffle: fc.boolean(),
  first: fc.boolean(),
})

test('edits in the workbook merge as edits in a copy would', async () => {
  const town = await makeTownship()
  const people = town.families.flatMap(({ members }) => members)
  const { path } = await writeOut(town)
  let round = 0
  const run = async ({
    here,
    there,
    shuffle,
    first,
  }: Readonly<{ here: readonly Edit[]; there: readonly Edit[]; shuffle: boolean; first: boolean }>) => {
    round += 1
    const copy = await copyTo(town.test, '王芳', `副本${round}.tzdb`)
    // What stands last in a copy is what the workbook shows.
    const last = new Map(there.map((one) => [`${one.person} ${one.field}`, one]))
    for (const one of last.values()) await changeRecord(copy, 'member', people[one.person]!, { [one.field]: wanted(one) })
    const book = await editBook(path, town.test.at(`交回${round}.xlsx`), (opened) => fill(opened, [...last.values()], shuffle))
    const [byBook, byCopy] = [await working(town.test, `甲${round}.tzdb`), await working(town.test, `乙${round}.tzdb`)]
    for (const office of [byBook, byCopy]) {
      if (first) await (office === byBook ? takeBack(office, book) : mergeInto(office, copy))
      for (const one of here) await changeRecord(office, 'member', people[one.person]!, { [one.field]: wanted(one) })
      await (office === byBook ? takeBack(office, book) : mergeInto(office, copy))
    }
    expect(await told(byBook)).toEqual(await told(byCopy))
    const before = byBook.dump()
    await takeBack(byBook, book)
    expect(byBook.dump()).toEqual(before)
    for (const core of [copy, byBook, byCopy]) await core.core.close()
  }
  await fc.assert(fc.asyncProperty(schedule, run), { numRuns: 10 })
  await town.test.dispose()
})

/** A copy of the office's file with a clock and ids of its own. */
async function working(test: TestCore, name: string): Promise<TestCore> {
  copyFileSync(pathOf(test), test.at(name))
  const core = makeTestCore({ folder: test.folder, person: '张敏' })
  await core.ok('file.open', { token: core.token(core.at(name)) })
  return core
}

function fill(book: ExcelJS.Workbook, edits: readonly Edit[], shuffle: boolean): void {
  const sheet = sheetOf(book, '家庭成员')
  for (const { person, field, value } of edits) {
    sheet.getRow(headerRow + 1 + person).getCell(columnOf(sheet, headers[field])).value = wanted({ person, field, value })
  }
  if (!shuffle) return
  const rows = Array.from({ length: 6 }, (_, index) => sheet.getRow(headerRow + 1 + index))
  const values = rows.map((row) => Array.from({ length: sheet.columnCount }, (_, column) => row.getCell(column + 1).value))
  rows.forEach((row, index) => values[(index + 2) % 6]!.forEach((value, column) => (row.getCell(column + 1).value = value)))
}

/** Conflicts with what stands against what, and every value that nobody has to decide on. */
async function told(core: TestCore): Promise<unknown> {
  const conflicts = (await conflictsOf(core)).map(({ record, field, base, sides }) => ({
    record,
    field,
    base,
    sides: sides.map(({ text }) => text).sort(),
  }))
  const open = new Set(conflicts.map(({ record, field }) => `${record} ${field}`))
  const { ids } = await core.ok('ledger.query', { ledger: 'member' })
  const rows = await core.ok('ledger.reveal', { ledger: 'member', ids: [...ids], fields: ['name', 'phone', 'note'] })
  const values = rows.map(({ id, values: fields }) => [
    id,
    ...['name', 'phone', 'note'].map((field) => (open.has(`${id} ${field}`) ? '?' : fields[field])),
  ])
  return { conflicts, values: values.sort() }
}
