import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedIdCard } from '#tests/harness/dataCore.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import { at, folder, json, run, setUp, township } from './program.ts'

beforeAll(async () => {
  await setUp()
  await json(['import', township, '一 册.xlsx', '二册.xlsx'])
  await writeWorkbook(at('车辆 名单.xlsx'), {
    名单: [
      ['某县车辆名单'],
      ['姓名', '身份证号', '车牌'],
      ['户主甲', inventedIdCard(1), '粤X1'],
      ['路人', inventedIdCard(900, '19500505'), '粤X2'],
      ['户主丙', inventedIdCard(3).toLowerCase(), '粤X3'],
      ['户主甲', inventedIdCard(1), '粤X1'],
      ['户主乙', `${inventedIdCard(12).slice(0, 15)}000`, '粤X4'],
    ],
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Told = Readonly<{ rows: number; hits: readonly Readonly<{ row: number; record: string; how: string; confidence: number }>[] }>

test('an outside list is held against the persons by number; nothing is written', async () => {
  const before = (await run('dump', township)).out
  const told = (await json(['match', township, '车辆 名单.xlsx', '--by', 'idCard'])) as unknown as Told
  expect(told.rows).toBe(5)
  expect(told.hits.filter(({ how }) => how === 'idCard').map(({ row, confidence }) => [row, confidence])).toEqual([
    [3, 1],
    [5, 1],
    [6, 1],
  ])
  const rows = (await json(['rows', township, '--ledger', 'member'])) as unknown as { rows: readonly { id: string; name: string }[] }
  expect(rows.rows.find(({ id }) => id === told.hits[0]!.record)?.name).toBe('户主甲')
  expect(told.hits.filter(({ row }) => row === 7).every(({ how, confidence }) => how === 'idCardDamaged' && confidence < 1)).toBe(true)
  expect((await run('dump', township)).out).toBe(before)
})

test('people read lines and a count; a wrong use and a missing list are told', async () => {
  const { out, code } = await run('match', township, '车辆 名单.xlsx')
  expect(code).toBe(0)
  expect(out).toMatch(/名单 5 行，比中 \d+ 条/)
  expect(await json(['match', township, '车辆 名单.xlsx', '--by', 'face'], 2)).toMatchObject({ fault: 'input.invalid' })
  expect(await json(['match', township, '没有.xlsx'], 1)).toMatchObject({ fault: 'file.notFound' })
  expect((await run('match', township)).code).toBe(2)
})
