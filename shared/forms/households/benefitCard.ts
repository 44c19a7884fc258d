import { defineForm, type TableBlock, type TableColumn } from '../define.ts'
import { column, moneyColumn, note, pairs, row, section, signs } from './pieces.ts'

/** Most households have no share in an asset, and the card has one page. */
const shared = 'assetDistribution.count'

/** 收益明白卡: what the household earned and received in money, for its own wall. */
export const benefitCard = defineForm({
  id: 'benefitCard',
  code: 'P05',
  label: '增收收益明白卡',
  group: 'households',
  purpose: '告诉农户当年得到了哪些补贴、分红和增收，A5',
  ledger: 'household',
  each: 'record',
  paper: 'A5',
  orientation: 'portrait',
  margins: { top: 8, right: 12, bottom: 9, left: 12 },
  fontPt: 9,
  editions: ['holder', 'internal'],
  asks: [{ id: 'year', label: '年度', type: 'year', initial: 'today', required: true }],
  blank: true,
  blocks: [
    { kind: 'title', text: '{ask.year}年度收益明白卡', pt: 16 },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{code}' },
    {
      kind: 'grid',
      widths: [20, 46, 24, 34],
      rows: [
        row(8, ...pairs('户主姓名', '{headName}', '家庭人口', '{memberCount}人')),
        row(7, ...pairs('户类型', '{kind}　{monitoringKind}', '帮扶责任人', '{helperName}')),
      ],
    },
    section('一、产业奖补'),
    ...ofYear('subsidy', 6, [
      column(['kind', '产业'], '{kind}', 26),
      column(['item', '奖补项目'], '{item}', 46, { align: 'left' }),
      column(['paidOn', '发放日期'], '{paidOn}', 26),
      moneyColumn(['amount', '金额(元)'], '{amount}', 26, { sum: 'amount' }),
    ]),
    section('二、土地流转与入股分红'),
    ...ofYear('landTransfer', 6, [
      column(['kind', '类型'], '{kind}', 26),
      column(['receiver', '经营主体'], '{receiver}', 46, { align: 'left' }),
      moneyColumn(['rent', '年租金(元)'], '{rent}', 26, { sum: 'rent' }),
      moneyColumn(['amount', '分红(元)'], '{amount}', 26, { sum: 'amount' }),
    ]),
    { ...section('三、资产收益分配'), when: shared },
    ...ofYear('assetDistribution', 6, [
      column(['use', '用途'], '{use}', 26),
      column(['asset', '资产'], '{asset}', 46, { align: 'left' }),
      column(['paidOn', '发放日期'], '{paidOn}', 26),
      moneyColumn(['amount', '金额(元)'], '{amount}', 26, { sum: 'amount' }),
    ]).map((table) => ({ ...table, when: `${table.when} & ${shared}` })),
    { ...section('四、惠农补贴'), when: shared },
    { ...section('三、惠农补贴'), when: `!${shared}` },
    ...ofYear('farmSubsidy', 8, [
      column(['kind', '补贴类型'], '{kind}', 46, { align: 'left' }),
      column(['area', '面积(亩)'], '{area}', 26),
      column(['paidOn', '发放日期'], '{paidOn}', 26),
      moneyColumn(['amount', '金额(元)'], '{amount}', 26, { sum: 'amount' }),
    ]),
    { ...section('五、就业补贴'), when: shared },
    { ...section('四、就业补贴'), when: `!${shared}` },
    ...ofYear('transportSubsidy', 4, [
      column(['kind', '补贴类型'], '{kind}', 46, { align: 'left' }),
      column(['name', '受益人'], '{name}', 26),
      column(['paidOn', '发放日期'], '{paidOn}', 26),
      moneyColumn(['amount', '金额(元)'], '{amount}', 26, { sum: 'amount' }),
    ]),
    signs(['填写人', '户主签字', '日期'], 3, 8),
    note('说明：按台账登记列出，以银行卡（折）实际入账为准；有疑问请向村民委员会查询。', 8.5),
  ],
})

/** What the household got of one ledger in the year that is asked for, with its sum; a line to write on where no household is known. */
function ofYear(of: string, maxRows: number, columns: readonly TableColumn[]): readonly TableBlock[] {
  const table: TableBlock = { kind: 'table', of, filter: 'year = {ask.year}', maxRows, rowMm: 7, columns, totals: { label: '小计' } }
  return [
    { ...table, when: 'headName' },
    { ...table, minRows: 1, when: '!headName' },
  ]
}
