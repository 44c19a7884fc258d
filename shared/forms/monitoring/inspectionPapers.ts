import { defineForm } from '../define.ts'
import { cell, column, head, membersOnA4, note, pairs, row, section, signs, wide } from '../households/pieces.ts'

/** What an inspection takes along: who was drawn and how, the way, and a checklist a household. */

export const inspectionList = defineForm({
  id: 'inspectionList',
  code: 'P30',
  label: '迎检抽查名单',
  group: 'monitoring',
  purpose: '一批抽中的全部农户，印有抽样办法、随机种子和范围校验码，可据此再抽一遍核对',
  ledger: 'inspectionSample',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  fontPt: 10,
  editions: ['internal'],
  blocks: [
    { kind: 'title', text: '{name}抽查名单' },
    { kind: 'line', left: '批次编号：{number}', middle: '抽样日期：{drawnOn|day}', right: '抽样人：{drawer}' },
    {
      kind: 'table',
      of: 'inspectedHousehold',
      sort: ['stop'],
      columns: [
        column(['stop', '序号'], '{stop}', 12),
        column(['village', '行政村'], '{village}', 26),
        column(['group', '村民小组'], '{group}', 24),
        column(['head', '户主姓名'], '{headName}', 24),
        column(['size', '人口'], '{memberCount}', 12, { sum: 'memberCount' }),
        column(['kind', '户类型'], '{householdKind}', 24),
        column(['monitoring', '监测对象类别'], '{monitoringKind}', 30),
        column(['helper', '帮扶责任人'], '{helperName}', 26),
        column(['stratum', '所在层'], '{stratum}', 44),
        column(['result', '检查结果'], '', 30),
      ],
      totals: { label: '合计' },
    },
    section('抽样办法'),
    note('抽样范围：{scope}，共 {population} 户', 9.5),
    { kind: 'text', text: '不参加抽样：{without}', pt: 9.5, aboveMm: 1.5, when: 'without' },
    note('分层依据：{strata}。抽取办法：{way}。', 9.5),
    note('随机种子：{seed}　　范围校验码：{digest}', 9.5),
    note('抽样办法公开：范围、分层、户数和种子相同，任何人用本程序再抽一遍，结果一定相同。', 9),
    signs(['抽样人签字', '监督人签字', '村（镇）代表签字'], 3, 10),
  ],
})

export const inspectionRoute = defineForm({
  id: 'inspectionRoute',
  code: 'P30',
  label: '迎检入户路线表',
  group: 'monitoring',
  purpose: '按村、组、住址排好先后，给带路的人和检查组用',
  ledger: 'inspectionSample',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 10,
  editions: ['internal'],
  blocks: [
    { kind: 'title', text: '{name}入户路线表' },
    { kind: 'line', left: '批次编号：{number}', right: '检查日期：{inspectOn|day}' },
    {
      kind: 'table',
      of: 'inspectedHousehold',
      sort: ['stop'],
      groupBy: '{village}',
      rowMm: 9,
      columns: [
        column(['stop', '序号'], '{stop}', 12),
        column(['group', '村民小组'], '{group}', 22),
        column(['head', '户主姓名'], '{headName}', 20),
        column(['size', '人口'], '{memberCount}', 11),
        column(['address', '家庭住址'], '{address}', 44, { align: 'left' }),
        column(['phone', '联系电话'], '{householdPhone}', 26, { nowrap: true }),
        column(['helper', '带路人或帮扶责任人'], '{helperName}', 25),
        column(['arrived', '到户时间'], '', 14),
        column(['done', '已查'], '□', 12),
      ],
    },
    { kind: 'line', left: '组长：', middle: '车辆、司机：', right: '出发时间：' },
  ],
})

/** Standard points: 两不愁三保障, 饮水, income, help. */
const points: readonly (readonly [string, string])[] = [
  ['吃不愁', '□主食细粮、能吃上肉蛋奶豆　□有困难：'],
  ['穿不愁', '□四季有换季衣被　□有困难：'],
  ['义务教育', '□无适龄学生　□均在校　□送教上门　□有失学辍学：'],
  ['基本医疗', '□全员参加基本医保　□有未参保：　　　　□大病慢病能及时就医　□有困难：'],
  ['住房安全', '□安全　□有安全隐患：　　　　　　□安全住房外另住旧房'],
  ['饮水安全', '水量 □够 □不够　水质 □好 □不好　取水 □方便 □不方便　保证率 □达标 □不达标'],
  ['家庭收入', '户主自报近12个月人均纯收入约　　　　元；与台账 □基本一致　□差异较大：'],
  ['帮扶情况', '帮扶责任人 □说得出　□说不出；近半年入户　　次；享受的政策 □知晓　□不知晓'],
  ['风险和诉求', '□无返贫致贫风险　□有风险：　　　　　　诉求：'],
]

export const inspectionChecklist = defineForm({
  id: 'inspectionChecklist',
  code: 'P09',
  label: '迎检入户核查清单',
  group: 'monitoring',
  purpose: '抽中的每户一份：基本情况、必查的“两不愁三保障”各项、这一户台账里待核实的疑点',
  ledger: 'inspectedHousehold',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 10,
  editions: ['internal'],
  blocks: [
    { kind: 'qr', text: '{qr}', sizeMm: 14, align: 'right', beside: ['扫码录入', '本户结果'] },
    { kind: 'title', text: '入户核查清单' },
    { kind: 'line', left: '{sample}', middle: '第 {stop} 户　{stratum}', right: '核查日期：　　年　　月　　日' },
    {
      kind: 'grid',
      widths: [26, 36, 26, 36, 26, 36],
      rows: [
        row(8, ...pairs('户主姓名', '{headName}', '家庭人口', '{memberCount}人', '联系电话', '{householdPhone}')),
        wide('家庭住址', '{village}{group}　{address}', 5),
        row(8, ...pairs('户类型', '{householdKind}', '监测对象类别', '{monitoringKind}', '帮扶责任人', '{helperName}')),
      ],
    },
    section('一、家庭成员（与台账核对，不符的在旁边改正）'),
    membersOnA4(4, 'household'),
    section('二、必查内容'),
    {
      kind: 'grid',
      widths: [26, 160],
      keep: false,
      rows: points.map(([label, text]) => row(8, head(label), cell(text, { align: 'left' }))),
    },
    section('三、重点核实（台账里这一户还没有处理的疑点）'),
    { kind: 'text', text: '{questions}', pt: 9.5, when: 'questions' },
    { kind: 'text', text: '台账里这一户没有待核实的疑点。', pt: 9.5, when: '!questions' },
    section('四、核查结论'),
    {
      kind: 'grid',
      widths: [26, 160],
      rows: [
        row(8, head('结论'), cell('□未发现问题　　□有问题　　□未见到人', { align: 'left' })),
        row(20, head('发现的问题'), cell('', { align: 'left' })),
      ],
    },
    signs(['户主签字', '核查人签字', '陪同人签字'], 3, 9),
  ],
})
