import { defineForm } from '../define.ts'
import type { Block, GridRow } from '../define.ts'
import { cell, head, incomesOnA4, membersOnA4, note, pairs, penNote, row, section, signs, wide } from './pieces.ts'

const front: readonly Block[] = [
  { kind: 'title', text: '农户入户核查表' },
  { kind: 'line', left: '{township}{village}{group}', middle: '户编号：{code}', right: '核查日期：　　年　　月　　日' },
  section('一、基本信息核对'),
  {
    kind: 'grid',
    widths: [26, 36, 26, 36, 26, 36],
    rows: [
      row(8, ...pairs('户主姓名', '{headName}', '家庭人口数', '{memberCount}人', '联系电话', '{phone}')),
      row(8, head('户主证件号码'), cell('{headIdCard}', { span: 2 }), head('家庭住址'), cell('{address}', { span: 2, align: 'left' })),
      row(8, ...pairs('户类型', '{kind}', '脱贫属性', '{povertyStatus}', '监测对象类别', '{monitoringKind}')),
      row(8, ...pairs('主要致贫原因', '{mainReason}', '帮扶责任人', '{helperName}', '最近走访日期', '{lastVisit}')),
      wide('核对结果', '□与台账一致　　□不一致，需更正：', 5, 9),
    ],
  },
  section('二、家庭成员核对'),
  membersOnA4(10),
  {
    kind: 'grid',
    widths: [26, 160],
    rows: [
      row(
        20,
        head('人口变化'),
        cell('□无变化　□新增（出生、婚入、迁入等）　□减少（死亡、婚出、迁出等）\n姓名、原因及日期：', { align: 'left' }),
      ),
    ],
  },
  section('三、家庭收入核对（单位：元）'),
  incomesOnA4(1),
  {
    kind: 'grid',
    widths: [26, 160],
    rows: [
      row(
        14,
        head('核查情况'),
        cell('近12个月收入有无大幅下降：□无　□有；家庭年人均纯收入约　　　　　　元，主要来源：', { align: 'left' }),
      ),
    ],
  },
]

/** 九年义务教育, the years of school that nobody may miss. */
const compulsory = 'among:小学,七年级,八年级,九年级'

const items: readonly (readonly [string, string, string])[] = [
  ['不愁吃、不愁穿', '', '□达标　□不达标：'],
  [
    '义务教育',
    `义务教育阶段在校{member.count.studentStatus|${compulsory}}人　{member.each.studentStatus|${compulsory}}`,
    '□无适龄学生　□均在校　□送教上门　□有失学辍学：',
  ],
  [
    '基本医疗',
    '参加居民医保 {member.count.hasResidentMedical}人，\n职工医保 {member.count.hasWorkerMedical}人',
    '□全员参加基本医保　□未参保人员：',
  ],
  ['住房安全', '住房等级：{houseGrade}\n危房户：{isDangerousHouse}', '□安全　□有安全隐患：'],
  [
    '饮水安全',
    '供水：{waterSupply}\n安全饮水：{hasSafeWater}',
    '水量 □达标 □不达标　水质 □达标 □不达标\n取水 □方便 □不方便　供水保证率 □达标 □不达标',
  ],
  ['生产经营', '耕地：{arableLand}亩　林地：{forestLand}亩', '□正常　□产业失败或受灾：'],
  ['务工就业', '务工 {member.count.migrantArea}人　{member.each.migrantArea}', '务工　　人　□稳定　□不稳定　□有就业意愿未就业：'],
  ['大额支出', '', '近12个月医疗、教育、住房等自付支出约　　　　　　元'],
  ['突发情况', '', '□无　□大病　□意外事故　□自然灾害　□其他：'],
  ['政策落实', '产业帮扶：{industrySupport}', '应享受未享受的政策：'],
  ['生活设施', '卫生厕所：{hasToilet}\n通生活用电：{hasHousePower}\n入户路：{roadKind}', '□正常使用　□存在问题：'],
  ['政策知晓与满意', '', '帮扶政策 □知晓 □不知晓　帮扶工作 □满意 □一般 □不满意'],
]

const back: readonly Block[] = [
  section('四、“两不愁三保障”及风险核查'),
  {
    kind: 'grid',
    widths: [28, 56, 102],
    rows: [row(8, head('核查内容'), head('台账记载'), head('核查结果')), ...items.map(itemRow)],
  },
  section('五、核查结论'),
  {
    kind: 'grid',
    widths: [28, 158],
    rows: [
      row(9, head('核查结论'), cell('□无返贫致贫风险　□有风险，建议纳入监测　□信息需更正　□有问题需整改', { align: 'left' })),
      row(26, head('存在问题\n及建议'), cell('', { align: 'left' })),
      row(18, head('整改责任人\n及时限'), cell('', { align: 'left' })),
    ],
  },
  signs(['户主签字', '核查人签字（不少于两人）', '村级审核人', '核查人电话'], 2),
  note(penNote, 8.5),
]

/** 入户核查表: what the ledger says next to what is found at the door. */
export const check = defineForm({
  id: 'householdCheck',
  code: 'P03',
  label: '农户入户核查表',
  group: 'households',
  purpose: '入户核对台账：左边印台账记载，右边填核查结果，正反两面；可打印空表',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [...front, { kind: 'break' }, ...back],
})

function itemRow([item, known, found]: readonly [string, string, string]): GridRow {
  return row(11.5, head(item), cell(known, { align: 'left' }), cell(found, { align: 'left' }))
}
