import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, counts, idOf, plan } from './people.ts'
import { buildReader, type TestCell } from './sheetBuilder.ts'

/** What PROPERTY_SEED found stands in contradictions.test.ts. */
const words = [
  '姓名',
  '户主姓名',
  '户编号',
  '行政村',
  '村民小组',
  '与户主关系',
  '证件号码',
  '性别',
  '联系电话',
  '家庭人口',
  '备注',
  '序号',
  '合计',
  '小计',
  '注：',
  '户主',
  '配偶',
  '张三',
  '李四',
  '白沙村',
  '3组',
  '男',
  '1',
  '',
  ' ',
  '户类型',
  '变动类型',
  '变动日期',
  '总户数',
  '填表人：',
  '第1页',
  '20250101',
  '=1',
  '-',
  '#',
]
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<TestCell>(...words) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 }).map<TestCell>((n) => idOf(n)) },
  { weight: 2, arbitrary: fc.constant<TestCell>(null) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) as fc.Arbitrary<TestCell> },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) as fc.Arbitrary<TestCell> },
  {
    weight: 1,
    arbitrary: fc.constantFrom<TestCell>(
      { kind: 'formula', text: '=A1' },
      { kind: 'error', text: '#N/A' },
      { kind: 'date', text: '2020-01-02', number: 43832 },
    ),
  },
)
const grid = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 24 })
const letters = 'ABCDEFGHI'
const merge = fc
  .tuple(fc.nat(8), fc.nat(23), fc.nat(3), fc.nat(3))
  .map(([left, top, width, height]) => `${letters[left]}${top + 1}:${letters[Math.min(8, left + width)]}${top + height + 1}`)
const header = fc.shuffledSubarray(words.slice(0, 12), { minLength: 3 }).map((names): TestCell[] => [...names])
const sheet = fc.record({
  name: fc.constantFrom('Sheet1', '白沙村', '花名册'),
  top: fc.option(header),
  rows: grid,
  merges: fc.array(merge, { maxLength: 4 }),
})

const readersOf = (sheets: readonly { name: string; top: TestCell[] | null; rows: TestCell[][]; merges: string[] }[]) =>
  sheets.map((one, n) => buildReader(`${one.name}${n}`, one.top ? [one.top, ...one.rows] : one.rows, { merges: one.merges }))

test('the balance closes for every sheet, however wild, and every row has its reason', () => {
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 3 }), (sheets) => {
      for (const table of plan(readersOf(sheets)).tables) {
        const { read, accepted, rejected, skipped } = table.balance
        expect(read).toBe(accepted + rejected + skipped)
        expect(read).toBe(Math.max(0, table.table.dataRows[1] - table.table.dataRows[0] + 1))
        for (const row of table.rows) {
          if (row.decision === 'rejected' || row.decision === 'skipped') expect(row.why).toBeTruthy()
          if (row.decision === 'rejected' || row.decision === 'skipped') expect(row.records).toEqual([])
          else expect(row.problems.every((problem) => problem.severity === '疑点')).toBe(true)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('importing the same workbook again adds and changes nothing', () => {
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 2 }), (sheets) => {
      const once = apply({}, plan(readersOf(sheets)))
      expect(counts(plan(readersOf(sheets), once))).toMatchObject({ add: 0, change: 0 })
    }),
    { numRuns: 400 },
  )
})

const person = fc.record({
  household: fc.nat(4),
  name: fc.constantFrom('张三', '李四', '王五', '赵六'),
  id: fc.option(fc.nat(12)),
  relation: fc.constantFrom('户主', '配偶', '之子'),
  village: fc.constantFrom('白沙村', '青石村', ''),
})

test('families in any state settle after one import', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 14 }), fc.constantFrom('code', 'head', 'none'), (people, by) => {
      const rows: TestCell[][] = people.map((one) => [
        one.village,
        by === 'code' ? `H${one.household}` : null,
        by === 'head' ? `户主${one.household}` : null,
        one.name,
        one.relation,
        one.id === null ? '' : idOf(one.id),
      ])
      const sheets = () => [buildReader('Sheet1', [['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码'], ...rows])]
      const once = apply({}, plan(sheets()))
      expect(counts(plan(sheets(), once))).toMatchObject({ add: 0, change: 0 })
    }),
    { numRuns: 600 },
  )
})

const one = (...values: readonly TestCell[]): fc.Arbitrary<TestCell> => fc.constantFrom(...values)
const number = fc.oneof({ weight: 2, arbitrary: fc.nat(5).map<TestCell>((n) => idOf(n)) }, { weight: 1, arbitrary: one('') })
/** Few persons and many columns: nearly every file contradicts itself somewhere. */
const columns: Readonly<Record<string, fc.Arbitrary<TestCell>>> = {
  行政村: one('白沙村', '青石村', '白沙村', ''),
  村民小组: one('1组', '2', '', ''),
  户编号: one('H1', 'H2', 'H3', ''),
  户主姓名: one('张三', '李四', '王五', ''),
  户主证件号码: number,
  姓名: one('张三', '李四', '王五', '赵六', '张三', ''),
  与户主关系: one('户主', '配偶', '之子', '户主', '', '亲戚'),
  证件号码: number,
  性别: one('男', '女', '', '？'),
  文化程度: one('小学', '私塾', ''),
  联系电话: one('13900000001', '13900000002', '', '不详'),
  备注: one('', '', '甲', '乙', '性别：？'),
}
const list = fc.shuffledSubarray(Object.keys(columns), { minLength: 4, maxLength: 9 }).chain((names) =>
  fc.record({
    name: fc.constantFrom('Sheet', '白沙村', '花名册'),
    top: fc.constant<TestCell[]>([...names]),
    rows: fc.array(fc.tuple(...names.map((name) => columns[name] ?? one(''))), { minLength: 1, maxLength: 6 }),
    merges: fc.constant<string[]>([]),
  }),
)
const lists = fc.array(list, { minLength: 1, maxLength: 3 })

test('lists that contradict one another settle after one import, also onto what another workbook brought', () => {
  fc.assert(
    fc.property(fc.option(lists), lists, (before, sheets) => {
      const known = before ? apply({}, plan(readersOf(before))) : {}
      const once = apply(known, plan(readersOf(sheets), known))
      expect(counts(plan(readersOf(sheets), once))).toMatchObject({ add: 0, change: 0 })
    }),
    { numRuns: 150 },
  )
})
