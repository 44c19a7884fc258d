import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanWorkbook } from '#shared/importing/scanWorkbook.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { apply, counts, idOf, plan, valuesOf } from './people.ts'
import { buildReader, type SheetOptions, type TestCell } from './sheetBuilder.ts'

const items: readonly (readonly [label: string, value: string | number, field: string, stored: unknown])[] = [
  ['户编号', 'H1', 'code', 'H1'],
  ['家庭住址', '白沙村3组12号', 'address', '白沙村3组12号'],
  ['户类型', '脱贫户', 'kind', '脱贫户'],
  ['联系电话', '13900000009', 'phone', '13900000009'],
  ['开户银行', '农村信用社', 'bankName', '农村信用社'],
  ['耕地面积', '5.2亩', 'arableLand', 520],
  ['住房面积', 120, 'houseArea', 12_000],
  ['主要致贫原因', '因病', 'mainReason', '因病'],
  ['农户星级', '★★★', 'stars', 3],
  ['是否通生活用电', '是', 'hasHousePower', 1],
]
const head: TestCell[] = ['姓名', '与户主关系', '身份证号', '文化程度', '本人电话', '健康状况']
const people: readonly TestCell[][] = [
  ['张三', '户主', idOf(1), '小学', '13900000001', '健康'],
  ['李四', '配偶', idOf(2), '初中', null, '健康'],
  ['张小', '之子', idOf(3), '高中', '13900000003', '残疾'],
]

/** How a form is drawn: which items, how many a row, beside or above their values, before or after the members. */
const forms = fc.record({
  chosen: fc.shuffledSubarray([...items], { minLength: 4 }),
  perRow: fc.integer({ min: 1, max: 3 }),
  style: fc.constantFrom('beside', 'below', 'colon', 'wide'),
  isBefore: fc.boolean(),
  colon: fc.boolean(),
  members: fc.integer({ min: 1, max: 3 }),
  hasCaption: fc.boolean(),
  tail: fc.boolean(),
})
type Form = typeof forms extends fc.Arbitrary<infer T> ? T : never

function sheetOf({ chosen, perRow, style, isBefore, colon, members, hasCaption, tail }: Form) {
  const merges: string[] = []
  const part: TestCell[][] = []
  const count = style === 'below' ? Math.max(4, perRow) : perRow
  for (let at = 0; at < chosen.length; at += count) {
    const row = chosen.slice(at, at + count)
    if (style === 'below')
      part.push(
        row.map(([label]) => label),
        row.map(([, value]) => value),
      )
    else if (style === 'colon') part.push([row.map(([label, value]) => `${label}：${value}`).join('    ')])
    else if (style === 'wide') part.push(row.flatMap(([label, value]) => [label, value, null]))
    else part.push(row.flatMap(([label, value]) => [colon ? `${label}：` : label, value]))
  }
  const list = [...(hasCaption ? [['家庭成员情况']] : []), head, ...people.slice(0, members)]
  const place: TestCell[] = ['行政村', '白沙村', '户主姓名', '张三']
  const rows: TestCell[][] = [['一户一档登记表'], place, ...(isBefore ? [...part, ...list] : [...list, ...part])]
  if (style === 'wide')
    rows.forEach((cells, row) =>
      cells.forEach(
        (cell, column) =>
          cell === null && column > 0 && part.includes(cells) && merges.push(`${letter(column - 1)}${row + 1}:${letter(column)}${row + 1}`),
      ),
    )
  if (tail) rows.push(['帮扶责任人', '赵干部', '帮扶责任人电话', '13955555555'], ['户主签字：', null, '填表人：王五'])
  return { rows, options: { merges } satisfies SheetOptions }
}
const letter = (column: number): string => String.fromCharCode(65 + column)

describe('a sheet about one household', () => {
  test('law: its items arrive as fields of the household, nothing else does, the balance closes, again changes nothing', () => {
    fc.assert(
      fc.property(forms, (form) => {
        // Values below need at least three known labels in a row to be told from a list.
        if (form.style === 'below' && form.chosen.length % 4 !== 0 && form.chosen.length % 4 < 3) return
        const { rows, options } = sheetOf(form)
        const reader = buildReader('张三', rows, options)
        const made = plan([reader])
        const { balance } = made.tables[0]!
        expect(balance).toMatchObject({ accepted: form.members, rejected: 0 })
        expect(balance.read).toBe(balance.accepted + balance.skipped)
        const known = apply({}, made)
        const [house] = valuesOf(known, 'household')
        for (const [label, , field, stored] of form.chosen) expect([label, house?.[field]]).toEqual([label, stored])
        const fields = new Set(['village', 'status', 'preparer', ...form.chosen.map(([, , field]) => field)])
        expect(Object.keys(house ?? {}).filter((field) => !fields.has(field))).toEqual([])
        expect(valuesOf(known, 'member')).toHaveLength(form.members)
        expect(valuesOf(known, 'member').map((one) => one.phone)).not.toContain('13900000009')
        expect(counts(plan([reader], known))).toMatchObject({ add: 0, change: 0 })
      }),
      { numRuns: 150 },
    )
  })

  test('without a list of members the head is all there is', () => {
    const rows = [
      ['农户登记卡'],
      ['户主姓名', '张三', '身份证号码', idOf(1)],
      ['行政村', '白沙村', '联系电话', '13900000001'],
      ['户编号', 'H1', '户类型', '脱贫户'],
    ]
    const made = plan([buildReader('Sheet1', rows)])
    expect(made.tables[0]).toMatchObject({ balance: { read: 1, accepted: 1, rejected: 0, skipped: 0 } })
    expect(made.notices).toEqual([expect.stringContaining('一户一张的登记表')])
    const known = apply({}, made)
    expect(valuesOf(known, 'household')).toMatchObject([{ code: 'H1', phone: '13900000001', kind: '脱贫户' }])
    expect(valuesOf(known, 'member')).toMatchObject([{ name: '张三', idCard: idOf(1), relation: '户主' }])
  })
})

describe('is not seen', () => {
  type Case = Readonly<{ rows: readonly (readonly TestCell[])[]; options?: SheetOptions }>
  const isForm = ({ rows, options }: Case): boolean =>
    scanWorkbook({ registry: shippedRegistry, sheets: [buildReader('表', rows, options)] }).notices.some((one) => one.includes('登记表'))

  const twoRows: Case['rows'] = [
    ['户编号', '村庄属性', '家庭成员', null, null, '开户银行', '持卡情形', '户类型', '认定批次', '住房面积', '评级'],
    [null, null, '姓名', '与户主关系', '身份证号'],
    ...people.map((one) => ['H1', '平坝', ...one.slice(0, 3), '农村信用社', '正常', '脱贫户', '首批', 80, '乙']),
  ]
  const downMerges = ['C1:E1', ...[...'ABFGHIJK'].map((column) => `${column}1:${column}2`)]

  test.each<[string, Case['rows'], Case['options']?]>([
    [
      'in a list of households with one row',
      [
        ['户编号', '户主姓名', '户类型', '耕地面积', '住房面积'],
        ['H1', '张三', '脱贫户', 3, 80],
      ],
    ],
    ['in a list of members of two households', [head, people[0]!, people[1]!, ['王五', '户主', idOf(9), '小学', null, '健康']]],
    [
      'in members with a list of several households below',
      [head, ...people, [], ['户编号', '户主姓名', '户类型', '耕地面积'], ['H1', '张三', '脱贫户', 3], ['H2', '李四', '脱贫户', 4]],
    ],
    [
      'in a list of two households whose second begins with its group',
      [
        ['村民小组', '户编号', '姓名', '与户主关系', '身份证号', '户类型', '耕地面积'],
        ['3组', 'H1', '张三', '户主', idOf(1), '脱贫户', 3],
        ['6组', 'H2', '王五', '户主', idOf(2), '脱贫户', 3],
      ],
    ],
    [
      'where nobody is named',
      [
        ['户类型', '脱贫户', '联系电话', '13900000001'],
        ['银行卡号', '6217000072884444', '家庭住址', '白沙村'],
        ['耕地面积', 3, '住房面积', 3],
      ],
    ],
    ['in the upper row of the headings over one household, merged down', twoRows, { merges: downMerges }],
    ['in the upper row of the headings over one household, not merged', twoRows],
    [
      'in two rows of headings over one household',
      [
        ['基本情况', null, null, null, null, '户类型', '住房情况', null, '开户银行', '2021年', null, null],
        ['户编号', '村', '户主姓名', '户主联系方式', '住处', null, '房屋结构', '生活用电是否通', null, '经营收入', '经营支出', '纯收入'],
        ['43999907571001', '白沙村', '张三', '13900000001', '白沙村3组', '脱贫户', '砖混', '否', '农村信用社', 2680, 740, 25420],
      ],
    ],
    ['with two items alone', [['户编号', 'H1'], ['户类型', '脱贫户'], head, ...people]],
  ])('%s', (_, rows, options) => expect(isForm({ rows, options })).toBe(false))
})

test('headings of a list whose neighbours are strange are no labels with their values', () => {
  const person = (n: number): TestCell[] => [n, '白沙村', `张三${n}`, `李四${n}`, idOf(n), '浙江省宁波市', 6765, '某某电子厂', '普工']
  const sheet = buildReader(
    '表1',
    [
      ['外出务工人员花名册'],
      ['序号', '基本情况', null, '家庭成员', null, '具体情况'],
      [null, '村委会', '家庭户主', '姓名', '身份证', '务工所在地', '月工资', '务工企业名称', '从事的工种'],
      person(1),
      person(2),
      person(3),
    ],
    { merges: ['A1:I1', 'A2:A3', 'B2:C2', 'D2:E2', 'F2:I2'] },
  )
  const { tables, notices } = scanWorkbook({ registry: shippedRegistry, sheets: [sheet] })
  expect(notices).toEqual([])
  expect(tables.map(({ table }) => [table.headerRows, table.dataRows])).toEqual([
    [
      [2, 3],
      [4, 6],
    ],
  ])
})
