import type { FieldNotes } from './define.ts'

const document = '财政资金下达文件'
const voucher = '资金报账凭证'

const fundSource: FieldNotes = {
  source: document,
  fields: {
    documentNo: '资金文件的文号，括号统一写成〔〕。',
    year: '资金属于哪个年度。',
    batch: '同一年第几批。',
    level: '中央、省级、市级、县级衔接资金等。',
    direction: '巩固衔接、少数民族发展、以工代赈等任务方向。',
    issuer: '发文的部门。',
    title: '文件的名称。',
    issuedOn: '文件上的日期。',
    handedDownOn: '上级把指标下达到县的日子。',
    arrivedOn: '钱到账的日子。只有指标、没有到账的先不填。',
    amount: '文件给的金额。',
    note: ['别的栏写不下的话。', '经办人填写'],
  },
}

const allocation: FieldNotes = {
  source: document,
  fields: {
    fund: '从哪一笔指标里拨的。',
    year: '拨款的年度。',
    batch: '同一年第几批。',
    documentNo: '下拨文件的文号。',
    date: '文件上的下拨日期。',
    amount: '拨多少。同一指标的下拨合计不应超过指标金额。',
    receiverKind: '拨给乡镇、部门、村还是项目。',
    receiver: '收到这笔钱的单位。',
    project: '这笔钱用在哪个项目上；拨到项目的必填。',
    village: '拨到村的填村。',
    subject: ['政府收支分类科目的编码。', '政府收支分类科目'],
    state: '待下拨、已下拨、已收回等；改的时候写明自何日起。',
    announcedOn: ['分配结果公告的日子。', '扶贫资金项目公告公示制度（国开办发〔2018〕11 号）'],
    note: ['别的栏写不下的话。', '经办人填写'],
  },
}

const payment: FieldNotes = {
  source: voucher,
  fields: {
    project: '给哪个项目付的钱。',
    lot: '分标段的项目，给哪个标段付的。',
    fund: '用的是哪一笔指标的钱。',
    year: '付款的年度，支出进度按它算。',
    kind: '预付款、进度款、结算款、质保金等。',
    route: '报账、先建后补、直接拨付到户等。',
    requested: '申请拨付多少。',
    requestedOn: '申请的日子。',
    amount: '实际付了多少。',
    date: '钱付出去的日子，不早于合同日期。',
    payee: '收钱的单位或个人。',
    payeeAccount: '收款账号。平时只显示末四位。',
    payeeBank: '收款账号的开户行。',
    method: '国库集中支付、授权支付、一卡通等。',
    purpose: '付的是什么钱。',
    voucher: '会计凭证的字号。',
    invoice: '发票号码。同一张发票用两次会列为疑点。',
    hasInvoice: '凭证后附了发票。',
    hasContract: '凭证后附了合同。',
    hasAcceptance: '凭证后附了验收单。',
    handler: '经办这笔付款的人。',
    reviewer: '复核的人。',
    financeOffice: '财政所审核的人。',
    approver: '签字同意的领导。',
    note: ['别的栏写不下的话。', '经办人填写'],
  },
}

export const fundNotes = { fundSource, allocation, payment } as const
