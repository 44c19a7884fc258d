import { defineBenefit } from './common.ts'
import { choice, date, longtext, money, percent, shown, text, whole } from './fields.ts'

/** 脱贫人口小额信贷. What is owed follows from the repayments, so that it can be had as of a day. */
export const loan = defineBenefit({
  id: 'loan',
  label: '小额信贷',
  table: 'loan',
  unit: '笔',
  of: 'person',
  name: { label: '借款人姓名', aliases: '借款人 贷款人 贷款人姓名 借款人名称' },
  idCard: { label: '借款人证件号码', aliases: '借款人身份证号 借款人身份证 借款人身份证号码 贷款人身份证号 借款人证件' },
  parts: [
    {
      id: 'contract',
      label: '借款合同',
      fields: [
        text('bank', '承贷金融机构', '贷款银行 承贷机构名称 承贷机构 承贷银行 贷款机构 放贷银行 放款银行', shown(120, 28)),
        text('contractNo', '借据号/合同号', '借据号 合同号 借款合同号 贷款合同号 借据编号 合同编号 贷款编号', { search: 'text' }),
        money('amount', '贷款金额', '借款金额 贷款额度 放款金额 贷款本金 发放金额 小额信贷金额', { required: true, ...shown(96, 22) }),
        date('startDate', '贷款起始日', '发放日期 贷款发放时间 贷款发放日期 放款日期 放款时间 贷款日期 借款日期 起始日期 贷款开始时间', {
          required: true,
          ...shown(104, 22),
        }),
        date('dueDate', '到期日', '贷款结束日 还款时间 到期日期 贷款到期日 贷款到期时间 到期时间 贷款截止日期', shown(104, 22)),
        whole('months', '期限(月)', '期限 贷款期限 贷款期限(月) 借款期限', { unit: '月', max: 120, help: '一般不超过 36 个月' }),
        percent('rate', '执行年利率(%)', '年利率 执行年利率 贷款利率 执行利率 利率 执行利率(%) 年利率(%)', { max: 100_00 }),
        text('purpose', '贷款用途', '产业类型及规模 用途 贷款使用方向', shown(120, 28)),
        choice('use', '使用方式', '贷款使用方式', { codes: 'loanUse', initial: '自贷自用', help: '户借、户用、户还' }),
      ],
    },
    {
      id: 'balance',
      label: '余额与状态',
      fields: [
        money('repaidBefore', '建账前已还本金', '期初已还本金', { help: '还款记录以前已经还的，没有可不填' }),
        money('repaid', '已还本金', '已还金额 已还款金额 累计还款', {
          derived: { kind: 'sum', ledger: 'loanRepayment', link: 'loan', field: 'amount' },
        }),
        money('balance', '余额', '贷款余额 结余 未还金额 未还本金 尚欠本金', {
          ...shown(96, 22),
          derived: { kind: 'formula', plus: ['amount'], minus: ['repaidBefore', 'repaid'] },
        }),
        choice('status', '状态', '贷款状态 还款状态 贷款情况', { codes: 'loanStatus', initial: '正常', dated: true, ...shown(72, 16) }),
        whole('extensions', '展期/续贷次数', '展期次数 续贷次数', { unit: '次', max: 20 }),
        date('extendedOn', '展期/续贷日期', '展期日期 续贷日期'),
        date('extendedTo', '展期后到期日', '续贷后到期日 展期到期日', { help: '展期、续贷后按这个日子提醒到期' }),
        date('settledOn', '结清日期', '还清日期 结清时间 还清时间'),
      ],
    },
    {
      id: 'interest',
      label: '贴息与风险补偿',
      fields: [
        money('interestDue', '应贴息金额', '应贴息 应付贴息'),
        money('interestPaid', '已贴息金额', '已贴息 贴息金额 贴息资金'),
        date('interestUntil', '贴息至', '贴息截止日期 贴息截止日'),
        percent('interestShare', '贴息比例', '贴息比例(%)', { max: 100_00, help: '超过 5 万元的部分和逾期以后不贴息' }),
        money('compensation', '风险补偿', '风险补偿金 代偿金额 风险补偿金额'),
      ],
    },
    {
      id: 'inspection',
      label: '贷后检查',
      fields: [
        date('inspectedOn', '贷后检查日期', '检查日期 贷后检查时间'),
        longtext('inspection', '贷后检查结果', '检查结果 贷后管理情况'),
        text('inspector', '检查人', '贷后检查人'),
      ],
    },
  ],
  keys: [['contractNo'], ['idCard', 'startDate', 'amount'], ['household', 'name', 'startDate', 'amount']],
  aliases: ['脱贫人口小额信贷', '扶贫小额信贷', '小额贷款', '小额信贷台账'],
  sort: ['-startDate'],
  since: 'startDate',
  occurrence: { date: 'startDate', says: ['bank', 'amount', 'dueDate', 'status', 'balance'] },
})
