import { rmSync, writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { foreignVectors } from '#tests/fixtures/protectedVectors.ts'
import { at, folder, json, run, setUp, township } from './program.ts'

const csv = (n: number): Uint8Array =>
  strToU8(`行政村,户编号,姓名,与户主关系,证件号码\r\n白沙村,H80${n},示例${n},户主,"=""${inventedIdCard(800 + n)}"""`)

beforeAll(async () => {
  await setUp()
  writeFileSync(at('各村.zip'), zipSync({ '东村.csv': csv(1), '西村.csv': csv(2) }))
  writeFileSync(at('加密.xls'), foreignVectors.rc4)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a zip names its tables, and the one that is meant is imported', async () => {
  expect(await json(['import', township, '各村.zip'], 1)).toMatchObject({ fault: 'import.archive', entries: '东村.csv\n西村.csv' })
  const done = await json(['import', township, '各村.zip', '--entry', '西村.csv'])
  expect(done).toMatchObject({ file: '西村.csv', tables: [{ sheet: '西村', balance: { read: 1, accepted: 1 } }] })
})

test('the password of a protected workbook comes from the environment', async () => {
  expect(await json(['inspect', '加密.xls'], 1)).toMatchObject({ fault: 'import.passwordNeeded' })
  expect(await json(['inspect', '加密.xls', '--password-env', 'NO_SUCH_NAME'], 2)).toMatchObject({ fault: 'input.invalid' })
  process.env['BOOK_PASSWORD'] = '密码abc1'
  expect(await json(['inspect', '加密.xls', '--password-env', 'BOOK_PASSWORD'])).toMatchObject({ sheets: [{ name: '表' }] })
  process.env['BOOK_PASSWORD'] = '不对'
  const wrong = await run('inspect', '加密.xls', '--password-env', 'BOOK_PASSWORD')
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('密码不对')])
})
