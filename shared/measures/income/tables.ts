import { ofInSystem } from '../conditions.ts'
import { defineTable, type TableDefinition } from '../define.ts'
import { byVillage, column, counted, ratioColumn, shareColumn, summed } from '../say.ts'
import { incomeBands } from './measures.ts'

const lastYear = 'year = {lastYear}'

export const incomeTables: readonly TableDefinition[] = [
  defineTable({
    id: 'T09',
    label: '人均纯收入分布表',
    group: '收入',
    note: '年报。上年收入记录按人均纯收入分段，每户只在一段；监测范围线按截止日的政策参数。',
    rowKey: 'band',
    rows: {
      kind: 'named',
      label: '收入段',
      rows: incomeBands.map(({ id, label, filter }) => ({ id, label, filters: { income: filter } })),
    },
    columns: [
      column('households 户数 户', counted('income', `${lastYear} and perCapita is not blank`)),
      shareColumn('householdShare 户数占比 %', 'households'),
      column('persons 人数 人', summed('income', 'headcount', `${lastYear} and perCapita is not blank`)),
      shareColumn('personShare 人数占比 %', 'persons'),
      column('net 纯收入合计 元', summed('income', 'net', `${lastYear} and perCapita is not blank`)),
      ratioColumn('perCapita 人均纯收入 元/人', 'net', 'persons'),
      column('inSystem 其中帮扶对象 户', counted('income', `${lastYear} and perCapita is not blank and ${ofInSystem}`)),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T09S',
    label: '收入构成与增幅表',
    group: '收入',
    note: '年报。上年收入记录分村合计；人均按人口加权，增幅与前年比较。',
    rowKey: 'village',
    rows: byVillage,
    columns: [
      column('households 户数 户', counted('income', lastYear)),
      column('persons 人数 人', summed('income', 'headcount', lastYear)),
      column('wages 工资性收入 元', summed('income', 'wagesCounted', lastYear)),
      column('business 生产经营性收入 元', summed('income', 'businessCounted', lastYear)),
      column('property 财产性收入 元', summed('income', 'propertyCounted', lastYear)),
      column('transfer 转移性收入 元', summed('income', 'transferCounted', lastYear)),
      column('costs 生产经营性支出 元', summed('income', 'costsCounted', lastYear)),
      column('net 纯收入 元', summed('income', 'net', lastYear)),
      ratioColumn('perCapita 人均纯收入 元/人', 'net', 'persons'),
      column('personsBefore 前年人数 人', summed('income', 'headcount', 'year = {beforeLast}')),
      column('netBefore 前年纯收入 元', summed('income', 'net', 'year = {beforeLast}')),
      ratioColumn('perCapitaBefore 前年人均 元/人', 'netBefore', 'personsBefore'),
      { id: 'rise', label: '人均增加', unit: '元/人', of: { plus: ['perCapita'], minus: ['perCapitaBefore'] } },
      ratioColumn('growth 增幅 %', 'rise', 'perCapitaBefore'),
      column('total 总收入 元', summed('income', 'total', lastYear)),
      ratioColumn('wagesShare 工资性占比 %', 'wages', 'total'),
    ],
    totals: true,
  }),
]
