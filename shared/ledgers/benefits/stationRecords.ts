import { defineLedger } from '#shared/ledger/define.ts'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { villageAliases } from '../places.ts'
import { choice, date, idCard, inSection, link, longtext, money, month, quantity, shown, text, type Draft } from './fields.ts'

/** The station that a record belongs to, found by its name or number. */
const stationFields: readonly Draft[] = [
  link('station', '电站名称', '光伏电站 电站 光伏电站名称', { target: 'station', required: true, carry: true, ...shown(150, 38) }),
  text('stationCode', '电站编号', '光伏电站编号 电站编码', { derived: { kind: 'parent', link: 'station', field: 'code' } }),
  link('village', '行政村', villageAliases.join(' '), {
    target: 'village',
    derived: { kind: 'parent', link: 'station', field: 'village' },
    ...shown(96, 24),
  }),
]

const handling: readonly FieldDefinition[] = inSection('handling', [
  text('handler', '经办人', '', { carry: true }),
  text('reviewer', '审核人', '', { carry: true }),
  longtext('note', '备注', '备注说明', { inPrint: true, printWidth: 30 }),
])

/** 光伏收益: what a station brought in within a month. */
export const stationIncome = defineLedger({
  id: 'stationIncome',
  label: '光伏收益',
  table: 'station_income',
  unit: '条',
  menu: 'benefits',
  title: 'station',
  sections: [
    { id: 'income', label: '收益' },
    { id: 'handling', label: '办理' },
  ],
  fields: [
    ...inSection('income', [
      ...stationFields,
      month('month', '月份', '收益月份 结算月份 结算时间 所属月份', { required: true, carry: true, ...shown(84, 22) }),
      quantity('power', '发电量(度)', '发电量 上网电量 结算电量', { unit: '度', ...shown(100, 26) }),
      money('sales', '电费收入', '电费 售电收入 上网电费', shown(104, 28)),
      money('grants', '补贴收入', '补贴 国补 电价补贴', shown(104, 28)),
      money('upkeep', '运维费', '运维费用 管护费', { ...shown(92, 24), help: '不超过 0.03 元/瓦' }),
      money('amount', '村账收入', '到村账收入 入村账金额 到账金额 实际到账 村集体收入', { required: true, ...shown(104, 28) }),
      date('receivedOn', '到账日期', '到账时间 入账日期', shown(104, 26)),
    ]),
    ...handling,
  ],
  naturalKeys: [['station', 'month']],
  parent: { ledger: 'station', field: 'station' },
  aliases: ['光伏发电收益', '光伏收益台账', '电费结算'],
  sort: ['-month', 'station'],
  since: 'month',
  occurrence: { date: 'month', says: ['power', 'amount'] },
})

/** 光伏收益分配: what the income was spent on, and on whom where it went to a household. */
export const stationUse = defineLedger({
  id: 'stationUse',
  label: '光伏收益分配',
  table: 'station_use',
  unit: '条',
  menu: 'benefits',
  title: 'station',
  sections: [
    { id: 'use', label: '分配' },
    { id: 'who', label: '受益人' },
    { id: 'handling', label: '办理' },
  ],
  fields: [
    ...inSection('use', [
      ...stationFields,
      date('date', '分配日期', '分配时间 发放日期 发放时间 分配月份', {
        precision: 'month',
        required: true,
        carry: true,
        ...shown(104, 26),
      }),
      choice('use', '分配用途', '用途 收益用途 支出用途 支出类别', { codes: 'powerUse', required: true, carry: true, ...shown(130, 32) }),
      money('amount', '分配金额', '金额 发放金额 支出金额 收益数', { required: true, ...shown(104, 28) }),
      text('meeting', '民主评议或公示', '公示情况 评议情况 公示时间'),
    ]),
    ...inSection('who', [
      link('household', '受益户', '所属户', { target: 'household' }),
      text('headName', '户主姓名', '户主', { derived: { kind: 'parent', link: 'household', field: 'headName' } }),
      link('member', '关联人员', '人编号 人口编号', {
        target: 'member',
        fills: { name: 'name', idCard: 'idCard', household: 'household' },
      }),
      text('name', '受益人姓名', '姓名 受益人 领取人', { search: 'name', ...shown(90, 24) }),
      idCard('idCard', '受益人证件号码', '证件号码 身份证 身份证号 身份证号码', { search: 'tail', ...shown(170, 40) }),
    ]),
    ...handling,
  ],
  naturalKeys: [
    ['station', 'date', 'use', 'idCard'],
    ['station', 'date', 'use', 'household', 'name'],
  ],
  parent: { ledger: 'station', field: 'station' },
  aliases: ['光伏收益分配台账', '光伏分配', '收益分配方案'],
  sort: ['-date', 'station'],
  since: 'date',
  occurrence: { date: 'date', amount: 'amount', says: ['use', 'amount'] },
})
