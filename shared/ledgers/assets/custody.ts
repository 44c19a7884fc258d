import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, longtext, money, shown, text, yes } from '../benefits/fields.ts'
import { ofAsset } from './ofAsset.ts'

/** 管护记录: patrols, repairs and their cost. Who is answerable stands on the asset. */
export const custody = defineLedger({
  id: 'custody',
  label: '资产管护记录',
  table: 'custody',
  unit: '条',
  menu: 'assets',
  title: 'kind',
  parent: { ledger: 'asset', field: 'asset' },
  sections: [{ id: 'basics', label: '管护' }],
  fields: inSection('basics', [
    ...ofAsset,
    choice('kind', '管护内容', '管护事项 管护类型 管护类别', { codes: 'careKind', required: true, ...shown(100, 24) }),
    date('date', '管护日期', '巡查日期 维修日期 管护时间 巡查时间', { required: true, ...shown(104, 24) }),
    text('person', '管护人', '巡查人 维修人', { carry: true, ...shown(96, 24) }),
    text('found', '发现问题', '巡查发现 存在问题', { search: 'text', ...shown(160, 42) }),
    text('done', '处理情况', '维修情况 整改情况', { ...shown(160, 42) }),
    yes('isSolved', '是否解决', '是否整改到位', shown(80, 20)),
    money('cost', '管护支出', '维修费用 支出金额 费用 管护费用', { min: 0, ...shown(110, 28) }),
    text('voucher', '管护凭证号', '凭证号'),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [['asset', 'date', 'kind']],
  aliases: ['管护台账', '资产管护', '管护记录', '巡查记录'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', says: ['kind', 'found', 'done', 'cost'] },
})
