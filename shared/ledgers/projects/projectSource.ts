import { defineLedger } from '#shared/ledger/define.ts'
import { choice, inSection, link, longtext, money, month, shown, text, year } from '../benefits/fields.ts'
import { ofProject } from './ofProject.ts'

/** 项目资金来源明细: one line a level and document. Together they are the investment of the project (R140). */
export const projectSource = defineLedger({
  id: 'projectSource',
  label: '项目资金来源明细',
  table: 'project_source',
  unit: '笔',
  menu: 'projects',
  title: 'level',
  parent: { ledger: 'project', field: 'project' },
  sections: [{ id: 'basics', label: '资金来源' }],
  fields: inSection('basics', [
    ...ofProject,
    choice('level', '资金来源', '资金来源(级次) 来源级次 资金级次 资金类型 资金名称', {
      codes: 'fundLevel',
      required: true,
      ...shown(150, 34),
    }),
    link('fund', '资金指标', '对应指标 指标', {
      target: 'fundSource',
      help: '已登记的资金指标(到账)；自筹、社会资金可以不填',
      fills: { level: 'level', documentNo: 'documentNo', direction: 'direction', year: 'year' },
    }),
    text('documentNo', '资金文号', '文号 指标文号 资金下达文号', {
      search: 'text',
      ...shown(160, 36),
      help: '如 某财农发〔2024〕33号，括号用〔〕',
    }),
    choice('direction', '任务方向', '支出方向 资金任务方向', { codes: 'fundDirection', ...shown(130, 30) }),
    year('year', '资金年度', '年度 年份 资金年份', { carry: true, ...shown(80, 16) }),
    text('batch', '批次', '资金批次', { carry: true }),
    money('amount', '来源金额', '金额 金额(万元) 资金金额 资金金额(万元) 安排金额 安排金额(万元) 安排资金', {
      required: true,
      ...shown(120, 28),
    }),
    month('arrivedOn', '到位日期', '到位时间 到账时间 到账日期'),
    longtext('note', '备注', '备注说明', { inPrint: true, printWidth: 30 }),
  ]),
  naturalKeys: [['project', 'level', 'documentNo', 'amount']],
  aliases: ['资金来源明细', '项目资金来源', '资金安排明细'],
  sort: ['project', 'level'],
  occurrence: { date: 'arrivedOn', says: ['level', 'documentNo', 'amount'] },
})
