import { describe, expect, test } from 'vitest'
import { findTables } from '#shared/importing/findTables.ts'
import { matchHeaders } from '#shared/importing/matchHeaders.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { apply, counts, idOf, plan, valuesOf } from '#tests/shared/importing/people.ts'
import { buildReader, type TestCell } from '#tests/shared/importing/sheetBuilder.ts'

const family: TestCell[][] = [
  ['行政村', '户编号', '户主姓名', '姓名', '与户主关系', '证件号码'],
  ['白沙村', 'H1', '张三', '张三', '户主', idOf(1)],
  ['白沙村', 'H1', '张三', '张小', '之子', idOf(3, '20080101')],
  ['白沙村', 'H2', '李四', '李四', '户主', idOf(5)],
]
const known = apply({}, plan([buildReader('人员', family)]))
const homeOf = (name: string): unknown => valuesOf(known, 'member').find((one) => one['name'] === name)?.['household']

/** Headings of county sheets, each with a row about 张小 or 张三. */
const person = ['张小', idOf(3, '20080101')]
const head = ['张三', idOf(1)]
const sheets: readonly (readonly [ledger: string, headings: string, row: readonly TestCell[]])[] = [
  [
    'lowIncomeAid',
    '村名 姓名 身份证号 低保证号 低保类别 保障类别 保障人数 月保障金 开始享受低保时间',
    ['白沙村', ...head, 'D01', '农村', 'B', 2, 680, '2021-03'],
  ],
  ['destituteAid', '姓名 身份证号码 特困编号 供养方式 护理等级 月供养金 月护理费', [...head, 'T01', '分散', '全自理', 900, 120]],
  [
    'disability',
    '姓名 残疾人证号 残疾类别 残疾等级 身份证号 困难残疾人生活补贴 重度残疾人护理补贴',
    [head[0], `${idOf(1)}42`, '肢体', '二级', head[1], 80, 90],
  ],
  [
    'education',
    '年度 学期 学生姓名 学生身份证号 学校名称 学段 补助类型 资助金额',
    [2025, '春', ...person, '示例职校', '中职', '雨露计划', 1500],
  ],
  [
    'dropout',
    '姓名 身份证号 失学辍学原因 辍学日期 劝返责任人 处置 复学日期',
    [...person, '厌学', '2024-09-10', '王教', '已复学', '2024-10-08'],
  ],
  [
    'housing',
    '村 户主姓名 户主身份证号 鉴定等级 鉴定时间 改造方式 改造年度 危房改造资金',
    ['白沙村', ...head, 'C', '2023-04-01', '修缮', 2023, 20000],
  ],
  [
    'drinkingWater',
    '村 户主姓名 户主身份证号 饮水来源 水量是否达标 水质是否达标 取水方便程度 供水保证率',
    ['白沙村', ...head, '水井', '是', '是', '否', '是'],
  ],
  [
    'loan',
    '借款人姓名 借款人身份证号 贷款银行 借款金额 贷款发放时间 还款时间 执行年利率(%) 贷款状态',
    [...head, '示例农商行', 50000, '2024-05-01', '2027-04-30', 3.65, '正常'],
  ],
  [
    'publicPost',
    '姓名 身份证号 公益性岗位类型 资金来源 聘用单位 聘用开始 聘用结束 公益性岗位(月数) 岗位补贴',
    [...head, '保洁', '光伏收益', '白沙村', '2025-01-01', '2025-12-31', 12, 800],
  ],
  [
    'migrantWork',
    '姓名 身份证号 监测月份 是否已务工 务工地点 务工企业名称 就业渠道 务工月收入',
    [...head, '2025-06', '是', '示例省示例市示例县', '示例公司', '自发', 4500],
  ],
  ['transportSubsidy', '年度 姓名 身份证号 补贴类型 务工地 务工月数 年度交通费补助', [2025, ...head, '跨省务工交通补贴', '示例县', 8, 600]],
  [
    'training',
    '学员姓名 身份证号 培训名称 培训类别 培训机构 培训时间 培训天数 是否结业',
    [...head, '电工', '就业技能', '示例职校', '2025-03-01', 15, '是'],
  ],
  [
    'farmSubsidy',
    '补贴年度 户主 姓名 身份证号 补贴项目 补贴面积(亩) 补贴标准 补贴金额 一卡通账号',
    [2025, '张三', ...head, '地力补贴', 4.5, 100, 450, '6217000000000000000'],
  ],
  ['subsidy', '年度 户主姓名 户主身份证 分类 奖补项目 规模 补助标准 实发金额', [2025, ...head, '养殖', '生猪', 10, 300, 3000]],
  [
    'resettlement',
    '户主 搬迁人员姓名 搬迁人员身份证号 迁出地 迁入地 安置方式 安置点名称 是否实际入住',
    ['张三', ...person, '老屋', '新区', '集中', '幸福小区', '是'],
  ],
  [
    'medicalAid',
    '姓名 身份证号 出院诊断疾病名称 医疗机构名称 入院日期 出院日期 医疗总费用 基本补偿 大病救助 自付',
    [...head, '骨折', '县医院', '2025-02-01', '2025-02-11', 12000, 7000, 1500, 3500],
  ],
]

describe.each(sheets)('a county sheet of %s', (ledger, headings, row) => {
  const reader = buildReader('Sheet1', [headings.split(' '), row])

  test('is recognised by its headings alone, and every column has its field', () => {
    const table = findTables(shippedRegistry, reader).tables[0]!
    const made = matchHeaders(shippedRegistry, reader, table, {})
    expect(made.ledger).toBe(ledger)
    expect(made.columns.filter((column) => column.field === null).map((column) => column.header)).toEqual([])
  })

  test('finds the household and is the same when it comes again', () => {
    const made = plan([reader], known)
    expect(made.tables[0]?.problems.filter((one) => one.severity === '错误')).toEqual([])
    expect(made.tables[0]?.balance).toMatchObject({ read: 1, accepted: 1 })
    const after = apply(known, made)
    expect(valuesOf(after, ledger)).toMatchObject([{ household: homeOf('张三') }])
    expect(counts(plan([reader], after))).toEqual({ add: 0, change: 0, same: 1 })
  })
})

test('a person whom no household knows stays parked', () => {
  const made = plan(
    [buildReader('Sheet1', [sheets[3]![1].split(' '), [2025, '春', '赵六', idOf(9), '示例职校', '中职', '雨露计划', 1500]])],
    known,
  )
  expect(made.tables[0]?.balance).toMatchObject({ read: 1, accepted: 0, rejected: 1 })
})

test('the same aid of another term is a record of its own, a corrected amount is not', () => {
  const headings = sheets[3]![1].split(' ')
  const row = (term: string, amount: number): TestCell[] => [2025, term, ...person, '示例职校', '中职', '雨露计划', amount]
  const after = apply(known, plan([buildReader('Sheet1', [headings, row('春', 1500), row('秋', 1500)])], known))
  expect(valuesOf(after, 'education')).toHaveLength(2)
  expect(counts(plan([buildReader('Sheet1', [headings, row('春', 1600)])], after))).toEqual({ add: 0, change: 1, same: 0 })
})

test('a repayment finds its loan by the number of the contract', () => {
  const loans = buildReader('小额信贷', [
    ['姓名', '身份证号', '借据号', '贷款金额', '贷款起始日'],
    [...head, 'J-1', 50000, '2024-05-01'],
    [...head, 'J-2', 20000, '2025-05-01'],
  ])
  const after = apply(known, plan([loans], known))
  const paid = plan(
    [
      buildReader('还款', [
        ['借据号', '还款日期', '还款金额'],
        ['J-2', '2025-08-01', 5000],
      ]),
    ],
    after,
  )
  const loan = after['loan']?.find((one) => one.values['contractNo'] === 'J-2')
  expect(valuesOf(apply(after, paid), 'loanRepayment')).toMatchObject([{ loan: loan?.id, paidOn: '2025-08-01', amount: 500000 }])
})

test('subsidies paid to the 户主 need no other name', () => {
  const sheet = buildReader('Sheet1', [
    ['补贴年度', '行政村', '户主姓名', '户主身份证号', '补贴类型', '补贴面积', '金额', '发放时间'],
    [2025, '白沙村', ...head, '公益林', 12, 180, '2025-07-01'],
  ])
  const after = apply(known, plan([sheet], known))
  expect(valuesOf(after, 'farmSubsidy')).toMatchObject([{ household: homeOf('张三'), kind: '公益林', amount: 18000 }])
  expect(counts(plan([sheet], after))).toEqual({ add: 0, change: 0, same: 1 })
})

test('a list of resettled households stays a list of households', () => {
  const title = ['白沙村易地扶贫搬迁户花名册']
  const headings = ['行政村', '户主姓名', '户主身份证号', '家庭人口', '安置点', '入住时间']
  const reader = buildReader('Sheet1', [title, headings, ['白沙村', ...head, 2, '幸福小区', '2019-05']], { merges: ['A1:F1'] })
  const table = findTables(shippedRegistry, reader).tables[0]!
  expect(matchHeaders(shippedRegistry, reader, table, {}).ledger).toBe('household')
})
