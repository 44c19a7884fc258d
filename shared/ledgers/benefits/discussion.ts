import { amountOf, defineBenefit } from './common.ts'
import { choice, date, quantity, shown, text } from './fields.ts'

/** 一事一议, 临时救助, 慈善, 物资发放: what was decided for one case, in money or goods. */
export const discussion = defineBenefit({
  id: 'discussion',
  label: '临时救助与物资',
  table: 'discussion',
  of: 'person',
  name: { aliases: '救助对象 救助对象姓名 申请人 申请人姓名 领取人' },
  parts: [
    {
      id: 'case',
      label: '事由与议定',
      fields: [
        choice('kind', '类型', '救助类型 救助类别 类别 发放类型', { codes: 'reliefKind', required: true, ...shown(92, 22) }),
        text('reason', '事由', '救助事由 救助原因 申请事由 困难原因 申请原因', shown(150, 36)),
        date('date', '议事日期', '议事时间 会议日期 评议日期 救助日期 救助时间 审批日期', { carry: true, ...shown(104, 22) }),
        text('meeting', '会议', '议事日期/会议 会议名称 评议会议'),
        text('approver', '批准人', '审批人'),
      ],
    },
    {
      id: 'goods',
      label: '物资',
      fields: [
        text('goods', '物资名称', '物资 物品名称 物品', shown(110, 26)),
        quantity('number', '物资数量', '数量 发放数量', shown(80, 20)),
        text('numberUnit', '物资单位', '单位 计量单位'),
        text('receiver', '领取人签字', '签收人 领取人签名 签领人'),
      ],
    },
  ],
  pay: { amount: amountOf('金额', '救助金额 救助金 救助资金 发放金额 补助金额'), account: true },
  keys: [
    ['idCard', 'kind', 'date', 'goods'],
    ['idCard', 'kind', 'date', 'amount'],
    ['household', 'name', 'kind', 'date', 'amount'],
  ],
  aliases: ['一事一议', '临时救助', '慈善救助', '物资发放', '急难救助'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', amount: 'amount', says: ['kind', 'reason', 'goods', 'number', 'amount'] },
})
