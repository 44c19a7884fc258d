import { defineLedger } from '#shared/ledger/define.ts'
import { date, idCard, inSection, link, longtext, money, shown, text } from './fields.ts'

/** A repayment of principal. Sheets find the loan by its number or by borrower, day and amount. */
export const loanRepayment = defineLedger({
  id: 'loanRepayment',
  label: '贷款还款',
  table: 'loan_repayment',
  unit: '笔',
  menu: 'benefits',
  title: 'name',
  sections: [
    { id: 'loan', label: '贷款' },
    { id: 'payment', label: '还款' },
  ],
  fields: [
    ...inSection('loan', [
      link('loan', '所属贷款', '贷款', { target: 'loan', required: true, fills: { name: 'name', household: 'household' } }),
      link('household', '所属户', '所在户', { target: 'household' }),
      text('name', '姓名', '还款人 还款人姓名', { search: 'name', ...shown(96, 24), help: '留空时取借款人' }),
      text('borrower', '借款人姓名', '借款人 贷款人 贷款人姓名', { derived: { kind: 'parent', link: 'loan', field: 'name' } }),
      idCard('idCard', '借款人证件号码', '证件号码 身份证 身份证号 身份证号码 借款人身份证号 借款人身份证号码', {
        ...shown(170, 40),
        derived: { kind: 'parent', link: 'loan', field: 'idCard' },
      }),
      text('contractNo', '借据号/合同号', '借据号 合同号 借款合同号 贷款合同号 借据编号 合同编号', {
        ...shown(140, 34),
        derived: { kind: 'parent', link: 'loan', field: 'contractNo' },
      }),
      text('bank', '承贷金融机构', '贷款银行 承贷机构名称 承贷机构 承贷银行', {
        derived: { kind: 'parent', link: 'loan', field: 'bank' },
      }),
      money('loanAmount', '贷款金额', '借款金额 放款金额', { derived: { kind: 'parent', link: 'loan', field: 'amount' } }),
      date('startDate', '贷款起始日', '放款日期 贷款发放时间 贷款发放日期', {
        derived: { kind: 'parent', link: 'loan', field: 'startDate' },
      }),
      link('village', '行政村', '村 村名 所在村 村(社区)', {
        target: 'village',
        ...shown(96, 24),
        derived: { kind: 'parent', link: 'household', field: 'village' },
      }),
    ]),
    ...inSection('payment', [
      date('paidOn', '还款日期', '还款时间 还本日期 归还日期', { required: true, ...shown(104, 26) }),
      money('amount', '还款本金', '还款金额 归还金额 还本金额 偿还本金 归还本金', { required: true, ...shown(110, 28) }),
      money('interest', '还款利息', '利息 付息金额 偿还利息', shown(96, 24)),
      text('method', '还款方式', '', shown(100, 24)),
      text('handler', '经办人', '', { carry: true }),
      longtext('note', '备注', '说明', { inPrint: true, printWidth: 30 }),
    ]),
  ],
  naturalKeys: [['loan', 'paidOn', 'amount']],
  parent: { ledger: 'loan', field: 'loan' },
  aliases: ['还款记录', '还款明细', '还款台账', '小额信贷还款'],
  sort: ['-paidOn'],
  since: 'paidOn',
  occurrence: { date: 'paidOn', says: ['amount', 'interest'] },
})
