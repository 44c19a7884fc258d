import { amountOf, defineBenefit, forYear } from './common.ts'
import { choice, date, money, percent, quantity, shown, text } from './fields.ts'

/** 土地流转, shares and dividends: what a household's land and shares bring in. */
export const landTransfer = defineBenefit({
  id: 'landTransfer',
  label: '土地流转与分红',
  table: 'land_transfer',
  of: 'household',
  parts: [
    {
      id: 'land',
      label: '流转',
      fields: [
        choice('kind', '类型', '收益类型 类别 分红类型', { codes: 'landKind', ...shown(100, 24) }),
        forYear(),
        text('receiver', '受让方', '流入方 承租方 经营主体 流转对象 受让人 分红单位', shown(140, 34)),
        quantity('area', '流转面积', '流转面积(亩) 面积 流转土地面积', { unit: '亩', ...shown(84, 20) }),
        money('price', '单价(元/亩)', '单价 流转单价 流转价格', { unit: '元/亩', ...shown(84, 20) }),
        date('startDate', '流转开始日期', '流转期限起 流转起始日期 流转开始时间 流转起'),
        date('endDate', '流转结束日期', '流转期限止 流转到期日 流转截止日期 流转止'),
        money('rent', '年租金', '租金 流转租金 流转费 流转金额', shown(92, 22)),
      ],
    },
    {
      id: 'share',
      label: '入股与分红',
      fields: [
        money('invested', '入股金额', '入股资金 股金'),
        text('investedFrom', '入股资金来源', '入股金额来源 资金来源'),
        percent('rate', '分红比例(%)', '分红比例', { max: 100_00 }),
      ],
    },
  ],
  pay: {
    amount: amountOf('分红金额', '分红 收益金额 收益数 分红资金 发放金额'),
    paidOn: { label: '分红日期', aliases: '分红时间 发放日期 发放时间' },
    account: true,
  },
  keys: [['household', 'kind', 'receiver', 'year']],
  aliases: ['土地流转', '资产收益分红', '入股分红', '分红台账', '流转台账'],
  sort: ['-year', 'village', 'name'],
  since: 'startDate',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'receiver', 'area', 'rent', 'amount'] },
})
