import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { editBook, makeTownship, rowOf, setCell, sheetOf, takeBack, valueOf, writeOut, type Township } from './books.ts'

let town: Township
beforeAll(prepareExcelWorker)
beforeEach(async () => void (town = await makeTownship()))
afterEach(async () => town.test.dispose())

test('another office program may save it: nothing is an edit but what was edited', async () => {
  const { test: core, families } = town
  const { path } = await writeOut(town)
  const plain = saveByOffice(core.folder, path)
  const look = (file: string) => core.ok('villageBook.look', { token: core.token(file) })
  expect(await look(plain)).toMatchObject({ changed: 0, added: 0, gone: 0, notes: [] })
  const edited = await editBook(plain, core.at('改.xlsx'), (book) => {
    const sheet = sheetOf(book, '家庭成员')
    setCell(sheet, rowOf(sheet, '姓名', '张三'), '家庭成员联系电话', '13911112222')
  })
  const again = saveByOffice(core.folder, edited)
  expect(await look(again)).toMatchObject({ changed: 1, fields: 1, added: 0, gone: 0, notes: [] })
  await takeBack(core, again)
  expect(await valueOf(core, 'member', families[2]!.members[0]!, 'phone')).toBe('13911112222')
})

test('all columns of all ledgers come back as they left, also through another office program', async () => {
  const core = makeTestCore()
  await core.ok('file.sample', { token: core.token(core.at('练习.tzdb')), households: 60, villages: 1, seed: 3 })
  const villages = (await core.ok('ledger.query', { ledger: 'village' })).ids
  const choices = await core.ok('villageBook.choices', { villages: [...villages] })
  const filled = choices.filter(({ records }) => records > 0)
  expect(filled.length).toBeGreaterThan(30)
  const look = (file: string) => core.ok('villageBook.look', { token: core.token(file) })
  const { ledgers } = core.core.context.file().registry
  for (let from = 0; from < filled.length; from += 20) {
    const sheets = filled.slice(from, from + 20).map(({ ledger }) => {
      const { fields } = ledgers.find(({ id }) => id === ledger)!
      return {
        ledger,
        fields: fields
          .filter(({ internal }) => !internal)
          .map(({ id }) => ({ field: id, editable: true }))
          .slice(0, 120),
      }
    })
    const path = core.at(`全部${from}.xlsx`)
    await core.ok('villageBook.write', { token: core.token(path), place: '村里', villages: [...villages], sheets, spare: 3, mask: false })
    const untouched = { changed: 0, added: 0, gone: 0, notes: [] }
    expect(await look(path)).toMatchObject(untouched)
    expect(await look(saveByOffice(core.folder, path))).toMatchObject(untouched)
  }
  await core.dispose()
})

/** Opens and saves as .xlsx, as a person does who edits it there. */
function saveByOffice(folder: string, path: string): string {
  const out = join(folder, '另存')
  mkdirSync(out, { recursive: true })
  const profile = `-env:UserInstallation=file://${tmpdir()}/libreoffice-${process.pid}`
  const filter = 'xlsx:Calc MS Excel 2007 XML'
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, path], { stdio: 'ignore', timeout: 100_000 })
  const saved = `${path.slice(0, -5)}（另存）.xlsx`
  renameSync(join(out, path.slice(path.lastIndexOf('/') + 1)), saved)
  return saved
}
