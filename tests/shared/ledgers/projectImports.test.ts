import { describe, expect, test } from 'vitest'
import { assetKindTree } from '#shared/ledgers/codes/assets.ts'
import { projectTypeTree } from '#shared/ledgers/codes/projectsTypes.ts'
import { shippedRegistry } from '#shared/ledgers/index.ts'
import { requiredPapers } from '#shared/policy/requiredPapers.ts'
import { apply, counts, plan, valuesOf } from '#tests/shared/importing/people.ts'
import { buildReader, type TestCell } from '#tests/shared/importing/sheetBuilder.ts'

const projects = [
  ['2024年衔接资金项目库'],
  ['项目编号', '项目名称', '年度', '村', '项目类型', '总投资(万元)', '中央衔接资金(万元)', '批复金额(万元)', '项目状态', '开工时间'],
  ['X001', '白沙村产业路建设项目', 2024, '白沙村', '乡村建设', 408, 153, 400, '在建', '2024.3'],
  ['', '白沙村蓝莓基地3.5公里滴灌项目', 2024, '白沙村', '产业发展', 26.7, 26.4, 26.4, '完工', '2024-05-06'],
]
const sheets: readonly (readonly [ledger: string, rows: readonly (readonly TestCell[])[]])[] = [
  [
    'lot',
    [
      ['项目名称', '标段名称', '长度(公里)', '中标单位', '合同金额(万元)', '施工状态'],
      ['白沙村产业路建设项目', '第一标段', 5.8, '甲公司', 230, '已验收'],
      ['白沙村产业路建设项目', '第二标段', 4.4, '乙公司', 160, '施工中'],
    ],
  ],
  [
    'fundSource',
    [
      ['资金年度', '指标文号', '资金来源', '任务方向', '到账时间', '金额(万元)'],
      [2024, '某财农发〔2024〕33号', '中央衔接资金', '以工代账', '2024-03-05', 153],
      [2024, '某财农发〔2024〕40号', '省级', '少数民族发展', '', 20],
    ],
  ],
  [
    'payment',
    [
      ['项目名称', '标段名称', '指标文号', '实际拨付金额(万元)', '拨付日期', '收款单位', '凭证号'],
      ['X001', '第一标段', '某财农发〔2024〕33号', 100, '2024-06-01', '甲公司', '记-0032'],
      ['白沙村产业路建设项目', '第二标段', '某财农发〔2024〕33号', 40, '2024-06-01', '乙公司', '记-0032'],
    ],
  ],
  [
    'asset',
    [
      ['资产编号', '资产名称', '资产类别', '项目名称', '村', '资产原值(万元)', '购建时间', '产权归属', '使用状态'],
      ['Z1', '产业路', '公益性', 'X001', '白沙村', 230, '2024', '村集体', '正常使用'],
    ],
  ],
  [
    'assetIncome',
    [
      ['资产名称', '收益年度', '应收收益(万元)', '实收收益(万元)', '入账日期', '凭证号'],
      ['产业路', 2024, 9, 8.5, '2024-12-20', '收-7'],
    ],
  ],
]

describe('sheets of projects, money and assets, one after the other', () => {
  let known = apply(
    {},
    plan([
      buildReader('村', [
        ['行政村', '行政村编号'],
        ['白沙村', '439999001001'],
      ]),
    ]),
  )
  known = apply(known, plan([buildReader('项目库', projects)], known))
  for (const [ledger, rows] of sheets) known = apply(known, plan([buildReader(ledger, rows)], known))

  test('arrive in 分 and linked', () => {
    const [road, drip] = valuesOf(known, 'project')
    expect(road).toMatchObject({
      code: 'X001',
      type: '乡村建设行动',
      budget: 408_000_000,
      plannedCentral: 153_000_000,
      startedOn: '2024-03',
    })
    expect(drip).toMatchObject({ name: '白沙村蓝莓基地3.5公里滴灌项目', budget: 26_700_000, state: '完工' })
    const roadId = known['project']?.[0]?.id
    expect(valuesOf(known, 'lot')).toMatchObject([
      { project: roadId, scale: 5800, contractAmount: 230_000_000, state: '已验收' },
      { project: roadId, scale: 4400, contractAmount: 160_000_000, state: '在建' },
    ])
    expect(valuesOf(known, 'payment')).toMatchObject([
      { project: roadId, lot: known['lot']?.[0]?.id, fund: known['fundSource']?.[0]?.id, amount: 100_000_000 },
      { project: roadId, lot: known['lot']?.[1]?.id, fund: known['fundSource']?.[0]?.id, amount: 40_000_000 },
    ])
    expect(valuesOf(known, 'asset')).toMatchObject([{ project: roadId, originalValue: 230_000_000, acquired: '2024', state: '在用' }])
    expect(valuesOf(known, 'assetIncome')).toMatchObject([{ asset: known['asset']?.[0]?.id, received: 8_500_000 }])
  })

  test.each([['project', projects] as const, ...sheets])('%s again adds and changes nothing', (ledger, rows) => {
    expect(counts(plan([buildReader(ledger, rows)], known))).toMatchObject({ add: 0, change: 0 })
  })
})

describe('code lists that hang together', () => {
  const values = (id: string) => (shippedRegistry.codes[id]?.items ?? []).filter((item) => item.to === undefined).map((item) => item.value)

  test('the three levels of project classes are those of the tree', () => {
    expect(values('projectType')).toEqual(projectTypeTree.map((entry) => entry.type))
    expect(new Set(values('projectKind'))).toEqual(new Set(projectTypeTree.flatMap((entry) => Object.keys(entry.kinds))))
    expect(new Set(values('projectWork'))).toEqual(new Set(projectTypeTree.flatMap((entry) => Object.values(entry.kinds).flat())))
  })

  test('asset classes are those of the tree', () => {
    expect(values('assetType')).toEqual(Object.keys(assetKindTree))
    expect(values('assetKind')).toEqual(Object.values(assetKindTree).flat())
  })

  test('required papers name stages, papers and classes that exist, each once', () => {
    for (const one of requiredPapers) {
      expect(values('paperStage')).toContain(one.stage)
      expect(values('projectPaper')).toContain(one.paper)
      for (const kind of one.classes ?? []) expect(values('projectClass')).toContain(kind)
    }
    expect(new Set(requiredPapers.map((one) => one.paper)).size).toBe(requiredPapers.length)
  })
})
