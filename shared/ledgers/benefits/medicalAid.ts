import { amountOf, defineBenefit } from './common.ts'
import { date, money, percent, shown, text } from './fields.ts'

/** One stay or treatment: what it cost, who paid, what remained. 自付 is the office's figure; a rule compares it. */
export const medicalAid = defineBenefit({
  id: 'medicalAid',
  label: '医疗救助',
  table: 'medical_aid',
  of: 'person',
  name: { aliases: '患者姓名 患者 救助对象姓名' },
  parts: [
    {
      id: 'stay',
      label: '就医',
      fields: [
        text('disease', '疾病名称', '出院诊断疾病名称 疾病诊断 病种 所患疾病 诊断', shown(130, 30)),
        text('hospital', '医疗机构名称', '医疗机构 医院 就诊医院 医院名称', shown(130, 30)),
        date('admittedOn', '入院日期', '入院时间 住院时间 住院日期', shown(104, 22)),
        date('dischargedOn', '出院日期', '出院时间', shown(104, 22)),
      ],
    },
    {
      id: 'cost',
      label: '费用',
      fields: [
        money('total', '医疗总费用', '总费用 住院总费用 医疗费用 医疗费总额', shown(96, 22)),
        money('basic', '基本医保报销', '基本补偿 住院医疗报销 基本医保报销金额 合疗报销 新农合报销 报销金额'),
        money('serious', '大病保险报销', '大病报销金额 大病保险 大病报销'),
        money('commercial', '商业补充/防贫保', '商业补充保险 商业保险报销 商业补充报销 防贫保报销'),
        money('own', '自付金额', '自付 个人自付 自付费用 合规自付金额', {
          ...shown(96, 22),
          help: '总费用减去各项报销与救助',
        }),
        percent('rate', '救助比例', '医疗救助比例', { max: 100_00 }),
        text('aidGroup', '救助人员类别', '救助对象类别 人员类别 救助类别'),
      ],
    },
    {
      id: 'chronic',
      label: '慢病与签约',
      fields: [
        text('chronicCard', '慢病卡号', '慢性病卡号 慢病证号', { sensitive: 'idCard' }),
        text('doctor', '签约医生', '家庭医生 签约家庭医生'),
        date('signedOn', '签约日期', '签约时间'),
      ],
    },
  ],
  pay: {
    amount: amountOf('医疗救助金额', '救助金额 大病救助 医疗救助 大病救助金额'),
    paidOn: { label: '救助时间', aliases: '救助日期 发放时间 发放日期' },
    account: true,
  },
  keys: [
    ['idCard', 'admittedOn', 'hospital'],
    ['idCard', 'admittedOn', 'total'],
    ['household', 'name', 'admittedOn', 'total'],
  ],
  aliases: ['大病救助', '住院报销', '慢病', '慢性病花名册', '医疗救助花名册', '住院花名册'],
  sort: ['-admittedOn'],
  since: 'admittedOn',
  occurrence: { date: 'admittedOn', amount: 'amount', says: ['disease', 'hospital', 'total', 'own', 'amount'] },
})
