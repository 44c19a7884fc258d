import { beforeAll, expect, test } from 'vitest'
import { sheetsOf } from '#tests/data/excel/filling/filling.ts'
import { writeWorkbook } from '#tests/harness/workbook.ts'
import { at, json, rows, run, setUp, township } from './program.ts'

beforeAll(async () => {
  await setUp()
  await json(['import', township, at('一 册.xlsx')])
  await writeWorkbook(at('县 表样.xlsx'), {
    填报说明: [['请于月底前报送'], ['一式两份']],
    花名册: [['示例县花名册'], ['序号', '村', '姓名', '证件号码', '联络方式甲'], ['合计']],
  })
})

test('export --template fills the workbook of the county', async () => {
  const args = [
    'export',
    township,
    '上报.xlsx',
    '--ledger',
    'member',
    '--template',
    '县 表样.xlsx',
    '--sheet',
    '花名册',
    '--map',
    '联络方式甲=phone',
  ]
  expect(await json(args)).toMatchObject({ rows: 4, file: at('上报.xlsx'), sheets: 1 })
  const { 花名册: sheet, 填报说明: note } = sheetsOf(at('上报.xlsx'))
  expect(note!.text(0, 0)).toBe('请于月底前报送')
  const [first] = rows(1, 1)
  const filled = [2, 3, 4, 5].map((row) => [0, 1, 2, 3, 4].map((column) => sheet!.text(row, column)))
  expect(filled.map((row) => row[0])).toEqual(['1', '2', '3', '4'])
  expect(filled).toContainEqual([expect.any(String), '白沙村', first![2], first![4], first![5]])
  expect(sheet!.text(6, 0)).toBe('合计')
})

test('what cannot be filled is told in words', async () => {
  const { code, out, err } = await run('export', township, 'x.xlsx', '--ledger', 'member', '--template', '没有.xlsx')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain('没有.xlsx')
  const wrong = await json(
    ['export', township, 'x.xlsx', '--ledger', 'member', '--template', '县 表样.xlsx', '--sheet', '花名册', '--map', '没有这列=name'],
    2,
  )
  expect(wrong['message']).toContain('没有这列')
})
