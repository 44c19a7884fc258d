import { describe, expect, test } from 'vitest'
import { namesAnother, namesHousehold } from '#shared/importing/otherPersons.ts'
import { scanWorkbook } from '#shared/importing/scanWorkbook.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { idOf } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

function fieldsOf(rows: readonly (readonly TestCell[])[], file = ''): readonly (string | null)[] {
  const { tables } = scanWorkbook({ registry: shippedRegistry, sheets: [buildReader('表', rows)], file })
  return tables[0]!.match.columns.map((column) => (column.field === null ? null : `${column.ledger}.${column.field}`))
}
const phones = ['13900000001', '13900000002', '13900000003']

test.each([
  ['网格员电话', true],
  ['代领人身份证号', true],
  ['备用电话', true],
  ['身份证编号（必填）', false],
  ['5.户主联系电话', false],
  ['家庭成员手机号', false],
])('%s may be of somebody else: %s', (heading, expected) => expect(namesAnother(heading)).toBe(expected))

test.each([
  ['户联系电话', true],
  ['家庭电话', true],
  ['户主电话', false],
  ['家庭成员电话', false],
])('%s is of the household: %s', (heading, expected) => expect(namesHousehold(heading)).toBe(expected))

describe('numbers of persons outside the household', () => {
  test('are no numbers of the household, whatever they look like', () => {
    const rows = [0, 1, 2].map((n) => [`H${n}`, `张三${n}`, '脱贫户', phones[n] ?? '', idOf(n + 9), phones[2 - n] ?? ''])
    expect(fieldsOf([['户编号', '户主姓名', '户类型', '网格员电话', '代领人证件号码', '备用电话'], ...rows])).toEqual([
      'household.code',
      'household.headName',
      'household.kind',
      null,
      null,
      null,
    ])
  })

  test('one name of kin makes no list of households of a roster', () => {
    const rows = [0, 1, 2].map((n) => [`张三${n}`, idOf(n + 1), '护林员', 800, `李四${n}`])
    expect(fieldsOf([['姓名', '证件号码', '岗位类型', '月工资', '祖父姓名'], ...rows], '公益性岗位人员台账.xlsx')).toEqual([
      'publicPost.name',
      'publicPost.idCard',
      'publicPost.kind',
      'publicPost.wage',
      null,
    ])
  })

  test('father and mother of a person in a list of persons are no members spread sideways', () => {
    const rows = [0, 1, 2].map((n) => [`张三${n}`, `张小${n}`, idOf(n + 1), `张三${n}`, `李四${n}`])
    const fields = fieldsOf([['户主姓名', '姓名', '身份证号', '父亲姓名', '母亲姓名'], ...rows])
    expect(fields.slice(0, 3)).toEqual(['household.headName', 'member.name', 'member.idCard'])
    expect(fields.slice(3)).toEqual([null, null])
  })
})

test('counted headings, remarks in brackets and years behind a number', () => {
  const rows = [0, 1, 2].map((n) => [`H${n}`, `张三${n}`, idOf(n + 1), 3, 9000])
  expect(
    fieldsOf([['A1户编号', 'A2.户主姓名（公历）', '（3）户主身份证号（18位）', '4、家庭人口数', '（5）2024年工资性收入'], ...rows]),
  ).toEqual(['household.code', 'household.headName', 'household.headIdCard', 'household.memberCount', 'income.wages'])
})

test('具体情况 says nothing', () => {
  const rows = [0, 1, 2].map((n) => [`张三${n}`, '户主', idOf(n + 1), '正常'])
  expect(fieldsOf([['姓名', '与户主关系', '证件号码', '具体情况'], ...rows])[3]).toBeNull()
})
