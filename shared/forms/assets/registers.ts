import { numberColumn, wanColumn, wanNote } from '../columns.ts'
import { defineForm, type Ask, type TableColumn } from '../define.ts'

const name = (widthMm: number): TableColumn => ({ id: 'name', header: ['资产名称'], text: '{name}', widthMm })
const plain = (id: string, label: string, widthMm: number): TableColumn => ({
  id,
  header: [label],
  text: `{${id}}`,
  widthMm,
  align: 'center',
})
const pen = (id: string, header: readonly string[], widthMm: number): TableColumn => ({ id, header, text: '', widthMm })

export const assetRegister = defineForm({
  id: 'assetRegister',
  code: 'P23',
  label: '资产总账',
  group: 'assets',
  purpose: '按村列出全部帮扶资产的来源、价值、权属和管护，已处置的不列',
  ledger: 'asset',
  filter: 'state != "已处置"',
  each: 'village',
  paper: 'A3',
  orientation: 'landscape',
  editions: ['internal', 'public'],
  blocks: [
    { kind: 'title', text: '{township}扶贫（帮扶）项目资产总账' },
    { kind: 'line', left: '村别：{village}', middle: '截至{today|day}', right: '金额单位：万元' },
    {
      kind: 'table',
      sort: ['type', 'code'],
      columns: [
        numberColumn(11),
        { id: 'code', header: ['资产编号'], text: '{code}', widthMm: 32, align: 'center', nowrap: true },
        name(55),
        plain('type', '资产类别', 24),
        plain('kind', '二级类别', 26),
        plain('acquired', '购建时间', 24),
        { id: 'quantity', header: ['数量'], text: '{quantity}{quantityUnit}', widthMm: 18, align: 'center' },
        wanColumn('originalValue', ['资产价值', '原值'], 24),
        wanColumn('netValue', ['资产价值', '净值'], 24),
        plain('ownership', '确权层级', 24),
        { id: 'owner', header: ['所有权人'], text: '{owner}', widthMm: 41 },
        plain('mode', '经营方式', 20),
        plain('keeper', '管护责任人', 22),
        wanColumn('received', ['累计收益'], 24),
        plain('state', '状态', 16),
        pen('remark', ['备注'], 11),
      ],
      totals: { label: '合计', pageTotals: true },
      rowMm: 8,
    },
    wanNote,
    { kind: 'sign', labels: ['填表人', '村负责人', '审核人', '填表日期'], perRow: 4 },
  ],
})

const handoverAsks: readonly Ask[] = [
  { id: 'giver', label: '移交单位（台账已登记的按台账）', type: 'text', initial: '{township}人民政府', required: true },
  { id: 'on', label: '移交日期（台账已登记的按台账；不填的手填）', type: 'date' },
]

const handoverSigns = {
  kind: 'sign',
  labels: ['移交单位（盖章）', '接收单位（盖章）', '监交单位（盖章）', '移交人（签字）', '接收人（签字）', '监交人（签字）'],
  perRow: 3,
  rowMm: 13,
} as const

export const assetHandover = defineForm({
  id: 'assetHandover',
  code: 'P23',
  label: '资产移交清单',
  group: 'assets',
  purpose: '项目资产移交给村集体等接收单位，移交、接收、监交三方签字盖章',
  ledger: 'asset',
  each: 'village',
  // What was handed over on one day, by one to another, is one list.
  apart: ['{handedOverOn} {handedBy} {receivedBy}'],
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal'],
  asks: handoverAsks,
  blocks: [
    { kind: 'title', text: '扶贫（帮扶）项目资产移交清单' },
    {
      kind: 'line',
      left: '移交单位：{handedBy}{ask.giver|unless:handedBy}',
      middle: '接收单位：{receivedBy}{village|unless:receivedBy}',
      right: '金额单位：万元',
    },
    {
      kind: 'table',
      sort: ['code'],
      columns: [
        numberColumn(11),
        { id: 'code', header: ['资产编号'], text: '{code}', widthMm: 32, align: 'center', nowrap: true },
        name(60),
        plain('type', '资产类别', 24),
        { id: 'place', header: ['坐落地点'], text: '{place}', widthMm: 30 },
        { id: 'quantity', header: ['数量'], text: '{quantity}{quantityUnit}', widthMm: 18, align: 'center' },
        wanColumn('originalValue', ['原值'], 24),
        plain('acquired', '购建时间', 24),
        plain('keeper', '管护责任人', 22),
        pen('condition', ['移交时状况'], 28),
      ],
      totals: { label: '合计' },
      rowMm: 8,
      minRows: 6,
    },
    { kind: 'text', text: '以上资产自移交之日起，由接收单位按照权属负责使用、经营和管护，收益分配和处置按有关规定执行。', aboveMm: 2 },
    { ...handoverSigns, date: '{handedOverOn|day}', when: 'handedOverOn' },
    { ...handoverSigns, date: '{ask.on|day}', when: '!handedOverOn & ask.on' },
    { ...handoverSigns, date: '　　　　年　　月　　日', when: '!handedOverOn & !ask.on' },
  ],
})

export const assetInventorySheet = defineForm({
  id: 'assetInventorySheet',
  code: 'P25',
  label: '资产盘点表',
  group: 'assets',
  purpose: '年度盘点带到现场填写实有数、状况和差异原因',
  ledger: 'asset',
  filter: 'state != "已处置"',
  each: 'village',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal'],
  asks: [{ id: 'year', label: '盘点年度', type: 'year', initial: 'today', required: true }],
  blocks: [
    { kind: 'title', text: '{ask.year}年度扶贫（帮扶）项目资产盘点表' },
    { kind: 'line', left: '盘点单位（盖章）：{village}', middle: '盘点日期：　　　年　　月　　日', right: '金额单位：万元' },
    {
      kind: 'table',
      sort: ['code'],
      columns: [
        numberColumn(11),
        { id: 'code', header: ['资产编号'], text: '{code}', widthMm: 32, align: 'center', nowrap: true },
        name(52),
        { id: 'place', header: ['坐落地点'], text: '{place}', widthMm: 26 },
        {
          id: 'originalValue',
          header: ['原值'],
          text: '{originalValue|wan}',
          widthMm: 22,
          align: 'right',
          nowrap: true,
          sum: 'originalValue',
        },
        { id: 'booked', header: ['数量', '账面数'], text: '{quantity}{quantityUnit}', widthMm: 20, align: 'center' },
        pen('found', ['数量', '实有数'], 18),
        pen('difference', ['数量', '盘盈(亏)'], 18),
        { id: 'state', header: ['账面状态'], text: '{state}', widthMm: 18, align: 'center' },
        pen('stateFound', ['盘点状态'], 20),
        pen('reason', ['差异原因及处理意见'], 36),
      ],
      totals: { label: '合计' },
      rowMm: 9,
    },
    { kind: 'sign', labels: ['盘点人', '监盘人', '村负责人', '审核人'], perRow: 4, rowMm: 11 },
  ],
})

export const assetInventoryResult = defineForm({
  id: 'assetInventoryResult',
  code: 'P25',
  label: '资产盘点结果表',
  group: 'assets',
  purpose: '按村汇总已登记的盘点结果和差异处理',
  ledger: 'assetInventory',
  filter: 'year = {ask.year}',
  each: 'village',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal', 'public'],
  asks: [{ id: 'year', label: '盘点年度', type: 'year', initial: 'today', required: true }],
  blocks: [
    { kind: 'title', text: '{ask.year}年度扶贫（帮扶）项目资产盘点结果表' },
    { kind: 'line', left: '{township}{village}（盖章）', right: '共{count}项' },
    {
      kind: 'table',
      sort: ['date', 'asset'],
      columns: [
        numberColumn(11),
        { id: 'asset', header: ['资产名称'], text: '{asset}', widthMm: 64 },
        { id: 'assetType', header: ['资产类别'], text: '{assetType}', widthMm: 26, align: 'center' },
        { id: 'date', header: ['盘点日期'], text: '{date}', widthMm: 25, align: 'center', nowrap: true },
        { id: 'booked', header: ['账面数'], text: '{booked}', widthMm: 18, align: 'center' },
        { id: 'found', header: ['实有数'], text: '{found}', widthMm: 18, align: 'center' },
        { id: 'difference', header: ['盘盈(亏)'], text: '{difference}', widthMm: 18, align: 'center' },
        { id: 'result', header: ['盘点结果'], text: '{result}', widthMm: 24, align: 'center' },
        { id: 'stateFound', header: ['盘点状态'], text: '{stateFound}', widthMm: 20, align: 'center' },
        { id: 'handling', header: ['差异处理'], text: '{handling}', widthMm: 22 },
        { id: 'checker', header: ['盘点人'], text: '{checker}', widthMm: 27, align: 'center' },
      ],
      rowMm: 8,
    },
    { kind: 'sign', labels: ['填表人', '村负责人', '审核人', '填表日期'], perRow: 4 },
  ],
})
