import { defineForm } from '../define.ts'
import type { Block } from '../define.ts'
import { cell, head, membersOnA4, note, opinion, pairs, penNote, row, section, signs, value, wide } from '../households/pieces.ts'
import { takenInAt } from './pieces.ts'

const front: readonly Block[] = [
  { kind: 'title', text: '防止返贫监测对象信息采集表' },
  { kind: 'line', left: '{township}{village}{group}', middle: '户编号：{householdCode}', right: '采集日期：　　年　　月　　日' },
  section('一、家庭基本信息'),
  {
    kind: 'grid',
    widths: [28, 34, 28, 34, 28, 34],
    rows: [
      row(8, ...pairs('户主姓名', '{headName}', '家庭人口数', '{householdSize}人', '联系电话', '{householdPhone}')),
      row(
        8,
        head('户主证件号码'),
        cell('{headIdCard}', { span: 2 }),
        head('家庭住址'),
        cell('{household.address}', { span: 2, align: 'left' }),
      ),
      row(8, ...pairs('户类型', '{householdKind}', '识别监测时间', takenInAt, '集中安置区', '{isResettled|options}')),
      wide('监测对象类别', '{kind|options}', 5),
      wide('线索来源', '{clueSource|options}', 5, 10),
      row(8, ...pairs('线索发现日期', '{foundOn}', '承诺授权日期', '{pledgeOn}', '整户无劳动能力', '{isGuaranteed|options}')),
    ],
  },
  section('二、家庭成员信息'),
  membersOnA4(10, 'household'),
  section('三、致贫返贫风险'),
  {
    kind: 'grid',
    widths: [28, 34, 28, 34, 28, 34],
    rows: [
      row(8, ...pairs('风险1', '{risk1}', '风险2', '{risk2}', '风险3', '{risk3}')),
      wide(
        '风险类别',
        '因病、因学、因残、因自然灾害、因意外事故、因产业项目失败、因务工就业不稳、缺劳动力、因安全住房、因安全饮水、其他',
        5,
        10,
      ),
      row(20, head('风险说明'), cell('{riskNote}', { span: 5, align: 'left' })),
    ],
  },
]

const back: readonly Block[] = [
  section('四、识别时收入支出（识别前12个月，单位：元）'),
  {
    kind: 'grid',
    widths: [38, 24, 38, 24, 38, 24],
    rows: [
      row(8, ...pairs('工资性收入', '{entryWages}', '生产经营性收入', '{entryBusiness}', '财产性收入', '{entryProperty}')),
      row(8, ...pairs('转移性收入', '{entryTransfer}', '生产经营性支出', '{entryCosts}', '家庭纯收入', '{entryNet}')),
      row(8, ...pairs('家庭人口数(人)', '{entryHeadcount}', '人均纯收入', '{entryPerCapita}', '收入参考范围', '{entryRange}')),
      row(8, head('家庭理赔收入'), value('{entryClaims}'), head('合规自付支出'), value('{entryOwnSpending}'), cell('', { span: 2 })),
    ],
  },
  section('五、“三保障”和饮水安全'),
  {
    kind: 'grid',
    widths: [62, 31, 62, 31],
    rows: [
      row(8, ...pairs('住房是否出现安全问题', '{entryHouseUnsafe|options}', '饮水是否出现安全问题', '{entryWaterUnsafe|options}')),
      row(8, ...pairs('有无义务教育阶段失学辍学', '{entryDropout|has}', '有无成员未参加基本医保', '{entryUninsured|has}')),
    ],
  },
  section('六、拟采取的帮扶措施'),
  {
    kind: 'grid',
    widths: [32, 154],
    rows: [
      wide('开发式帮扶', '{developmentHelp|options}', 1, 8.8),
      wide('产业帮扶', '{industryHelp|options}', 1, 8.8),
      wide('就业帮扶', '{employmentHelp|options}', 1, 8.8),
      wide('金融帮扶', '{financeHelp|options}', 1, 8.8),
      wide('公益性岗位', '{postHelp|options}', 1, 8.8),
      wide('健康帮扶', '{healthHelp|options}', 1, 8.8),
      wide('义务教育保障', '{compulsoryHelp|options}', 1, 8.8),
      wide('教育帮扶', '{schoolingHelp|options}', 1, 8.8),
      wide('住房安全保障', '{housingHelp|options}', 1, 8.8),
      wide('饮水安全保障', '{waterHelp|options}', 1, 8.8),
      wide('综合保障', '{guaranteeHelp|options}', 1, 8.8),
      wide('社会帮扶', '{socialHelp|options}', 1, 8.8),
      opinion('采集意见', 1, 26, '采集人（两人）签字：　　　　　　　　　　　年　　月　　日'),
    ],
  },
  signs(['户主签字', '监测联系人：{contact}', '联系电话：{contactPhone}', '村级审核人签字'], 2, 9),
  note(penNote, 8.5),
]

export const monitoringCollection = defineForm({
  id: 'monitoringCollection',
  code: 'P09',
  label: '监测对象信息采集表',
  group: 'monitoring',
  purpose: '纳入监测时采集户和成员、风险、收支、拟采取措施，正反两面；可打印空表',
  ledger: 'monitoring',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 9.5,
  editions: ['internal', 'holder'],
  blank: true,
  blocks: [...front, { kind: 'break' }, ...back],
})
