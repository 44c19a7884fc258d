import { defineForm } from '../define.ts'
import type { Block } from '../define.ts'
import { cell, column, head, incomesOnA4, membersOnA4, note, pairs, penNote, row, section, signs, value, wide } from './pieces.ts'

const front: readonly Block[] = [
  { kind: 'title', text: '农户信息采集表' },
  { kind: 'line', left: '{township}{village}{group}', middle: '户编号：{code}', right: '采集日期：　　年　　月　　日' },
  section('一、基本信息'),
  {
    kind: 'grid',
    widths: [26, 36, 26, 36, 26, 36],
    rows: [
      row(8, ...pairs('户主姓名', '{headName}', '家庭人口数', '{memberCount}人', '联系电话', '{phone}')),
      row(8, head('户主证件号码'), cell('{headIdCard}', { span: 2 }), head('家庭住址'), cell('{address}', { span: 2, align: 'left' })),
      wide('户类型', '{kind|options}', 5),
      wide('脱贫属性', '{povertyStatus|options}', 5),
      wide('监测对象类别', '{monitoringKind|options}', 5),
      wide('主要致贫原因', '{mainReason|options}', 5, 13),
      wide('其他致贫原因', '{otherReasons|options}', 5, 13),
      row(8, ...pairs('首次识别时间', '{identifiedAt}', '脱贫年度', '{outOfPovertyYear}', '是否搬迁户', '{isRelocated|options}')),
      wide(
        '家庭情形',
        '军烈属 {isMilitaryFamily|options}　独生子女户 {isOneChildFamily|options}　双女户 {isTwoDaughterFamily|options}　党员户 {isPartyFamily|options}',
        5,
      ),
      row(8, head('账户名'), cell('{accountName}'), head('开户行及卡号'), cell('{bankName}　{bankCard}', { span: 3, align: 'left' })),
    ],
  },
  section('二、家庭成员信息'),
  membersOnA4(8),
  note('注：健康状况填健康、长期慢性病、患有大病、残疾（可多项）；在校生填就读年级；务工填务工区域，时间和单位写在“七、情况说明”。'),
  section('三、家庭收入（单位：元）'),
  incomesOnA4(2),
]

const helpers: Block = {
  kind: 'table',
  of: 'pairing',
  filter: 'state = "结对中"',
  minRows: 1,
  maxRows: 2,
  rowMm: 8,
  columns: [
    column(['name', '姓名'], '{helperName}', 26),
    column(['unit', '工作单位'], '{helperUnit}', 66),
    column(['post', '职务'], '{helperPost}', 34),
    column(['phone', '联系电话'], '{helperPhone}', 34, { nowrap: true }),
    column(['from', '结对时间'], '{from}', 26),
  ],
}

const back: readonly Block[] = [
  section('四、生产条件'),
  {
    kind: 'grid',
    widths: [30, 32, 30, 32, 30, 32],
    rows: [
      row(7.5, ...pairs('耕地面积', '{arableLand}亩', '其中水田', '{paddyLand}亩', '旱地', '{dryLand}亩')),
      row(7.5, ...pairs('林地面积', '{forestLand}亩', '退耕还林（草）', '{returnedForest}亩', '林果面积', '{orchardLand}亩')),
      row(7.5, ...pairs('牧草地面积', '{pasture}亩', '水面面积', '{waterArea}亩', '实种面积', '{plantedLand}亩')),
      row(7.5, ...pairs('养猪', '{pigs}头', '养牛', '{cattle}头', '养羊', '{sheep}只')),
      row(7.5, head('养禽'), value('{poultry}只'), head('种植明细'), cell('{crops}', { span: 3, align: 'left' })),
      wide(
        '产业带动',
        '加入农民专业合作组织 {inCooperative|options}　有龙头企业带动 {hasLeadingFirm|options}　有致富带头人带动 {hasEntrepreneur|options}',
        5,
      ),
      wide('产业帮扶类型', '{industrySupport|options}', 5, 13),
    ],
  },
  section('五、生活条件'),
  {
    kind: 'grid',
    widths: [30, 32, 30, 32, 30, 32],
    rows: [
      wide('房屋结构', '{houseStructure|options}', 5, 7.5),
      wide('住房来源', '{houseSource|options}', 5, 7.5),
      row(
        8,
        head('住房安全等级'),
        cell('{houseGrade|options}', { span: 3, align: 'left' }),
        head('是否危房户'),
        cell('{isDangerousHouse|options}'),
      ),
      row(7.5, ...pairs('住房面积', '{houseArea}平方米', '建造时间', '{houseYear}', '房屋层数', '{houseFloors}层')),
      wide('供水方式', '{waterSupply|options}', 5, 7.5),
      row(
        8,
        ...pairs('安全饮用水', '{hasSafeWater|options}', '自来水入户', '{hasTapWater|options}', '饮水困难', '{hasWaterTrouble|options}'),
      ),
      row(
        7.5,
        ...pairs('卫生厕所', '{hasToilet|options}', '能否正常使用', '{toiletWorks|options}', '通生活用电', '{hasHousePower|options}'),
      ),
      row(
        8,
        ...pairs(
          '通生产用电',
          '{hasProductionPower|options}',
          '通广播电视',
          '{hasBroadcast|options}',
          '入户路硬化',
          '{isRoadPaved|options}',
        ),
      ),
      row(7.5, head('入户路类型'), cell('{roadKind|options}', { span: 3, align: 'left' }), head('距村主干路'), value('{roadDistance}公里')),
      wide('主要燃料', '{fuel|options}', 5, 7.5),
    ],
  },
  section('六、帮扶责任人'),
  helpers,
  section('七、情况说明'),
  { kind: 'grid', widths: [186], rows: [row(34, cell(''))] },
  signs(['户主签字', '调查人签字（两人）', '填表人：{preparer}', '填表人电话：{preparerPhone}'], 2, 9),
  note(penNote, 8.5),
]

/** 信息采集表: two sides, with what is known printed and boxes for the rest; empty to be taken along to a household. */
export const collection = defineForm({
  id: 'householdCollection',
  code: 'P03',
  label: '农户信息采集表',
  group: 'households',
  purpose: '入户采集或更新农户信息，正反两面；可打印空表入户填写',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [...front, ...back],
})
