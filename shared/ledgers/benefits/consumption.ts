import { defineBenefit } from './common.ts'
import { choice, date, link, money, quantity, shown, text } from './fields.ts'

/** 消费帮扶: what was bought from whom. 金额 is the receipt's figure; a rule multiplies. */
export const consumption = defineBenefit({
  id: 'consumption',
  label: '消费帮扶',
  table: 'consumption',
  title: 'buyer',
  of: 'village',
  parts: [
    {
      id: 'sale',
      label: '采购',
      fields: [
        date('date', '采购日期', '日期 采购时间 销售日期 交易日期', { required: true, ...shown(104, 26) }),
        text('buyer', '采购单位/采购人', '采购单位 采购人 购买单位 购买方 采购方', { required: true, search: 'text', ...shown(150, 40) }),
        text('seller', '供给户/合作社', '供给户 合作社 供应商 销售方 供货方 销售主体', shown(140, 38)),
        link('household', '供货户', '供货农户', { target: 'household', fills: { seller: 'headName' } }),
        text('product', '产品', '产品名称 农产品 品名 商品名称', shown(110, 30)),
        quantity('number', '数量', '采购数量', shown(80, 22)),
        text('numberUnit', '单位', '计量单位 数量单位'),
        money('price', '单价', '采购单价', shown(80, 22)),
        money('amount', '金额', '采购金额 总金额 销售额 交易金额', { required: true, ...shown(100, 28) }),
        choice('platform', '平台', '采购平台 销售平台 采购渠道 销售渠道', { codes: 'salesPlatform', ...shown(92, 24) }),
      ],
    },
  ],
  keys: [['date', 'buyer', 'seller', 'product']],
  aliases: ['消费扶贫', '农产品采购', '消费帮扶台账'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', amount: 'amount', says: ['buyer', 'product', 'amount'] },
})
