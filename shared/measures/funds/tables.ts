import { defineTable, type TableDefinition } from '../define.ts'
import { column, counted, differenceColumn, fieldColumns, ratioColumn, shareColumn, summed } from '../say.ts'

const industry = 'projectType in ("产业发展","产业项目")'

export const fundTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T25',
    label: '资金拨付进度表（按来源）',
    group: '资金',
    note: '周报、月报。规模和到位按资金指标，下达按资金下拨，支付按资金支付；支付率为支付 ÷ 到位，结余为到位 − 支付。',
    rowKey: 'level',
    rows: { kind: 'values', label: '资金来源', ledger: 'fundSource', field: 'level' },
    columns: [
      column('scale 规模 万元', summed('fundSource', 'amount')),
      column('arrived 到位 万元', summed('fundSource', 'amount', 'arrivedOn is not blank')),
      ratioColumn('arrivalRate 到位率 %', 'arrived', 'scale'),
      column('allocated 下达 万元', summed('allocation', 'amount', 'not state in ("待下拨","已收回")')),
      ratioColumn('allocationRate 下达率 %', 'allocated', 'scale'),
      column('paid 支付 万元', summed('payment', 'amount')),
      ratioColumn('paymentRate 支付率 %', 'paid', 'arrived'),
      differenceColumn('balance 结余 万元', 'arrived', 'paid'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T25D',
    label: '资金拨付进度表（按文号）',
    group: '资金',
    note: '周报、月报。资金指标台账逐笔；支付率为已支付 ÷ 指标金额。',
    rowKey: 'document',
    rows: { kind: 'records', ledger: 'fundSource', sort: ['-year', 'documentNo'] },
    columns: [
      ...fieldColumns('year level direction issuedOn arrivedOn +amount万 +allocated万 +unallocated万 +paid万 +balance万'),
      ratioColumn('paymentRate 支付率 %', 'paid', 'amount'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T26',
    label: '项目资金来源构成表',
    group: '资金',
    note: '年报。项目资金来源明细按资金来源统计；产业占比为用于产业发展类项目的部分。',
    rowKey: 'level',
    rows: { kind: 'values', label: '资金来源', ledger: 'projectSource', field: 'level' },
    columns: [
      column('records 笔数 笔', counted('projectSource')),
      column('amount 金额 万元', summed('projectSource', 'amount')),
      shareColumn('share 占比 %', 'amount'),
      column('industry 其中产业发展 万元', summed('projectSource', 'amount', industry)),
      ratioColumn('industryShare 产业占比 %', 'industry', 'amount'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T26T',
    label: '项目资金类型构成表',
    group: '资金',
    note: '年报。项目资金来源明细按项目类型统计。',
    rowKey: 'type',
    rows: { kind: 'values', label: '项目类型', ledger: 'projectSource', field: 'projectType' },
    columns: [
      column('amount 金额 万元', summed('projectSource', 'amount')),
      shareColumn('share 占比 %', 'amount'),
      column('central 中央衔接 万元', summed('projectSource', 'amount', 'level = "中央财政衔接资金"')),
      column('province 省级衔接 万元', summed('projectSource', 'amount', 'level = "省级衔接资金"')),
      column('city 市级衔接 万元', summed('projectSource', 'amount', 'level = "市级衔接资金"')),
      column('county 县级衔接 万元', summed('projectSource', 'amount', 'level = "县级衔接资金"')),
    ],
    totals: true,
  }),
  defineTable({
    id: 'trialBalance',
    label: '资金试算平衡表',
    group: '资金',
    note: '指标、到账、下拨、支付、结余逐笔按复式记账：借方合计等于贷方合计，余额合计恒为 0。“到账未下拨”“下拨未支付”余额为负，说明下拨早于到账或支付超过下拨。',
    rowKey: 'account',
    rows: { kind: 'made', label: '科目', by: 'trialBalance' },
    columns: [
      { id: 'debit', label: '借方', unit: '元', of: { made: 'debit', type: 'money' } },
      { id: 'credit', label: '贷方', unit: '元', of: { made: 'credit', type: 'money' } },
      { id: 'balance', label: '余额', unit: '元', of: { made: 'balance', type: 'money' } },
    ],
    totals: true,
  }),
]
