import { canWork, inYear } from '../conditions.ts'
import { defineTable, type TableColumn, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, different, ratioColumn, summed, under } from '../say.ts'

const aids = [
  { id: 'vocational', label: '雨露计划' },
  { id: 'grant', label: '助学金' },
  { id: 'boarding', label: '寄宿生补助' },
  { id: 'meals', label: '营养餐' },
]

export const benefitTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T13',
    label: '教育资助统计表',
    group: '惠民政策',
    note: '学期报。教育资助台账按学段统计，年度为截止日所在年度。',
    rowKey: 'stage',
    rows: { kind: 'values', label: '学段', ledger: 'education', field: 'stage' },
    columns: [
      column('times 人次 人次', counted('education', 'year = {year}')),
      column('amount 金额 元', summed('education', 'amount', 'year = {year}')),
      ratioColumn('each 人均 元/人', 'amount', 'times'),
      ...aids.flatMap(({ id, label }) =>
        under(label, [
          column(`${id}Times 人次 人次`, counted('education', `year = {year} and aidKind = "${label}"`)),
          column(`${id}Amount 金额 元`, summed('education', 'amount', `year = {year} and aidKind = "${label}"`)),
        ]),
      ),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T32',
    label: '易地搬迁后扶统计表',
    group: '惠民政策',
    note: '季报。易地搬迁后扶台账按安置点统计，一人一条，户数一户只计一次。',
    rowKey: 'site',
    rows: { kind: 'values', label: '安置点', ledger: 'resettlement', field: 'site' },
    columns: [
      column('households 户数 户', different('resettlement', 'household')),
      column('persons 人数 人', counted('resettlement')),
      column('living 实际入住 户', different('resettlement', 'household', 'livesThere = true')),
      ratioColumn('livingRate 入住率 %', 'living', 'households'),
      column('reclaimed 拆旧复垦 户', different('resettlement', 'household', 'isOldReclaimed = true')),
      column('titled 不动产证 户', different('resettlement', 'household', 'hasTitle = true')),
      column('labourers 劳动力 人', counted('resettlement', canWork)),
      column('post 公益岗位 人', counted('resettlement', 'post is not blank')),
      column('factory 社区工厂 人', counted('resettlement', 'factory is not blank')),
      column('dividend 后扶分红 元', summed('resettlement', 'dividend')),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T33',
    label: '防贫保和临时救助统计表',
    group: '惠民政策',
    note: '月报。防贫保按申请日期、临时救助与物资按议事日期在本年的记录。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      ...under('防贫保', [
        column('insured 户数 户', different('povertyInsurance', 'household', inYear('appliedOn'))),
        column('insuredAmount 金额 元', summed('povertyInsurance', 'amount', inYear('appliedOn'))),
      ]),
      ...['一事一议', '临时救助', '慈善', '物资发放'].flatMap((kind, index) => relief(kind, `relief${index + 1}`)),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T35',
    label: '党建和积分统计表',
    group: '惠民政策',
    note: '季报。党员、支部取自行政村台账；积分、慰问为本年记录。',
    rowKey: 'village',
    rows: { kind: 'records', ledger: 'village', sort: ['code', 'name'] },
    columns: [
      { id: 'partyMembers', label: '', of: { field: 'partyMembers', sum: true } },
      { id: 'partyBranches', label: '', of: { field: 'partyBranches', sum: true } },
      ...under('积分超市', [
        column('pointHouseholds 参与户 户', different('points', 'household', 'year = {year}'), 'village'),
        column('points 总积分 分', summed('points', 'total', 'year = {year}'), 'village'),
        column('red 红榜 次', counted('points', 'year = {year} and list = "红榜"'), 'village'),
        column('black 黑榜 次', counted('points', 'year = {year} and list = "黑榜"'), 'village'),
        column('spent 已兑换 分', summed('points', 'spent', 'year = {year}'), 'village'),
      ]),
      ...under('慰问', [
        column('condolences 户次 次', counted('condolence', inYear('date')), 'village'),
        column('condolenceMoney 慰问金 元', summed('condolence', 'amount', inYear('date')), 'village'),
      ]),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T38',
    label: '惠农补贴发放汇总表',
    group: '惠民政策',
    note: '年报。惠农补贴发放台账中补贴年度为截止日所在年度的记录；退回为发放状态是发放失败的。',
    rowKey: 'kind',
    rows: { kind: 'values', label: '补贴类型', ledger: 'farmSubsidy', field: 'kind' },
    columns: [
      column('households 户数 户', different('farmSubsidy', 'household', 'year = {year}')),
      column('area 补贴面积 亩', summed('farmSubsidy', 'area', 'year = {year}')),
      column('amount 金额 元', summed('farmSubsidy', 'amount', 'year = {year}')),
      column('returned 退回笔数 笔', counted('farmSubsidy', 'year = {year} and payStatus = "发放失败"')),
      column('returnedAmount 退回金额 元', summed('farmSubsidy', 'amount', 'year = {year} and payStatus = "发放失败"')),
    ],
    totals: true,
  }),
]

function relief(kind: string, id: string): readonly TableColumn[] {
  const filter = `${inYear('date')} and kind = "${kind}"`
  return under(kind, [
    column(`${id} 户数 户`, different('discussion', 'household', filter)),
    column(`${id}Amount 金额 元`, summed('discussion', 'amount', filter)),
  ])
}
