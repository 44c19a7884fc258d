import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, link, longtext, money, shown, text, year } from '../benefits/fields.ts'
import { villageAliases } from '../places.ts'
import { perhapsProject, projectTraits } from './ofProject.ts'

/** 资金下拨: from a quota to whom or what may spend it (R143, R144). */
export const allocation = defineLedger({
  id: 'allocation',
  label: '资金下拨',
  table: 'allocation',
  unit: '笔',
  menu: 'projects',
  title: 'documentNo',
  sections: [{ id: 'basics', label: '下拨' }],
  fields: inSection('basics', [
    link('fund', '资金指标', '资金文号 指标文号 资金来源 对应指标', { target: 'fundSource', carry: true, ...shown(160, 38) }),
    choice('level', '资金来源级次', '资金级次 级次', { codes: 'fundLevel', derived: { kind: 'parent', link: 'fund', field: 'level' } }),
    year('year', '下拨年度', '年度 年份 分配年度 资金年度', { carry: true, ...shown(80, 16) }),
    text('batch', '批次', '下拨批次 资金批次', { carry: true }),
    text('documentNo', '下拨文号', '发文编号 下拨文件 分配文号 下达文号 发文编号/名称', { search: 'text', ...shown(150, 36) }),
    date('date', '下拨日期', '下拨时间 分配日期 下达日期 分配时间 下达时间', shown(104, 24)),
    money('amount', '下拨金额', '下拨金额(万元) 分配金额 分配金额(万元) 下达金额 下达金额(万元) 下拨资金 下拨资金(万元)', {
      required: true,
      ...shown(120, 28),
    }),
    choice('receiverKind', '接收对象类型', '接收类型 接收对象类别', { codes: 'fundReceiverKind' }),
    text('receiver', '接收对象', '接收单位 下拨单位 资金使用单位 分配单位', { search: 'text', ...shown(140, 34) }),
    perhapsProject,
    ...projectTraits,
    link('village', '接收村', villageAliases.join(' '), { target: 'village', ...shown(100, 20) }),
    text('subject', '支出科目', '所列科目 功能科目 预算科目 列支科目', { help: '如 2130599' }),
    choice('state', '下拨状态', '分配状态 资金状态', { codes: 'fundAllocationState', dated: true }),
    date('announcedOn', '公告日期', '公告时间 公示日期'),
    longtext('note', '备注', '备注说明'),
  ]),
  naturalKeys: [
    ['documentNo', 'fund', 'project', 'village', 'amount'],
    ['documentNo', 'project', 'amount'],
    ['documentNo', 'receiver', 'amount'],
  ],
  aliases: ['资金分配', '资金下达', '资金分配明细', '资金下拨明细', '资金安排表'],
  sort: ['-date'],
  since: 'date',
  occurrence: { date: 'date', says: ['documentNo', 'amount'] },
})
