import { readFileSync, writeFileSync } from 'node:fs'
import { CFB } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openedByOffice, partsOf, sheetsOf } from '#tests/data/excel/filling/filling.ts'
import { addFamily, addVillage, inventedIdCard, openTestCore, type TestCore } from '#tests/harness/dataCore.ts'
import { prepareExcelWorker } from '#tests/harness/excelWorker.ts'
import { writeCounty } from './countyWorkbook.ts'

let core: TestCore
beforeAll(() => prepareExcelWorker())
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

const macroPart = 'xl/vbaProject.bin'

/** A county's form as .xlsm: macro part, its content type and its relation. */
async function macroForm(): Promise<string> {
  const plain = core.at('表样.xlsx')
  await writeCounty(plain, { headings: [['序号', '姓名', '证件号码']] })
  const parts = unzipSync(readFileSync(plain))
  const patch = (name: string, from: RegExp, to: string): void => {
    const text = new TextDecoder().decode(parts[name])
    expect(text).toMatch(from)
    parts[name] = strToU8(text.replace(from, to))
  }
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/VBA/dir', Buffer.from('not read by anybody'))
  parts[macroPart] = Uint8Array.from(CFB.write(container, { type: 'buffer' }) as Buffer)
  const types = 'application/vnd.ms-'
  patch(
    '[Content_Types].xml',
    /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
    `${types}excel.sheet.macroEnabled.main+xml`,
  )
  patch('[Content_Types].xml', /<\/Types>/, `<Override PartName="/${macroPart}" ContentType="${types}office.vbaProject"/></Types>`)
  const relation = 'http://schemas.microsoft.com/office/2006/relationships/vbaProject'
  patch(
    'xl/_rels/workbook.xml.rels',
    /<\/Relationships>/,
    `<Relationship Id="rIdMacro" Type="${relation}" Target="vbaProject.bin"/></Relationships>`,
  )
  const path = core.at('表样.xlsm')
  writeFileSync(path, zipSync(parts))
  return path
}

test('a form with macros is filled, its macros as they were, under a name that Excel opens; and it is imported', async () => {
  await addFamily(core, await addVillage(core, '白沙村'), [{ name: '张一', idCard: inventedIdCard(1) }])
  const form = await macroForm()
  const view = await core.ok('template.open', { token: core.token(form), ledger: 'member' })
  expect(view.hasMacros).toBe(true)
  const wish = { template: view.template, selection: { ledger: 'member' }, tables: [0], mask: false, purpose: '上报' }
  const refused = await core.refused('template.fill', { ...wish, token: core.token(core.at('填好.xlsx')) })
  expect(refused).toMatchObject({ fault: 'template.extension', extension: '.xlsm' })
  const out = core.at('填好.xlsm')
  expect(await core.ok('template.fill', { ...wish, token: core.token(out) })).toMatchObject({ rows: 1 })
  expect(partsOf(out)[macroPart]!.equals(partsOf(form)[macroPart]!)).toBe(true)
  expect(partsOf(out)['[Content_Types].xml']!.toString()).toContain('macroEnabled')
  expect(sheetsOf(out)['花名册']!.text(3, 1)).toBe('张一')
  expect(openedByOffice(out)['花名册']!.text(3, 2)).toBe(inventedIdCard(1))
  const opened = await core.ok('import.open', { token: core.token(out) })
  expect(opened.tables[0]!.balance).toMatchObject({ read: 1, accepted: 1, rejected: 0 })
})

test('a form without macros is not saved as one that has some', async () => {
  const plain = core.at('表样.xlsx')
  await writeCounty(plain, { headings: [['序号', '姓名', '证件号码']] })
  const view = await core.ok('template.open', { token: core.token(plain), ledger: 'member' })
  expect(view.hasMacros).toBe(false)
  const wish = { template: view.template, selection: { ledger: 'member' }, tables: [0], mask: true }
  expect(await core.refused('template.fill', { ...wish, token: core.token(core.at('填好.xlsm')) })).toMatchObject({
    fault: 'template.extension',
  })
})
