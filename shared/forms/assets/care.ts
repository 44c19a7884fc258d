import { defineForm, type Block } from '../define.ts'
import { cell, dated, formMargins, head, middle, row } from '../projects/pieces.ts'

type Clause = Extract<Block, { kind: 'text' }>
const clause = (text: string): Clause => ({ kind: 'text', text, indent: true, pt: 13, font: 'fangSong' })
const party = (text: string): Block => ({ kind: 'text', text, pt: 13, font: 'fangSong' })

export const careAgreement = defineForm({
  id: 'careAgreement',
  code: 'P24',
  label: '资产管护协议',
  group: 'assets',
  purpose: '所有权人与管护责任人签订，一式三份',
  ledger: 'asset',
  filter: 'keeper is not blank and state != "已处置"',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 22, right: 24, bottom: 18, left: 26 },
  editions: ['internal'],
  asks: [
    { id: 'from', label: '管护期自（不填的手填）', type: 'date' },
    { id: 'to', label: '管护期至（不填的手填）', type: 'date', min: 1 },
  ],
  blocks: [
    { kind: 'title', text: '扶贫（帮扶）项目资产管护协议', pt: 20 },
    { kind: 'space', mm: 3 },
    party('甲方（资产所有权人）：{owner}'),
    party('乙方（管护责任人）：{keeper}　　联系电话：{keeperPhone}'),
    clause('为保证项目资产正常使用、长期发挥效益，甲乙双方经协商，就资产管护达成如下协议：'),
    clause('一、管护对象。{name}（资产编号：{code}），坐落于{place}，数量{quantity}{quantityUnit}，资产原值{originalValue}元。'),
    clause('二、管护期限。自{ask.from|day}起至{ask.to|day}止。'),
    {
      ...clause('三、管护方式和经费。采取{careMode}方式，经费来源为{careMoney}，年度管护费{careCost}元，经考核合格后支付。'),
      when: 'careCost',
    },
    {
      ...clause('三、管护方式和经费。采取{careMode}方式，经费来源为{careMoney}，年度管护费　　　　　　元，经考核合格后支付。'),
      when: '!careCost',
    },
    clause(
      '四、乙方责任。按{patrol}的频次巡查资产，做好保洁、保养和小修，填写管护记录；发现损坏、被占用或者安全隐患，当日报告甲方；不得擅自改变资产用途，不得转让、出租、抵押资产。',
    ),
    clause('五、甲方责任。提供必要的工具和资料，按时支付管护费用，定期检查考核；对乙方报告的问题及时组织维修处理。'),
    clause(
      '六、违约责任。因乙方管护不到位造成资产损失的，由乙方依法承担相应责任；连续两次考核不合格的，甲方可以解除协议。因自然灾害等不可抗力造成损失的除外。',
    ),
    clause('七、本协议一式三份，甲乙双方和{township}人民政府各执一份，自签字盖章之日起生效。未尽事宜由双方协商解决。'),
    { kind: 'space', mm: 6 },
    {
      kind: 'grid',
      widths: [54, 52, 52],
      rows: [
        {
          heightMm: 56,
          cells: [
            { text: '甲方（盖章）：\n\n\n代表人（签字）：', foot: dated },
            { text: '乙方（签字、手印）：', foot: dated },
            { text: '见证单位（盖章）：\n\n\n经办人（签字）：', foot: dated },
          ],
        },
      ],
    },
  ],
})

export const operationSummary = defineForm({
  id: 'operationSummary',
  code: 'P24',
  label: '资产经营合同摘要',
  group: 'assets',
  purpose: '经营性资产合同要点和历年收益，随合同存档备查',
  ledger: 'asset',
  filter: 'operator is not blank',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: formMargins,
  editions: ['internal'],
  blocks: [
    { kind: 'title', text: '经营性资产合同摘要' },
    { kind: 'line', left: '{township}{village}', right: '合同编号：{contractNo}' },
    {
      kind: 'grid',
      widths: [30, 59, 30, 58],
      rows: [
        row(10, head('资产名称'), cell('{name}', 3)),
        row(10, head('资产编号'), middle('{code}'), head('坐落地点'), cell('{place}')),
        row(10, head('所有权人'), cell('{owner}'), head('资产原值（元）'), middle('{originalValue}')),
        row(10, head('经营主体'), cell('{operator}'), head('联系电话'), middle('{operatorPhone}')),
        row(10, head('经营方式'), middle('{mode}'), head('年租金（收益）（元）'), middle('{rent}')),
        row(10, head('合同起止'), cell('自{contractFrom|day}\n至{contractTo|day}'), head('履约保证金（元）'), middle('{deposit}')),
        row(10, head('累计应收（元）'), middle('{due}'), head('累计实收（元）'), middle('{received}')),
        row(10, head('欠缴（元）'), middle('{arrears}'), head('管护责任人'), middle('{keeper}')),
        row(26, head('收益支付和违约约定'), cell('', 3)),
      ],
    },
    {
      kind: 'text',
      text: '累计应收、累计实收和欠缴按下表登记的收益期间计算，自{assetIncome.last.year}年起。',
      pt: 9,
      aboveMm: 1,
      when: 'assetIncome.count',
    },
    { kind: 'text', text: '收益缴纳情况', font: 'hei', aboveMm: 4 },
    {
      kind: 'table',
      of: 'assetIncome',
      sort: ['year', 'receivedOn'],
      columns: [
        { id: 'period', header: ['收益期间'], text: '{period}', widthMm: 37, align: 'center' },
        { id: 'due', header: ['应收（元）'], text: '{due}', widthMm: 28, align: 'right', nowrap: true, sum: 'due' },
        { id: 'received', header: ['实收（元）'], text: '{received}', widthMm: 28, align: 'right', nowrap: true, sum: 'received' },
        { id: 'receivedOn', header: ['入账日期'], text: '{receivedOn}', widthMm: 26, align: 'center', nowrap: true },
        { id: 'voucher', header: ['凭证号'], text: '{voucher}', widthMm: 28, align: 'center' },
        {
          id: 'distributed',
          header: ['已分配（元）'],
          text: '{distributed}',
          widthMm: 30,
          align: 'right',
          nowrap: true,
          sum: 'distributed',
        },
      ],
      totals: { label: '合计' },
      minRows: 4,
      rowMm: 8,
    },
    { kind: 'sign', labels: ['填表人', '审核人', '填表日期'], perRow: 3 },
  ],
})

export const careSign = defineForm({
  id: 'careSign',
  code: 'P24',
  label: '资产管护标识牌',
  group: 'assets',
  purpose: '张贴或喷绘在资产旁，写明权属、管护责任人和监督电话',
  ledger: 'asset',
  filter: 'state != "已处置"',
  each: 'record',
  paper: 'A4',
  orientation: 'landscape',
  margins: { top: 16, right: 18, bottom: 14, left: 18 },
  fontPt: 16,
  editions: ['public'],
  asks: [{ id: 'hotline', label: '监督电话', type: 'text', initial: '{officePhone}' }],
  blocks: [
    { kind: 'title', text: '扶贫（帮扶）项目资产标识牌', pt: 28 },
    { kind: 'space', mm: 3 },
    {
      kind: 'grid',
      // A long name begins on this page, too.
      keep: false,
      widths: [42, 88, 42, 89],
      rows: [
        row(16, head('资产名称'), cell('{name}', 3)),
        row(16, head('资产编号'), cell('{code}'), head('资产类别'), cell('{type}')),
        row(16, head('购建时间'), cell('{acquired|day}'), head('数量'), cell('{quantity}{quantityUnit}')),
        row(16, head('所有权人'), cell('{owner}'), head('资产原值'), cell('{originalValue|wan}万元')),
        row(16, head('形成项目'), cell('{project}', 3)),
        row(16, head('管护单位'), cell('{keeperUnit}'), head('管护责任人'), cell('{keeper}')),
        row(16, head('监督电话'), cell('12317　{ask.hotline}', 3)),
      ],
    },
    { kind: 'qr', text: '{qr}', sizeMm: 20, align: 'right', beside: ['{code}'] },
  ],
})
