import { defineForm } from '../define.ts'
import type { Block, TableBlock } from '../define.ts'
import { cell, column, head, moneyColumn, note, pairs, row, section, signs, wide } from './pieces.ts'

/** P05 明白卡 and P06 连心卡: what hangs on the wall of the household's own house. */

const year = { id: 'year', label: '年度', type: 'year', initial: 'today', required: true } as const

/** Help of the year that was really given; plans do not count. */
const taken: string = 'year = {ask.year} and stage != "计划"'

type Seven = readonly [number, number, number, number, number, number, number]

type Four = readonly [number, number, number, number]

export const policyCard = defineForm({
  id: 'policyCard',
  code: 'P05',
  label: '帮扶政策明白卡（A4）',
  group: 'households',
  purpose: '贴在农户家中：享受的帮扶措施、收入、联系人',
  ledger: 'household',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  editions: ['holder', 'internal'],
  asks: [year],
  blank: true,
  blocks: [
    { kind: 'title', text: '{ask.year}年度帮扶政策明白卡', pt: 20 },
    { kind: 'line', left: '{township}{village}{group}', right: '户编号：{code}' },
    {
      kind: 'grid',
      widths: [28, 34, 28, 34, 28, 34],
      rows: [
        row(9, ...pairs('户主姓名', '{headName}', '家庭人口', '{memberCount}人', '联系电话', '{phone}')),
        row(9, ...pairs('户类型', '{kind}', '监测对象类别', '{monitoringKind}', '主要致贫原因', '{mainReason}')),
        wide('家庭住址', '{address}', 5),
      ],
    },
    section('一、本年度享受的帮扶措施'),
    { kind: 'checks', label: '措施类别', codes: 'measureKind', of: 'measure', field: 'kind', filter: taken, columns: 4 },
    { kind: 'space', mm: 2 },
    measures([32, 32, 64, 30, 28], 7),
    section('二、家庭收入（单位：元）'),
    incomes([16, 26, 28, 24, 26, 28, 38], 2),
    section('三、联系人'),
    ...contacts([30, 62, 30, 64]),
    signs(['填写人', '填写人电话', '户主签字', '填写日期'], 2),
    note('说明：本卡由帮扶责任人填写，一年一更新，内容有变化的及时换发；政策与实际不符的，可拨打上列电话反映。'),
  ],
})

export const policyCardSmall = defineForm({
  id: 'policyCardSmall',
  code: 'P05',
  label: '帮扶政策明白卡（A5）',
  group: 'households',
  purpose: '小张的明白卡：措施勾选、收入、联系人',
  ledger: 'household',
  each: 'record',
  paper: 'A5',
  orientation: 'portrait',
  fontPt: 9,
  editions: ['holder', 'internal'],
  asks: [year],
  blank: true,
  blocks: [
    { kind: 'title', text: '{ask.year}年度帮扶政策明白卡', pt: 15 },
    { kind: 'line', left: '{village}{group}', right: '户编号：{code}' },
    {
      kind: 'grid',
      widths: [24, 38, 24, 38],
      rows: [
        row(8, ...pairs('户主姓名', '{headName}', '家庭人口', '{memberCount}人')),
        row(8, ...pairs('户类型', '{kind}', '监测类别', '{monitoringKind}')),
      ],
    },
    section('本年度享受的帮扶措施'),
    { kind: 'checks', label: '措施类别', codes: 'measureKind', of: 'measure', field: 'kind', filter: taken, columns: 3 },
    { kind: 'space', mm: 2 },
    measures([24, 24, 38, 20, 18], 3),
    section('家庭收入（单位：元）'),
    incomes([12, 18, 20, 17, 18, 18, 21], 1),
    section('联系人'),
    ...contacts([26, 36, 26, 36]),
    signs(['填写人', '户主签字', '日期'], 3),
  ],
})

function measures(widths: readonly [number, number, number, number, number], minRows: number): TableBlock {
  return {
    kind: 'table',
    of: 'measure',
    filter: taken,
    sort: ['kind'],
    minRows,
    rowMm: 8,
    columns: [
      column(['kind', '措施类别'], '{kind}', widths[0]),
      column(['item', '具体措施'], '{item}', widths[1]),
      column(['content', '措施内容'], '{content}', widths[2], { align: 'left' }),
      moneyColumn(['amount', '金额(元)'], '{amount}', widths[3]),
      column(['state', '落实状态'], '{state}', widths[4]),
    ],
  }
}

function incomes(widths: Seven, rows: number): TableBlock {
  return {
    kind: 'table',
    of: 'income',
    filter: 'year <= {ask.year}',
    sort: ['-year'],
    minRows: rows,
    maxRows: rows,
    rowMm: 8,
    columns: [
      column(['year', '年度'], '{year}', widths[0]),
      moneyColumn(['wages', '工资性收入'], '{wagesCounted}', widths[1]),
      moneyColumn(['business', '生产经营性收入'], '{businessCounted}', widths[2]),
      moneyColumn(['property', '财产性收入'], '{propertyCounted}', widths[3]),
      moneyColumn(['transfer', '转移性收入'], '{transferCounted}', widths[4]),
      moneyColumn(['costs', '生产经营性支出'], '{costsCounted}', widths[5]),
      moneyColumn(['perCapita', '人均纯收入'], '{perCapita}', widths[6]),
    ],
  }
}

function contacts(widths: Four): readonly Block[] {
  const third = widths[0] + widths[1]
  return [
    {
      kind: 'table',
      of: 'pairing',
      filter: 'state = "结对中"',
      minRows: 1,
      rowMm: 8,
      columns: [
        column(['name', '帮扶责任人'], '{helperName}', widths[0]),
        column(['unit', '工作单位'], '{helperUnit}', third - widths[0] + widths[2]),
        column(['phone', '联系电话'], '{helperPhone}', widths[3], { nowrap: true }),
      ],
    },
    {
      kind: 'grid',
      widths,
      rows: [
        row(8, head('村党组织书记'), cell('{village.secretary}'), head('联系电话'), cell('{village.secretaryPhone}')),
        row(8, head('驻村第一书记'), cell('{village.firstSecretary}'), head('联系电话'), cell('{village.firstSecretaryPhone}')),
      ],
    },
  ]
}
