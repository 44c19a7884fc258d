import { defineBenefit } from './common.ts'
import { choice, date, money, shown, text, whole, yes } from './fields.ts'

/** 公益性岗位, those paid out of 光伏 income among them: one record a person and contract. */
export const publicPost = defineBenefit({
  id: 'publicPost',
  label: '公益性岗位',
  table: 'public_post',
  of: 'person',
  name: { aliases: '聘用人员姓名 上岗人员 公岗人员姓名 聘用人员' },
  parts: [
    {
      id: 'post',
      label: '岗位',
      fields: [
        choice('kind', '岗位类型', '公益性岗位类型 公岗类型 岗位名称 岗位类别 岗位 公益性岗位', {
          codes: 'publicPost',
          required: true,
          ...shown(100, 22),
        }),
        choice('fund', '岗位资金来源', '资金来源 岗位性质 公岗性质 工资来源', { codes: 'postFund', ...shown(100, 22) }),
        text('employer', '岗位开发单位', '聘用单位 岗位开发单位/聘用单位 用人单位 用工单位', shown(120, 28)),
        text('work', '工作内容', '工作内容/责任区 责任区 岗位职责 管护范围'),
        yes('isInsured', '意外险', '是否购买意外险 意外伤害险 意外保险'),
      ],
    },
    {
      id: 'contract',
      label: '聘用',
      fields: [
        date(
          'startDate',
          '聘用开始日期',
          '聘用开始 聘用开始时间 合同起 合同开始日期 上岗时间 上岗日期 聘用时间 合同起始日期 聘用日期',
          shown(104, 22),
        ),
        date('endDate', '聘用结束日期', '聘用结束 聘用结束时间 合同止 合同结束日期 合同到期日 合同终止日期', shown(104, 22)),
        whole('months', '聘用月数', '公益性岗位(月数) 公益性岗位月数 聘用月数(月) 上岗月数', {
          unit: '月',
          max: 12,
          help: '本年内，不超过 12',
        }),
        money('wage', '月工资', '岗位补贴 月工资标准 工资标准 月补贴 岗位工资 月报酬', { unit: '元/月', ...shown(92, 20) }),
        date('leftOn', '解聘日期', '解聘时间 离岗日期 退出日期'),
        text('leftReason', '解聘原因', '离岗原因 退出原因', { help: '解聘的记录保留，不删除' }),
      ],
    },
  ],
  pay: {
    amount: money('amount', '发放金额', '年度岗位补贴 年工资 年补贴金额 工资总额 金额', { help: '一年合计' }),
    paidOn: { aliases: '发放时间 发放月份' },
    account: true,
  },
  keys: [
    ['idCard', 'kind', 'startDate'],
    ['household', 'name', 'kind', 'startDate'],
  ],
  aliases: ['公岗', '公益岗位', '光伏公岗', '人社公岗', '公益性岗位花名册', '公益岗'],
  sort: ['village', 'kind', 'name'],
  since: 'startDate',
  occurrence: { date: 'startDate', amount: 'amount', says: ['kind', 'fund', 'employer', 'wage'] },
})
