import { amountOf, batch, defineBenefit, forYear } from './common.ts'
import { choice, money, quantity, shown } from './fields.ts'

/** 惠农补贴"一卡通": one record a household, year and kind. 金额 is the payer's figure; a rule multiplies. */
export const farmSubsidy = defineBenefit({
  id: 'farmSubsidy',
  label: '惠农补贴发放',
  table: 'farm_subsidy',
  of: 'household',
  name: { aliases: '补贴对象 补贴对象姓名 农户姓名 领取人姓名' },
  idCard: { aliases: '补贴对象身份证号' },
  parts: [
    {
      id: 'grant',
      label: '补贴',
      fields: [
        forYear('补贴年度', '年度 数据年份 年份 发放年度 period'),
        batch,
        choice('kind', '补贴类型', '补贴项目 补贴种类 补贴名称 补贴类别', { codes: 'farmSubsidyKind', required: true, ...shown(140, 32) }),
        quantity('area', '补贴面积', '补贴面积(亩) 面积 核定面积 补助面积', { unit: '亩', ...shown(88, 20), help: '不超过耕地面积' }),
        money('standard', '标准', '补贴标准 补助标准 单价', { ...shown(84, 18), help: '每亩' }),
      ],
    },
  ],
  pay: { amount: amountOf('金额', '补贴金额 发放金额 补助金额 实发金额'), account: true },
  keys: [
    ['idCard', 'year', 'kind', 'batch'],
    ['idCard', 'kind', 'paidOn'],
    ['household', 'name', 'kind', 'paidOn'],
  ],
  aliases: ['一卡通发放', '惠农补贴一卡通发放', '耕地地力保护补贴', '种粮补贴', '公益林补偿'],
  sort: ['-year', 'village', 'name'],
  since: 'paidOn',
  occurrence: { date: 'year', amount: 'amount', says: ['kind', 'area', 'amount'] },
})
