import { defineBenefit, forYear } from './common.ts'
import { choice, date, quantity, shown, text, whole, yes, type Draft } from './fields.ts'

const score = (id: string, label: string, aliases: string, more: Partial<Draft> = {}): Draft =>
  quantity(id, label, aliases, { unit: '分', ...shown(80, 18), ...more })

/** 积分/爱心超市: one record an entry of points or an exchange; totals of a household add its records up. */
export const points = defineBenefit({
  id: 'points',
  label: '积分超市',
  table: 'points',
  of: 'household',
  parts: [
    {
      id: 'score',
      label: '积分',
      fields: [
        forYear(),
        date('date', '积分日期', '日期 登记日期 记分日期 评分日期', shown(104, 22)),
        score('base', '基础分', '基础积分 起始分'),
        text('addItem', '加分项', '加分项目'),
        text('addReason', '加分事项', '加分原因', shown(110, 26)),
        score('added', '加分分值', '加分 加分合计'),
        text('cutItem', '减分项', '减分项目 扣分项'),
        text('cutReason', '减分事项', '减分原因 扣分事项 扣分原因'),
        score('cut', '减分分值', '减分 扣分 扣分分值'),
        score('total', '总积分', '积分合计 合计积分 累计积分', { derived: { kind: 'formula', plus: ['base', 'added'], minus: ['cut'] } }),
        choice('list', '红黑榜', '红黑榜情况', { codes: 'honourList' }),
        yes('isReset', '当年积分清零', '积分清零 是否清零'),
        yes('isCounted', '是否已盘点', '已盘点 是否盘点'),
      ],
    },
    {
      id: 'exchange',
      label: '兑换',
      fields: [
        date('exchangedOn', '兑换日期', '兑换时间'),
        text('goods', '兑换物品', '物品 物品名称 兑换商品', shown(100, 24)),
        whole('goodsNumber', '兑换数量', '数量 物品数量'),
        score('spent', '消耗积分', '兑换积分 使用积分 扣除积分'),
        score('left', '剩余积分', '积分余额 结余积分', {
          derived: { kind: 'formula', plus: ['total'], minus: ['spent'] },
          help: '兑换不超过余额',
        }),
      ],
    },
    {
      id: 'review',
      label: '审核与撤销',
      fields: [
        choice('state', '审核状态', '状态', { codes: 'reviewState', initial: '待审核', ...shown(80, 18) }),
        date('reviewedOn', '审核时间', '审核日期'),
        text('opinion', '审核意见'),
        text('revokedBy', '撤销人'),
        date('revokedOn', '撤销时间', '撤销日期'),
        text('revokeReason', '撤销原因'),
      ],
    },
  ],
  keys: [
    ['household', 'date', 'addReason'],
    ['household', 'date', 'cutReason'],
    ['household', 'exchangedOn', 'goods'],
  ],
  aliases: ['爱心超市', '积分台账', '积分兑换', '积分管理'],
  sort: ['-date', 'village', 'name'],
  since: 'date',
  occurrence: { date: 'date', says: ['addReason', 'added', 'cutReason', 'cut', 'goods', 'spent'] },
})
