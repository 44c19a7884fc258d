import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, idCard, inSection, link, longtext, money, quantity, shown, text, year } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'

/**
 * 收益分配明细: one line a village, household or use. The amounts of an income are split to the last 分
 * (shared/funds/split.ts); 尾差说明 says who got the odd ones.
 */
export const assetDistribution = defineLedger({
  id: 'assetDistribution',
  label: '收益分配明细',
  table: 'asset_distribution',
  unit: '笔',
  menu: 'assets',
  title: 'receiver',
  parent: { ledger: 'assetIncome', field: 'income' },
  sections: [{ id: 'basics', label: '分配' }],
  fields: inSection('basics', [
    link('income', '所属收益', '收益期间 对应收益', { target: 'assetIncome', required: true, carry: true, ...shown(150, 36) }),
    link('asset', '资产', '资产名称', { target: 'asset', derived: { kind: 'parent', link: 'income', field: 'asset' }, ...shown(150, 36) }),
    year('year', '收益年度', '年度', { derived: { kind: 'parent', link: 'income', field: 'year' } }),
    choice('use', '分配用途', '收益分配用途 分配类型', { codes: 'assetIncomeUse', ...shown(100, 24) }),
    link('village', '分配到村', villageAliases.join(' '), { target: 'village', ...shown(100, 22) }),
    link('household', '所属户', '户编号 户主 户主姓名', {
      target: 'household',
      fills: { receiver: 'headName', idCard: 'headIdCard', village: 'village' },
      help: '分到户的填；分到村的只填村',
    }),
    choice('householdKind', '户类型', '农户类型 家庭类型', {
      codes: 'householdKind',
      derived: { kind: 'parent', link: 'household', field: 'kind' },
    }),
    text('receiver', '分配对象', '分红对象 分红户主 分红人员姓名 领取人', { search: 'text', ...shown(110, 26) }),
    idCard('idCard', '分配对象证件号码', '分红户身份证号 领取人身份证号', { search: 'tail' }),
    choice('basis', '分配依据', '分配标准', { codes: 'splitBasis', ...shown(80, 20) }),
    quantity('share', '分配份额', '份额 分配户数 分配人数 股份数 分配比例', {
      ...shown(80, 20),
      help: '户数、人数或比例；只看各行之间的比例',
    }),
    money('amount', '分配金额', '分红金额 分红金额(元) 分配金额(元) 分配金额(万元) 分配收益', { required: true, ...shown(110, 26) }),
    text('remainder', '尾差说明', '尾差'),
    date('paidOn', '兑付日期', '分红日期 发放日期 分红时间 兑付时间', { precision: 'month', ...shown(104, 24) }),
    choice('paid', '兑付状态', '分红状态 发放状态', { codes: 'shareState', dated: true }),
    text('voucher', '支付凭证号', '凭证号 分红凭证号'),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [
    ['income', 'idCard', 'use'],
    ['income', 'household', 'use'],
    ['income', 'village', 'use', 'receiver'],
    ['income', 'receiver', 'amount'],
  ],
  aliases: ['资产收益分配明细', '资产分红明细', '收益分红明细'],
  sort: ['income', 'village'],
  since: 'paidOn',
  occurrence: { date: 'paidOn', amount: 'amount', says: ['use', 'asset'] },
})
