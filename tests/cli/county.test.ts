import { existsSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, folder, json, run, setUp, township } from './program.ts'

beforeAll(async () => {
  await setUp()
  await json(['import', township, '一 册.xlsx'])
  await json(['new', '黑石.tzdb', '--township', '黑石乡'])
  await json(['import', '黑石.tzdb', '二册.xlsx'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('collects townships into a county file; what is refused is told and the others are there', async () => {
  await json(['county', '全县.tzdb', '--new', '示例县'])
  const answer = await json(['county', '全县.tzdb', township, '一 册.xlsx', '黑石.tzdb', '--out', '报告.xlsx'], 1)
  expect(answer).toMatchObject({
    files: [{ why: null }, { name: '一 册.xlsx', why: expect.stringContaining('一 册.xlsx') }, { why: null, township: '黑石乡' }],
  })
  const townships = answer['townships'] as unknown as readonly Readonly<{ township: string; households: number; persons: number }>[]
  expect(townships).toHaveLength(2)
  expect(townships.every(({ households, persons }) => households > 0 && persons > 0)).toBe(true)
  expect(existsSync(at('报告.xlsx'))).toBe(true)
  expect(await json(['county', '全县.tzdb', township, '黑石.tzdb'])).toMatchObject({ files: [{ taken: 0 }, { taken: 0 }], townships })
  expect((await run('verify', '全县.tzdb')).code).toBe(0)
  expect((await run('county', '黑石.tzdb')).code).toBe(1)
  expect((await run('county', '全县.tzdb')).out).toContain('共 2 个乡镇')
})

test('other origin without a county file: imported by numbers', async () => {
  await json(['new', '另建.tzdb', '--township', '另建镇'])
  const first = await json(['import', '另建.tzdb', '黑石.tzdb'])
  const tables = first['tables'] as unknown as readonly Readonly<{ sheet: string; balance: Readonly<Record<string, number>> }>[]
  expect(tables.map(({ sheet, balance }) => [sheet, balance['read'], balance['accepted']]).slice(0, 2)).toEqual([
    ['农户', 3, 3],
    ['家庭成员', 3, 3],
  ])
  const listed = async (file: string) => json(['rows', file, '--ledger', 'member'])
  expect(JSON.stringify(await listed('另建.tzdb')).match(/idCard/g)?.length).toBe(
    JSON.stringify(await listed('黑石.tzdb')).match(/idCard/g)?.length,
  )
})
