import { defineLedger } from '#shared/ledger/define.ts'
import { bankCard, choice, date, inSection, link, longtext, money, shown, text, year, yes } from '../benefits/fields.ts'
import { perhapsProject, projectTraits, projectVillage } from './ofProject.ts'

/** 资金支付(报账): one voucher line. Money to single households stands in 项目受益户 and the ledgers of benefits. */
export const payment = defineLedger({
  id: 'payment',
  label: '资金支付',
  table: 'payment',
  unit: '笔',
  menu: 'projects',
  title: 'payee',
  sections: [
    { id: 'basics', label: '支付' },
    { id: 'papers', label: '凭据与签批' },
  ],
  fields: [
    ...inSection('basics', [
      perhapsProject,
      projectVillage,
      ...projectTraits,
      link('lot', '标段', '标段名称 所属标段', { target: 'lot', help: '分标段的项目要填，才能核对合同未付' }),
      link('fund', '资金指标', '资金文号 指标文号 资金文号/来源 资金来源文号', { target: 'fundSource', carry: true, ...shown(150, 36) }),
      choice('level', '资金来源级次', '资金来源 资金级次', {
        codes: 'fundLevel',
        derived: { kind: 'parent', link: 'fund', field: 'level' },
      }),
      year('year', '支付年度', '年度 年份 报账年度 资金年度', { carry: true }),
      choice('kind', '款项性质', '款项类型 支付类型 款项', { codes: 'paymentKind', ...shown(90, 20) }),
      choice('route', '拨付方式', '资金拨付方式 报账方式', { codes: 'paymentRoute', carry: true }),
      money('requested', '申请拨付金额', '申请金额 申请拨付金额(万元) 申请报账金额', { min: 0 }),
      date('requestedOn', '申请日期', '申请时间 申请拨付日期'),
      money(
        'amount',
        '支付金额',
        '实际拨付金额 支付金额(万元) 实际拨付金额(万元) 本次拨付 本次拨付金额 拨付金额 拨付金额(万元) 报账金额 报账金额(万元) 本次支付金额',
        {
          required: true,
          ...shown(120, 26),
          help: '退回的款填负数',
        },
      ),
      date('date', '支付日期', '拨付日期 拨付时间 支付时间 报账日期 报账时间 实际拨付日期', { required: true, ...shown(104, 24) }),
      text('payee', '收款单位', '收款人 收款单位(人) 收款方 收款单位名称 收款户名', { search: 'text', ...shown(150, 36) }),
      bankCard('payeeAccount', '收款账号', '收款账户 收款银行账号'),
      text('payeeBank', '收款开户行', '收款银行'),
      choice('method', '支付方式', '付款方式 结算方式', { codes: 'paymentMethod', carry: true, ...shown(100, 22) }),
      text('purpose', '款项用途', '用途 支付用途 摘要 资金用途', { search: 'text' }),
    ]),
    ...inSection('papers', [
      text('voucher', '凭证号', '记账凭证号 凭证编号 会计凭证号 支付凭证号', { search: 'text', ...shown(90, 22), help: '如 记-0032' }),
      text('invoice', '发票号码', '发票号 发票'),
      yes('hasInvoice', '附发票', '有无发票'),
      yes('hasContract', '附合同', '有无合同 合同附件'),
      yes('hasAcceptance', '附验收单', '有无验收单 验收附件'),
      text('handler', '经办人', '经办', { carry: true }),
      text('reviewer', '复核人', '复核', { carry: true }),
      text('financeOffice', '财政所审核人', '财政所 财政所签字', { carry: true }),
      text('approver', '分管领导', '审批人 分管领导签字 签批人', { carry: true }),
      longtext('note', '备注', '备注说明'),
    ]),
  ],
  naturalKeys: [
    ['voucher', 'date', 'amount'],
    ['project', 'date', 'payee', 'amount'],
  ],
  aliases: ['支付明细', '报账明细', '资金支付明细', '资金拨付明细', '资金报账', '资金拨付台账', '支付台账', '报账台账'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', says: ['payee', 'purpose', 'amount'] },
})
