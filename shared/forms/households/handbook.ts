import { defineForm } from '../define.ts'
import type { Block } from '../define.ts'
import { cell, column, dateColumn, head, helpColumns, moneyColumn, note, numberColumn, pairs, row, section, signs, wide } from './pieces.ts'

const cover: readonly Block[] = [
  { kind: 'line', right: '编号：{code}' },
  { kind: 'title', text: '{county}{township}', pt: 16, aboveMm: 16 },
  { kind: 'title', text: '帮 扶 手 册', pt: 32, aboveMm: 8 },
  { kind: 'space', mm: 22 },
  {
    kind: 'grid',
    widths: [36, 86],
    rows: [
      row(11, ...pairs('户主姓名', '{headName}')),
      row(11, ...pairs('村　　组', '{village}{group}')),
      row(11, ...pairs('户 类 型', '{kind}　{monitoringKind}')),
      row(11, ...pairs('帮扶责任人', '{helperName}')),
    ],
  },
  { kind: 'space', mm: 16 },
  { kind: 'text', text: '{township}人民政府 制', align: 'center', pt: 12 },
  { kind: 'text', text: '　　　　年　　月', align: 'center', pt: 12, aboveMm: 3 },
  { kind: 'break' },
  { kind: 'title', text: '使 用 说 明', pt: 15 },
  ...[
    '一、本手册一户一册，由农户妥善保管，村级留存一份，内容应当一致。',
    '二、由帮扶责任人填写，用黑色签字笔，字迹工整；家庭情况、收入和措施发生变化的，走访时当场更新。',
    '三、收入按上年10月至本年9月（或本地规定的周期）核算，金额单位为元。',
    '四、每次走访应当写明日期、内容和解决的问题，由户主签字确认。',
    '五、任何单位和个人不得凭本手册向农户收取费用。',
    '六、农户有疑问的，可向村民委员会或乡镇乡村振兴工作机构查询。',
  ].map((text): Block => ({ kind: 'text', text, pt: 10.5, aboveMm: 3.5 })),
  { kind: 'break' },
]

const situation: readonly Block[] = [
  section('一、家庭基本情况'),
  {
    kind: 'grid',
    widths: [26, 35, 26, 35],
    rows: [
      row(7.5, ...pairs('户主姓名', '{headName}', '联系电话', '{phone}')),
      wide('证件号码', '{headIdCard}', 3, 7.5),
      wide('家庭住址', '{address}', 3, 7.5),
      row(7.5, ...pairs('户类型', '{kind}', '脱贫属性', '{povertyStatus}')),
      row(7.5, ...pairs('监测类别', '{monitoringKind}', '家庭人口', '{memberCount}人')),
      row(7.5, ...pairs('主要致贫原因', '{mainReason}', '其他致贫原因', '{otherReasons}')),
      wide('开户行及卡号', '{bankName}　{bankCard}', 3, 7.5),
    ],
  },
  section('二、家庭成员'),
  {
    kind: 'table',
    of: 'member',
    minRows: 8,
    rowMm: 8,
    columns: [
      numberColumn(7),
      column(['name', '姓名'], '{name}', 15),
      column(['relation', '关系'], '{relation}', 13),
      column(['idCard', '证件号码'], '{idCard}', 32, { nowrap: true }),
      column(['health', '健康状况'], '{health}', 19.5),
      column(['labour', '劳动技能'], '{laborSkill}', 19),
      column(['student', '在校/务工'], '{studentStatus} {migrantArea}', 16.5),
    ],
  },
  section('三、生产生活条件'),
  {
    kind: 'grid',
    widths: [26, 35, 26, 35],
    rows: [
      row(7.5, ...pairs('耕地面积', '{arableLand}亩', '林地面积', '{forestLand}亩')),
      row(7.5, ...pairs('住房面积', '{houseArea}平方米', '房屋结构', '{houseStructure}')),
      row(7.5, ...pairs('住房安全等级', '{houseGrade}', '供水方式', '{waterSupply}')),
      row(7.5, ...pairs('安全饮用水', '{hasSafeWater|options}', '卫生厕所', '{hasToilet|options}')),
      row(7.5, ...pairs('通生活用电', '{hasHousePower|options}', '入户路类型', '{roadKind}')),
    ],
  },
]

const help: readonly Block[] = [
  section('四、帮扶责任人'),
  {
    kind: 'table',
    of: 'pairing',
    sort: ['from'],
    minRows: 2,
    rowMm: 8,
    columns: [
      column(['name', '姓名'], '{helperName}', 20),
      column(['unit', '单位及职务'], '{helperUnit} {helperPost}', 46, { align: 'left' }),
      column(['phone', '联系电话'], '{helperPhone}', 30, { nowrap: true }),
      column(['from', '结对时间'], '{from}', 26),
    ],
  },
  section('五、帮扶计划'),
  {
    kind: 'table',
    of: 'helpPlan',
    sort: ['-year'],
    turned: true,
    minRows: 3,
    maxRows: 5,
    rowMm: 12,
    columns: [helpColumns.year(12), helpColumns.goal(38), helpColumns.planned(50), helpColumns.expected(22)],
  },
  section('六、帮扶措施落实'),
  {
    kind: 'table',
    of: 'measure',
    sort: ['year', 'startDate', 'kind'],
    minRows: 5,
    rowMm: 9,
    columns: [
      helpColumns.year(12),
      column(['kind', '措施类别'], '{kind} {item}', 24),
      helpColumns.content(42),
      moneyColumn(['amount', '金额(元)'], '{amount}', 20),
      helpColumns.state(24),
    ],
  },
]

const income: readonly Block[] = [
  section('七、家庭收入（单位：元）'),
  {
    kind: 'table',
    of: 'income',
    sort: ['-year'],
    turned: true,
    minRows: 4,
    maxRows: 5,
    rowMm: 9,
    columns: [
      column(['year', '年度'], '{year}', 11),
      moneyColumn(['wages', '工资性收入'], '{wagesCounted}', 18),
      moneyColumn(['business', '生产经营性收入'], '{businessCounted}', 19),
      moneyColumn(['property', '财产性收入'], '{propertyCounted}', 16),
      moneyColumn(['transfer', '转移性收入'], '{transferCounted}', 18),
      moneyColumn(['costs', '生产经营性支出'], '{costsCounted}', 18),
      moneyColumn(['perCapita', '人均纯收入'], '{perCapita}', 22),
    ],
  },
  note('人均纯收入 =（工资性＋生产经营性＋财产性＋转移性收入－生产经营性支出）÷ 年度家庭人口数。', 8.5),
]

const visits: readonly Block[] = [
  { kind: 'break' },
  section('八、走访记录'),
  {
    kind: 'table',
    of: 'visit',
    sort: ['-date'],
    turned: true,
    minRows: 12,
    maxRows: 12,
    rowMm: 12,
    columns: [
      dateColumn(['date', '日期'], '{date}', 22),
      column(['visitors', '走访人'], '{visitors}', 20),
      column(['content', '走访内容及解决的问题'], '{content} {advice}', 60, { align: 'left' }),
      column(['sign', '户主签字'], '', 20),
    ],
  },
]

const effect: readonly Block[] = [
  { kind: 'break' },
  section('九、帮扶成效与农户意见'),
  {
    kind: 'grid',
    widths: [24, 98],
    rows: [
      row(26, head('帮扶成效'), cell('', { align: 'left' })),
      row(22, head('农户意见'), cell('□满意　□基本满意　□不满意', { align: 'left', foot: '户主签字：　　　　　　　年　　月　　日' })),
    ],
  },
  signs(['帮扶责任人签字', '村级负责人签字'], 2),
  section('十、家庭情况变化记录'),
  {
    kind: 'grid',
    widths: [24, 68, 30],
    keep: false,
    rows: [
      row(8, head('日期'), head('变化情况'), head('记录人')),
      ...Array.from({ length: 6 }, () => row(11, cell(''), cell(''), cell(''))),
    ],
  },
  { kind: 'break' },
  { kind: 'title', text: '便 民 联 系', pt: 15, aboveMm: 50 },
  {
    kind: 'grid',
    widths: [30, 32, 24, 36],
    rows: [
      row(12, ...pairs('村党组织书记', '{village.secretary}', '电　话', '{village.secretaryPhone}')),
      row(12, ...pairs('村委会主任', '{village.director}', '电　话', '{village.directorPhone}')),
      row(12, ...pairs('驻村第一书记', '{village.firstSecretary}', '电　话', '{village.firstSecretaryPhone}')),
      row(12, ...pairs('村民小组长', '{group.leader}', '电　话', '{group.leaderPhone}')),
    ],
  },
  { kind: 'text', text: '防止返贫监测和乡村振兴咨询服务热线\u00a012317　　便民服务热线\u00a012345', align: 'center', aboveMm: 6 },
]

/** 帮扶手册: A5, to be stapled in the fold; 122 mm. The household keeps one, the office the other. */
export const handbook = defineForm({
  id: 'helpHandbook',
  code: 'P04',
  label: '帮扶手册',
  group: 'households',
  purpose: '发给农户的帮扶手册：家庭情况、帮扶计划、措施、收入、走访，A5 装订',
  ledger: 'household',
  each: 'record',
  paper: 'A5',
  orientation: 'portrait',
  margins: { top: 12, right: 10, bottom: 12, left: 16 },
  fontPt: 9.5,
  editions: ['holder', 'internal'],
  blank: true,
  blocks: [...cover, ...situation, ...help, ...income, ...visits, ...effect],
})
