import { inYear, loanOpen, membersHere, ofInSystem, postHeld } from '../conditions.ts'
import { defineTable, type TableColumn, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, different, fieldColumns, ratioColumn, summed, under } from '../say.ts'

const alive = 'not state = "撤销"'
const uses = ['公益岗位工资', '小型公益事业劳务', '奖励补助', '困难救助', '运维']

export const workTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T16',
    label: '就业统计表',
    group: '就业产业',
    note: '月报。务工按家庭成员台账的务工区域；公益性岗位为截止日在岗；交通补贴和培训为本年。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      ...under('务工人数', [
        area('near 乡镇内 人', 'migrantArea = "乡(镇)内"'),
        area('county 乡外县内 人', 'migrantArea = "乡外县内"'),
        area('province 县外省内 人', 'migrantArea = "县外省内"'),
        area('away 省外境外 人', 'migrantArea in ("省外","境外")'),
        area('migrants 合计 人', 'migrantArea is not blank'),
        area('inSystem 其中帮扶对象 人', `migrantArea is not blank and ${ofInSystem}`),
      ]),
      ...under('公益性岗位', [
        column('posts 在岗 个', counted('publicPost', postHeld)),
        column('postsSolar 光伏 个', counted('publicPost', `${postHeld} and fund = "光伏收益"`)),
        column('postsOffice 人社 个', counted('publicPost', `${postHeld} and fund = "人社"`)),
      ]),
      ...under('交通补贴', [
        column('transport 人次 人次', counted('transportSubsidy', 'year = {year}')),
        column('transportAmount 金额 元', summed('transportSubsidy', 'amount', 'year = {year}')),
      ]),
      column('trainings 培训人次 人次', counted('training', inYear('startDate'))),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T16P',
    label: '公益性岗位分类表',
    group: '就业产业',
    note: '月报。截止日在岗的公益性岗位按岗位类型和资金来源统计。',
    rowKey: 'kind',
    rows: { kind: 'values', label: '岗位类型', ledger: 'publicPost', field: 'kind' },
    columns: [
      column('posts 在岗 个', counted('publicPost', postHeld)),
      ...under(
        '资金来源',
        ['人社', '光伏收益', '衔接资金', '林业', '乡村公益岗', '村集体'].map((fund, index) =>
          column(`fund${index + 1} ${fund} 个`, counted('publicPost', `${postHeld} and fund = "${fund}"`)),
        ),
      ),
      column('wages 月工资合计 元', summed('publicPost', 'wage', postHeld)),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T17',
    label: '产业奖补统计表',
    group: '就业产业',
    note: '季报。产业奖补台账按奖补产业统计，不限年度；同一户得多类奖补的，各类分别计一次，合计只计一次。',
    rowKey: 'kind',
    rows: { kind: 'values', label: '奖补产业', ledger: 'subsidy', field: 'kind' },
    columns: [
      column('households 户数 户', different('subsidy', 'household')),
      column('records 笔数 笔', counted('subsidy')),
      column('amount 奖补金额 元', summed('subsidy', 'amount')),
      ratioColumn('each 户均 元/户', 'amount', 'households'),
      column('householdsYear 本年户数 户', different('subsidy', 'household', 'year = {year}')),
      column('amountYear 本年金额 元', summed('subsidy', 'amount', 'year = {year}')),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T18',
    label: '小额信贷统计表',
    group: '就业产业',
    note: '月报。未结清、未代偿的贷款按承贷金融机构统计；逾期为状态逾期或已过到期日（有展期的按展期后）。',
    rowKey: 'bank',
    rows: { kind: 'values', label: '承贷金融机构', ledger: 'loan', field: 'bank' },
    columns: [
      column('households 户数 户', different('loan', 'household', loanOpen)),
      column('loans 笔数 笔', counted('loan', loanOpen)),
      column('amount 贷款金额 万元', summed('loan', 'amount', loanOpen)),
      column('balance 余额 万元', summed('loan', 'balance', loanOpen)),
      column('new 本年新增 万元', summed('loan', 'amount', inYear('startDate'))),
      column('overdueLoans 逾期笔数 笔', counted('loan', `${loanOpen} and ${overdue()}`)),
      column('overdue 逾期余额 万元', summed('loan', 'balance', `${loanOpen} and ${overdue()}`)),
      ratioColumn('overdueRate 逾期率 %', 'overdue', 'balance'),
      column('interest 已贴息 元', summed('loan', 'interestPaid')),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T18D',
    label: '小额信贷到期清单',
    group: '就业产业',
    note: '月报。未结清、未代偿的贷款，按到期日先后。',
    rows: { kind: 'records', ledger: 'loan', filter: loanOpen, sort: ['dueDate'] },
    columns: fieldColumns('village name bank contractNo +amount +balance startDate dueDate extendedTo status interestUntil'),
    totals: true,
  }),
  defineTable({
    id: 'T19',
    label: '光伏发电与收益分配表',
    group: '就业产业',
    note: '月报。发电量、收入和分配为本年；累计见光伏电站台账。',
    rowKey: 'station',
    rows: { kind: 'records', ledger: 'station', filter: alive, sort: ['village', 'name'] },
    columns: [
      ...fieldColumns('village +capacity connectedOn +households'),
      column('power 本年发电量 度', summed('stationIncome', 'power', inYear('month')), 'station'),
      column('income 本年收入 元', summed('stationIncome', 'amount', inYear('month')), 'station'),
      ...under(
        '本年分配',
        uses.map((use, index) =>
          column(`use${index + 1} ${use} 元`, summed('stationUse', 'amount', `${inYear('date')} and use = "${use}"`), 'station'),
        ),
      ),
      column('used 本年分配合计 元', summed('stationUse', 'amount', `${inYear('date')} and not use = "结余"`), 'station'),
      ...fieldColumns('+left'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T20',
    label: '消费帮扶统计表',
    group: '就业产业',
    note: '季报。消费帮扶台账按采购单位统计。',
    rowKey: 'buyer',
    rows: { kind: 'values', label: '采购单位', ledger: 'consumption', field: 'buyer' },
    columns: [
      column('times 笔数 笔', counted('consumption')),
      column('amount 累计金额 元', summed('consumption', 'amount')),
      column('amountYear 本年金额 元', summed('consumption', 'amount', inYear('date'))),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T34',
    label: '村集体经济收入表',
    group: '就业产业',
    note: '季报。按行政村台账最近填报数。',
    rowKey: 'village',
    rows: { kind: 'records', ledger: 'village', sort: ['-collectiveIncome'] },
    columns: fieldColumns('kind +collectiveIncome万 +operatingIncome万 +cooperatives +leadingFirms +entrepreneurs'),
    totals: true,
  }),
]

function area(words: string, filter: string): TableColumn {
  return column(words, counted('member', `${membersHere} and ${filter}`))
}

function overdue(): string {
  return '(status = "逾期" or (extendedTo is blank and dueDate < {asOf}) or extendedTo < {asOf})'
}
