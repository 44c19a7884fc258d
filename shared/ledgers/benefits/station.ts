import { defineBenefit } from './common.ts'
import { choice, date, money, quantity, shown, text, whole } from './fields.ts'

/** 光伏电站 of a village; what it brought in and what that was spent on are records of their own. */
export const station = defineBenefit({
  id: 'station',
  label: '光伏电站',
  table: 'station',
  unit: '座',
  of: 'village',
  parts: [
    {
      id: 'who',
      label: '基本情况',
      fields: [
        text('name', '电站名称', '光伏电站名称', { required: true, search: 'text', ...shown(170, 44) }),
        text('code', '电站编号', '光伏电站编号 电站编码', { search: 'text', ...shown(120, 30) }),
        quantity('capacity', '装机容量(kW)', '装机容量 装机规模 电站规模 容量', { unit: 'kW', ...shown(100, 26) }),
        date('connectedOn', '并网日期', '并网时间 并网发电时间', { precision: 'month', ...shown(104, 26) }),
        choice('state', '运行状态', '电站状态', { codes: 'runningState', initial: '正常', dated: true, ...shown(84, 20) }),
        text('operator', '运维单位', '运维企业 管护单位'),
        money('invested', '总投资', '建设投资 投资金额 总投资金额'),
        whole('households', '受益户数', '带动户数 联结户数 关联户数', { unit: '户', ...shown(84, 22) }),
      ],
    },
    {
      id: 'balance',
      label: '收益与分配',
      fields: [
        money('income', '累计村账收入', '累计收益 累计收入', {
          ...shown(110, 28),
          derived: { kind: 'sum', ledger: 'stationIncome', link: 'station', field: 'amount' },
        }),
        money('used', '累计分配', '累计分配金额', {
          ...shown(110, 28),
          derived: { kind: 'sum', ledger: 'stationUse', link: 'station', field: 'amount' },
        }),
        money('left', '未分配余额', '收益结余', {
          ...shown(110, 28),
          derived: { kind: 'formula', plus: ['income'], minus: ['used'] },
        }),
      ],
    },
  ],
  keys: [['code'], ['village', 'name']],
  aliases: ['村级光伏电站', '光伏扶贫电站', '电站台账'],
  sort: ['village', 'name'],
  since: 'connectedOn',
})
