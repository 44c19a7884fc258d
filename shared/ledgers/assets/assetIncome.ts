import { defineLedger } from '#shared/ledger/define.ts'
import { choice, choices, date, inSection, longtext, money, month, shown, text, whole, year } from '../benefits/fields.ts'
import { ofAsset } from './ofAsset.ts'

/** 资产收益: what an asset owed and paid for a period, and the decision on how to share it (R154, R155). */
export const assetIncome = defineLedger({
  id: 'assetIncome',
  label: '资产收益分配',
  table: 'asset_income',
  unit: '笔',
  menu: 'assets',
  title: 'period',
  calledBy: ['asset', 'year'],
  parent: { ledger: 'asset', field: 'asset' },
  sections: [
    { id: 'income', label: '收益' },
    { id: 'plan', label: '分配方案' },
  ],
  fields: [
    ...inSection('income', [
      ...ofAsset,
      year('year', '收益年度', '年度 年份', { carry: true, ...shown(80, 16) }),
      text('period', '收益期间', '收益时段 收益所属期 收益期', { help: '如 2024 年、2024 年上半年' }),
      month('from', '收益期开始', '收益开始日期'),
      month('to', '收益期结束', '收益结束日期'),
      money('due', '应收收益', '应收收益(万元) 应收金额 应收租金 应收', { min: 0, ...shown(110, 24) }),
      date('dueOn', '应收日期', '应收时间 约定缴款日期 应缴日期'),
      money('received', '实收收益', '实收收益(万元) 实收金额 收益金额 收益金额(万元) 实收租金 实收 到账收益 收益收入', {
        min: 0,
        ...shown(110, 24),
      }),
      date('receivedOn', '入账日期', '入账时间 收益到账日期 收款日期', shown(104, 22)),
      text('voucher', '入账凭证号', '凭证号 收款凭证号', { search: 'text' }),
      text('payer', '缴款单位', '交款单位 缴款人 付款单位'),
      text('destination', '资金流向', '收益去向 入账账户'),
      money('arrears', '欠缴金额', '欠缴 欠收金额', {
        derived: { kind: 'formula', plus: ['due'], minus: ['received'] },
        help: '应收 − 实收',
      }),
    ]),
    ...inSection('plan', [
      date('meetingOn', '方案会议日期', '分配会议日期 村民代表会议日期 分配方案会议日期'),
      date('noticeFrom', '分配公示开始', '公示开始日期'),
      date('noticeTo', '分配公示结束', '公示结束日期'),
      date('dividedOn', '分配日期', '分配时间 收益分配日期'),
      choices('uses', '收益分配用途', '分配用途 收益用途 收益分配方式', { codes: 'assetIncomeUse', ...shown(140, 32) }),
      choice('basis', '分配依据', '分配办法 分配标准', { codes: 'splitBasis' }),
      money('distributed', '已分配', '分配金额 分配金额(万元) 已分配金额 已分配收益 分配收益', {
        derived: { kind: 'sum', ledger: 'assetDistribution', link: 'income', field: 'amount' },
        ...shown(110, 24),
        help: '“收益分配明细”的合计，不大于实收',
      }),
      money('undistributed', '未分配', '未分配收益 收益结余', {
        derived: { kind: 'formula', plus: ['received'], minus: ['distributed'] },
        ...shown(110, 24),
      }),
      whole('shares', '分配笔数', '', { unit: '笔', derived: { kind: 'count', ledger: 'assetDistribution', link: 'income' } }),
      whole('households', '受益户数', '分红户数 受益户', { unit: '户' }),
      longtext('note', '备注', '备注说明'),
    ]),
  ],
  naturalKeys: [
    ['asset', 'voucher', 'receivedOn'],
    ['asset', 'period'],
    ['asset', 'year', 'receivedOn'],
  ],
  aliases: ['资产收益', '资产收益台账', '收益分配', '资产收益登记'],
  sort: ['-year', 'asset'],
  since: 'receivedOn',
  occurrence: { date: 'receivedOn', says: ['period', 'received', 'uses'] },
})
