import { defineForm } from '../define.ts'
import type { Block } from '../define.ts'
import { dossierHelp } from './dossierHelp.ts'
import { cell, head, note, numberColumn, column, pairs, row, section, signs, value, wide } from './pieces.ts'

const cover: readonly Block[] = [
  { kind: 'line', right: '户编号：{code}' },
  { kind: 'title', text: '{township}{village}', pt: 22, aboveMm: 34 },
  { kind: 'title', text: '农户档案', pt: 42, aboveMm: 10 },
  { kind: 'title', text: '（一户一档）', pt: 20, aboveMm: 4 },
  { kind: 'space', mm: 26 },
  {
    kind: 'grid',
    widths: [32, 54, 32, 55],
    rows: [
      row(13, ...pairs('户主姓名', '{headName}', '家庭人口', '{memberCount}人')),
      row(13, ...pairs('行 政 村', '{village}', '村民小组', '{group}')),
      row(13, ...pairs('户 类 型', '{kind}', '监测对象类别', '{monitoringKind}')),
      row(13, ...pairs('首次识别时间', '{identifiedAt}', '脱贫年度', '{outOfPovertyYear}')),
      row(13, ...pairs('帮扶责任人', '{helperName}', '户主电话', '{phone}')),
    ],
  },
  { kind: 'space', mm: 26 },
  { kind: 'text', text: '建档单位：{township}人民政府　{village|committee}', align: 'center', pt: 14 },
  { kind: 'text', text: '建档（更新）日期：　　　　年　　月　　日', align: 'center', pt: 14, aboveMm: 5 },
]

const papers: readonly string[] = [
  '农户基本情况表、家庭成员情况表',
  '户口簿、居民身份证复印件',
  '农户申请书、承诺授权书',
  '信息采集表、入户核查表',
  '历年家庭收入核算表',
  '监测对象识别、公示、审批材料',
  '帮扶计划、帮扶措施落实表',
  '享受惠民政策及补贴发放凭证',
  '住房安全鉴定、饮水安全评价材料',
  '教育、健康、残疾等证明材料',
  '务工、公益性岗位、培训证明材料',
  '产业发展、小额信贷、保险材料',
  '风险消除评估、公示、审批材料',
  '走访、慰问、回访记录',
  '人口变动、家庭情况变化材料',
  '其他有关材料及照片',
]

const basics: readonly Block[] = [
  { kind: 'title', text: '农户基本情况表', pt: 18 },
  { kind: 'line', left: '户编号：{code}', right: '填表日期：{preparedOn|day}' },
  section('一、基本信息'),
  {
    kind: 'grid',
    widths: [25, 33, 25, 32, 25, 33],
    rows: [
      row(8, ...pairs('户主姓名', '{headName}', '家庭人口数', '{memberCount}人', '联系电话', '{phone}')),
      row(8, head('证件号码'), cell('{headIdCard}', { span: 2 }), head('家庭住址'), cell('{address}', { span: 2, align: 'left' })),
      row(8, ...pairs('行政村', '{village}', '村民小组', '{group}', '户状态', '{status}')),
      row(8, ...pairs('户类型', '{kind}', '脱贫属性', '{povertyStatus}', '监测对象类别', '{monitoringKind}')),
      row(8, ...pairs('首次识别时间', '{identifiedAt}', '识别标准', '{identifyStandard}', '脱贫年度', '{outOfPovertyYear}')),
      row(8, head('主要致贫原因'), cell('{mainReason}'), head('其他致贫原因'), cell('{otherReasons}', { span: 3, align: 'left' })),
      row(8, head('开户银行'), cell('{bankName}', { span: 2 }), head('银行卡号'), cell('{bankCard}', { span: 2 })),
      row(8, ...pairs('账户名', '{accountName}', '是否搬迁户', '{isRelocated}', '安置方式', '{relocationKind}')),
      wide(
        '其他情形',
        '军烈属 {isMilitaryFamily|options}　党员户 {isPartyFamily|options}　独生子女户 {isOneChildFamily|options}　双女户 {isTwoDaughterFamily|options}',
        5,
      ),
    ],
  },
  section('二、家庭成员情况'),
  {
    kind: 'table',
    of: 'member',
    minRows: 10,
    rowMm: 8,
    columns: [
      numberColumn(8),
      column(['name', '姓名'], '{name}', 17),
      column(['relation', '与户主关系'], '{relation}', 13),
      column(['sex', '性别'], '{sex}', 8),
      column(['idCard', '证件号码'], '{idCard}', 35, { nowrap: true }),
      column(['education', '文化程度'], '{education}', 13),
      column(['student', '在校生状况'], '{studentStatus}', 14),
      column(['health', '健康状况'], '{health}', 17),
      column(['labour', '劳动技能'], '{laborSkill}', 22),
      column(['work', '务工区域'], '{migrantArea}', 13.5),
      column(['welfare', '低保'], '{lowIncome}', 12.5),
    ],
  },
]

const living: readonly Block[] = [
  section('三、生产生活条件'),
  {
    kind: 'grid',
    widths: [29, 28.5, 29, 28.5, 29, 29],
    rows: [
      row(8, ...pairs('耕地面积', '{arableLand}亩', '林地面积', '{forestLand}亩', '退耕还林（草）', '{returnedForest}亩')),
      row(8, ...pairs('林果面积', '{orchardLand}亩', '牧草地面积', '{pasture}亩', '水面面积', '{waterArea}亩')),
      row(8, ...pairs('养猪', '{pigs}头', '养牛', '{cattle}头', '养羊', '{sheep}只')),
      row(8, head('养禽'), value('{poultry}只'), head('种植明细'), cell('{crops}', { span: 3, align: 'left' })),
      wide(
        '产业带动',
        '加入农民专业合作组织 {inCooperative|options}　龙头企业带动 {hasLeadingFirm|options}　致富带头人带动 {hasEntrepreneur|options}',
        5,
      ),
      wide('到户产业帮扶', '{industrySupport}', 5),
      row(8, ...pairs('住房面积', '{houseArea}平方米', '房屋结构', '{houseStructure}', '住房安全等级', '{houseGrade}')),
      row(8, ...pairs('住房来源', '{houseSource}', '建造时间', '{houseYear}', '是否危房户', '{isDangerousHouse|options}')),
      row(8, ...pairs('供水方式', '{waterSupply}', '安全饮用水', '{hasSafeWater|options}', '自来水入户', '{hasTapWater|options}')),
      row(
        8,
        ...pairs('卫生厕所', '{hasToilet|options}', '通生活用电', '{hasHousePower|options}', '通生产用电', '{hasProductionPower|options}'),
      ),
      row(8, ...pairs('通广播电视', '{hasBroadcast|options}', '入户路类型', '{roadKind}', '距村主干路', '{roadDistance}公里')),
      row(8, ...pairs('主要燃料', '{fuel}', '入户道路硬化', '{isRoadPaved|options}', '农户星级', '{stars}')),
    ],
  },
]

const closing: readonly Block[] = [
  section('十一、有关情况说明'),
  { kind: 'grid', widths: [173], rows: [row(24, cell('{note}', { align: 'left' }))] },
  signs(['户主签字', '填表人：{preparer}', '填表人电话：{preparerPhone}'], 3),
  signs(['村级审核人', '村民委员会（盖章）', '审核日期'], 3),
  note('说明：用黑色签字笔填写；空白行供补填，家庭情况变化后及时更新。'),
]

/** 一户一档: cover, list of contents and the whole file of a household; 173 mm beside the binding margin. */
export const dossier = defineForm({
  id: 'householdDossier',
  code: 'P02',
  label: '一户一档（全套）',
  group: 'households',
  purpose: '每户一套：封面、目录、户情、收入、帮扶、监测、走访等，装订成册',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 15, right: 12, bottom: 14, left: 25 },
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [...cover, { kind: 'break' }, ...contents(), { kind: 'break' }, ...basics, ...living, ...dossierHelp(), ...closing],
})

function contents(): readonly Block[] {
  const written = papers.map((paper, index) =>
    row(11, cell(String(index + 1), { align: 'center' }), cell(paper), cell(''), cell(''), cell('')),
  )
  const empty = [17, 18].map((index) => row(11, cell(String(index), { align: 'center' }), cell(''), cell(''), cell(''), cell('')))
  return [
    { kind: 'title', text: '档 案 目 录', pt: 20, aboveMm: 2 },
    { kind: 'line', left: '户主姓名：{headName}', right: '{village}{group}' },
    {
      kind: 'grid',
      widths: [13, 82, 18, 32, 28],
      keep: false,
      rows: [row(10, head('序号'), head('材料名称'), head('页数'), head('形成日期'), head('备注')), ...written, ...empty],
    },
    note('说明：按上列顺序整理，缺项在备注栏写“无”；归档后增加的材料依次登记在后。'),
  ]
}
