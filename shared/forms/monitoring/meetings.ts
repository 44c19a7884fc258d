import { defineForm } from '../define.ts'
import type { GridRow } from '../define.ts'
import { cell, head, note, pairs, row, signs, wide } from '../households/pieces.ts'

/** Who met: the party's committee of the township, whatever village it spoke of; a village; the township where none is named. An empty sheet is for the village. */
const ofParty = 'kind=党委会研判'
const ofGovernment = 'kind & !kind=党委会研判 & !village'
const ofVillage = 'village & !kind=党委会研判'
const unwritten = '!kind'
const convener = '{village}{township|unless:village}'

const voted = '说明：实到人数应达到应到人数的三分之二以上，同意票过半数有效；本纪要与签到表、会议照片一并归档。'

function concluded(label: string, seal: string): GridRow {
  return row(66, head(label), cell('{conclusion}', { span: 3, align: 'left', foot: `${seal}　　　　　　{date|day}` }))
}

/** P10: minutes of the village's assessment, who was there, and the slips they voted with. */
export const meetingMinutes = defineForm({
  id: 'meetingMinutes',
  code: 'P10',
  label: '民主评议会议纪要',
  group: 'monitoring',
  purpose: '村民代表民主评议、研判会商的会议纪要，附签到表',
  ledger: 'meeting',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '民主评议会议纪要', when: unwritten },
    { kind: 'title', text: '{village}民主评议会议纪要', when: 'kind=村民代表会' },
    { kind: 'title', text: '{township}防返贫监测会商研判会议纪要', when: ofParty },
    { kind: 'title', text: `${convener}防返贫监测会商研判会议纪要`, when: 'kind=防返贫会商' },
    { kind: 'title', text: `${convener}会议纪要`, when: 'kind & !kind=村民代表会|党委会研判|防返贫会商' },
    { kind: 'line', left: '会议类型：{kind}', right: '编号：{minutes}' },
    {
      kind: 'grid',
      widths: [28, 65, 28, 65],
      keep: false,
      rows: [
        row(10, ...pairs('会议时间', '{date|day}', '会议地点', '{place}')),
        row(10, ...pairs('主 持 人', '{host}', '记 录 人', '{recorder}')),
        row(10, ...pairs('应到人数', '{expected}人', '实到人数', '{attended}人')),
        wide('会议议题', '{topic}', 3, 12),
        row(30, head('参会人员'), cell('{attendees}', { span: 3, align: 'left' })),
        row(26, head('拟纳入名单'), cell('{entering}', { span: 3, align: 'left' })),
        row(26, head('拟消除名单'), cell('{leaving}', { span: 3, align: 'left' })),
        row(18, head('不予纳入名单'), cell('{refused}', { span: 3, align: 'left' })),
        row(
          12,
          head('表决结果'),
          cell('同意 {votesFor}票　　　反对 {votesAgainst}票　　　弃权 {votesAbstained}票', { span: 3, align: 'left' }),
        ),
        { ...concluded('评议情况\n及结论', '{village|committee}（盖章）'), when: ofVillage },
        { ...concluded('评议情况\n及结论', '村民委员会（盖章）'), when: unwritten },
        { ...concluded('研判情况\n及结论', '中共{township}委员会（盖章）'), when: ofParty },
        { ...concluded('研判情况\n及结论', '{township}人民政府（盖章）'), when: ofGovernment },
      ],
    },
    { ...signs(['主持人签字', '记录人签字', '村务监督委员会主任签字'], 3), when: ofVillage },
    { ...signs(['主持人签字', '记录人签字', '村务监督委员会主任签字'], 3), when: unwritten },
    { ...signs(['主持人签字', '记录人签字', '分管负责人签字'], 3), when: ofParty },
    { ...signs(['主持人签字', '记录人签字', '分管负责人签字'], 3), when: ofGovernment },
    { ...note(voted), when: 'kind=村民代表会' },
    { ...note(voted), when: unwritten },
    { ...note('说明：本纪要与签到表、会议照片一并归档。'), when: 'kind & !kind=村民代表会' },
  ],
})

export const attendanceSheet = defineForm({
  id: 'attendanceSheet',
  code: 'P10',
  label: '会议签到表',
  group: 'monitoring',
  purpose: '民主评议会、研判会等会议签到，留空手签',
  ledger: 'meeting',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '会 议 签 到 表' },
    {
      kind: 'grid',
      widths: [28, 65, 28, 65],
      rows: [
        row(9, ...pairs('会议时间', '{date|day}', '会议地点', '{place}')),
        row(9, ...pairs('主 持 人', '{host}', '应到人数', '{expected}人')),
        wide('会议议题', '{topic}', 3, 10),
      ],
    },
    { kind: 'space', mm: 3 },
    {
      kind: 'grid',
      widths: [11, 24, 28, 30, 11, 24, 28, 30],
      keep: false,
      rows: [attendanceHead(), ...Array.from({ length: 20 }, (_, index) => attendanceRow(index))],
    },
    note('说明：由本人签字，不得代签；身份填村民代表、党员、村干部、驻村干部、监委会成员等。'),
  ],
})

function attendanceHead(): GridRow {
  const labels = ['序号', '姓名', '身份', '签字']
  return row(9, ...[...labels, ...labels].map((label) => head(label)))
}

function attendanceRow(index: number): GridRow {
  const number = (value: number) => cell(String(value), { align: 'center' })
  const empty = () => [cell(''), cell(''), cell('')]
  return row(9.5, number(index + 1), ...empty(), number(index + 21), ...empty())
}

export const ballot = defineForm({
  id: 'assessmentBallot',
  code: 'P10',
  label: '民主评议表决票',
  group: 'monitoring',
  purpose: '每个待评议户按参会人数印小票，一页八张，会上无记名表决',
  ledger: 'monitoring',
  each: 'record',
  filter: 'state in ("待评议", "拟消除")',
  paper: 'A4',
  orientation: 'portrait',
  fontPt: 10,
  editions: ['public', 'internal'],
  cards: { columns: 2, rows: 4, widthMm: 91, heightMm: 65, gapMm: 2, border: true },
  asks: [{ id: 'copies', label: '每户张数', type: 'integer', initial: '8', required: true, min: 1 }],
  copies: 'copies',
  blocks: [
    { kind: 'title', text: '{village}民主评议表决票', pt: 13 },
    {
      kind: 'grid',
      widths: [24, 62],
      rows: [
        row(9, ...pairs('户　　主', '{headName}')),
        row(9, ...pairs('村民小组', '{group}')),
        row(9, ...pairs('评议事项', '□纳入监测　□风险消除')),
      ],
    },
    { kind: 'text', text: '表决意见：　□同意　　□不同意　　□弃权', pt: 11, aboveMm: 3 },
    { kind: 'text', text: '在选定的“□”内打“√”，多选、不选无效。', pt: 8, aboveMm: 2 },
    { kind: 'text', text: '　　　　年　　月　　日', align: 'right', aboveMm: 3 },
  ],
})
