import type { FieldDefinition, Meaning } from '#shared/ledger/define.ts'

/** How policy classes a household, why it is poor, where its subsidies are paid to. */

/** Sheets often have one column for both: whether a household was poor, and whether it is monitored now. */
const kindMeanings: readonly Meaning[] = [
  {
    texts: ['脱贫不稳定户', '脱贫不稳定', '脱贫监测户', '脱贫不稳定监测户', '脱贫户(脱贫不稳定户)', '脱贫户(监测户)'],
    values: { kind: '脱贫户', monitoringKind: '脱贫不稳定户' },
  },
  {
    texts: ['边缘易致贫户', '边缘易致贫', '边缘户', '边缘监测户', '易致贫户', '一般农户(边缘易致贫户)'],
    values: { kind: '一般农户', monitoringKind: '边缘易致贫户' },
  },
  {
    texts: ['突发严重困难户', '突发严重困难', '突发户', '严重困难户', '突发困难户', '一般农户(突发严重困难户)'],
    values: { kind: '一般农户', monitoringKind: '突发严重困难户' },
  },
  {
    texts: ['脱贫户(突发严重困难户)'],
    values: { kind: '脱贫户', monitoringKind: '突发严重困难户' },
  },
]

const policy: readonly FieldDefinition[] = [
  {
    id: 'kind',
    label: '户类型',
    type: 'choice',
    codes: 'householdKind',
    means: kindMeanings,
    section: 'policy',
    inGrid: true,
    inPrint: true,
    width: 90,
    printWidth: 18,
    aliases: ['家庭类型', '农户类型', '贫困户类型', '农户属性'],
  },
  {
    id: 'povertyStatus',
    label: '脱贫属性',
    type: 'choice',
    codes: 'povertyStatus',
    section: 'policy',
    inGrid: true,
    width: 140,
    printWidth: 26,
    aliases: ['脱贫状态', '是否脱贫', '脱贫情况'],
  },
  {
    id: 'monitoringKind',
    label: '监测对象类别',
    type: 'choice',
    codes: 'monitoringKind',
    section: 'policy',
    inGrid: true,
    width: 116,
    printWidth: 24,
    aliases: ['监测类别', '监测对象类型', '监测户类型', '易返贫致贫户类型', '易返贫致贫户(监测对象)类型'],
  },
  { id: 'povertyKind', label: '贫困户属性', type: 'choice', codes: 'povertyKind', section: 'policy' },
  {
    id: 'mainReason',
    label: '主要致贫原因',
    type: 'choice',
    codes: 'povertyReason',
    section: 'policy',
    aliases: ['致贫原因', '致贫原因1', '主要致贫原因1'],
  },
  {
    id: 'otherReasons',
    label: '其他致贫原因',
    type: 'multichoice',
    codes: 'povertyReason',
    section: 'policy',
    aliases: ['次要致贫原因', '致贫原因2', '其它致贫原因'],
    help: '最多两项',
  },
  {
    id: 'identifiedAt',
    label: '首次识别时间',
    type: 'date',
    precision: 'month',
    section: 'policy',
    aliases: ['识别时间', '识别年度', '建档年度', '建档时间', '建档立卡时间'],
  },
  { id: 'identifyStandard', label: '识别标准', type: 'choice', codes: 'identifyStandard', section: 'policy' },
  {
    id: 'outOfPovertyYear',
    label: '脱贫年度',
    type: 'year',
    min: 2014,
    max: 2020,
    section: 'policy',
    aliases: ['脱贫时间', '脱贫年份', '计划脱贫年度'],
  },
  { id: 'isReturned', label: '是否返贫', type: 'boolean', section: 'policy', aliases: ['返贫'] },
  { id: 'returnedAt', label: '返贫时间', type: 'date', precision: 'month', section: 'policy', aliases: ['返贫年度'] },
  {
    id: 'isGuaranteed',
    label: '整户无劳动能力兜底保障户',
    type: 'boolean',
    section: 'policy',
    aliases: ['整户无劳动力', '兜底户', '兜底保障户', '是否整户无劳动能力兜底保障户', '是否兜底户'],
  },
  {
    id: 'isRelocated',
    label: '是否搬迁户',
    type: 'boolean',
    section: 'policy',
    aliases: ['是否易地扶贫搬迁', '是否易地扶贫搬迁户', '易地搬迁户', '搬迁户', '是否易地搬迁户'],
  },
  {
    id: 'relocationKind',
    label: '安置方式',
    type: 'choice',
    codes: 'relocationKind',
    section: 'policy',
    aliases: ['搬迁方式', '搬迁安置方式'],
  },
  {
    id: 'relocationSite',
    label: '居住搬迁安置区',
    type: 'text',
    section: 'policy',
    aliases: ['安置区', '安置点', '搬迁安置区', '安置区名称', '安置点名称'],
  },
  {
    id: 'relocatedAt',
    label: '搬迁时间',
    type: 'date',
    precision: 'month',
    section: 'policy',
    aliases: ['入住时间', '搬迁入住时间'],
  },
]

const account: readonly FieldDefinition[] = [
  {
    id: 'accountName',
    label: '账户名',
    type: 'text',
    section: 'account',
    search: 'name',
    aliases: ['开户名', '户名(银行)', '账户姓名', '持卡人', '一卡通户名', '银行卡户名'],
    help: '应是家庭成员之一',
  },
  {
    id: 'bankName',
    label: '开户银行',
    type: 'text',
    section: 'account',
    aliases: ['开户行', '银行名称', '开户银行名称', '开户行名称'],
  },
  {
    id: 'bankCard',
    label: '银行卡号',
    type: 'bankCard',
    sensitive: 'bankCard',
    section: 'account',
    search: 'tail',
    aliases: [
      '一卡通账号',
      '惠农一卡通',
      '银行卡',
      '银行账号',
      '一卡通',
      '卡号',
      '账号',
      '银行卡账号',
      '一卡通卡号',
      '社保卡号',
      '惠农一卡通账号',
    ],
  },
]

export const policyFields: readonly FieldDefinition[] = [...policy, ...account]
