import { defineForm } from '../define.ts'
import { column, numberColumn } from './pieces.ts'

/** P14: who helps whom, by village for the wall of the village office, by helper for the units. */
export const pairingRoster = defineForm({
  id: 'pairingRoster',
  code: 'P14',
  label: '结对帮扶花名册（分村）',
  group: 'households',
  purpose: '帮扶责任人和所帮农户，一村一表',
  ledger: 'pairing',
  each: 'village',
  filter: 'state = "结对中"',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal', 'public'],
  blocks: [
    { kind: 'title', text: '{township}{village}结对帮扶花名册' },
    { kind: 'line', left: '填报单位（盖章）：{village}', middle: '填报日期：{today}', right: '单位：户、人' },
    {
      kind: 'table',
      sort: ['helperUnit', 'helperName', 'group'],
      columns: [
        numberColumn(12),
        column(['helper', '帮扶责任人'], '{helperName}', 26),
        column(['unit', '工作单位'], '{helperUnit}', 46),
        column(['post', '职务'], '{helperPost}', 22),
        column(['phone', '联系电话'], '{helperPhone}', 29, { nowrap: true }),
        column(['head', '户主姓名'], '{headName}', 24),
        column(['group', '村民小组'], '{group}', 22),
        column(['kind', '户类型'], '{householdKind}', 22),
        column(['monitored', '监测对象类别'], '{monitoringKind}', 28),
        column(['count', '人口'], '{household.memberCount}', 14),
        column(['from', '结对时间'], '{from}', 28),
      ],
    },
    { kind: 'sign', labels: ['填表人', '审核人', '村级负责人', '联系电话'], perRow: 4 },
  ],
})

export const helperRoster = defineForm({
  id: 'helperRoster',
  code: 'P14',
  label: '帮扶责任人花名册（一人多户）',
  group: 'households',
  purpose: '帮扶责任人及其结对的各户，全乡镇一表',
  ledger: 'helper',
  each: 'list',
  filter: 'households > 0',
  paper: 'A4',
  orientation: 'landscape',
  editions: ['internal', 'public'],
  blocks: [
    { kind: 'title', text: '{township}帮扶责任人结对花名册' },
    { kind: 'line', left: '填报单位（盖章）：{township}', middle: '填报日期：{today}', right: '单位：人、户' },
    {
      kind: 'table',
      per: 'pairing',
      filter: 'state = "结对中"',
      sort: ['unit', 'name'],
      columns: [
        numberColumn(12),
        column(['unit', '工作单位'], '{unit}', 46),
        column(['name', '姓名'], '{name}', 24),
        column(['post', '职务'], '{post}', 26),
        column(['phone', '联系电话'], '{phone}', 29, { nowrap: true }),
        column(['households', '结对户数'], '{households}', 18, { sum: 'households' }),
        column(['village', '行政村'], '{village}', 28, { of: 'pairing' }),
        column(['head', '户主姓名'], '{headName}', 26, { of: 'pairing' }),
        column(['kind', '户类型'], '{householdKind}', 22, { of: 'pairing' }),
        column(['from', '结对时间'], '{from}', 24, { of: 'pairing' }),
        column(['note', '备注'], '', 18),
      ],
      totals: { label: '合计 {count} 人' },
    },
    { kind: 'sign', labels: ['填表人', '审核人', '负责人', '联系电话'], perRow: 4 },
  ],
})
