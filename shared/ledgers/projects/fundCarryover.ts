import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, money, shown, text, whole, year } from '../benefits/fields.ts'
import { perhapsProject, projectTraits, projectVillage } from './ofProject.ts'

/** 结余结转: what was left and what became of it. Two years and more must be put to use or handed back. */
export const fundCarryover = defineLedger({
  id: 'fundCarryover',
  label: '结余结转',
  table: 'fund_carryover',
  unit: '笔',
  menu: 'projects',
  title: 'documentNo',
  sections: [{ id: 'basics', label: '结余与处理' }],
  fields: inSection('basics', [
    link('fund', '资金指标', '资金文号 指标文号 结余资金文号', { target: 'fundSource', ...shown(160, 38) }),
    choice('level', '资金来源级次', '资金来源 资金级次', { codes: 'fundLevel', derived: { kind: 'parent', link: 'fund', field: 'level' } }),
    perhapsProject,
    projectVillage,
    ...projectTraits,
    year('year', '结余年度', '年度 年份 截至年度', { carry: true, ...shown(80, 18) }),
    money('amount', '结余金额', '结余金额(万元) 结余资金 结余资金(万元) 结转金额 结转金额(万元) 结转结余金额', {
      required: true,
      ...shown(120, 28),
      help: '从指标或项目中转出的结余',
    }),
    whole('years', '结余年限', '结余年数 结转年限', { unit: '年', ...shown(80, 18), help: '满两年应当盘活或收回' }),
    choice('treatment', '结余处理', '处理方式 结余处理方式 结余资金处理', { codes: 'carryoverTreatment', ...shown(110, 26) }),
    text('documentNo', '收回(调剂)文号', '收回/调剂文号 调剂文号 收回文号 处理文号', { search: 'text', ...shown(150, 36) }),
    date('date', '处理日期', '处理时间 收回日期 调剂日期 结转日期', shown(104, 24)),
    link('toProject', '调入项目', '调剂到项目 调入项目名称', { target: 'project' }),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [
    ['fund', 'project', 'year', 'amount'],
    ['project', 'year', 'amount'],
    ['fund', 'year', 'amount'],
  ],
  aliases: ['结余资金', '结转结余', '资金结余', '结余资金台账'],
  sort: ['-year'],
  since: 'date',
  occurrence: { date: 'date', says: ['treatment', 'documentNo', 'amount'] },
})
