import { defineLedger } from '#shared/ledger/define.ts'
import { choice, date, inSection, longtext, money, shown, text, whole, year } from '../benefits/fields.ts'

/**
 * 资金指标(到账): where the loop 来源→到账→下拨→支付→结余 begins, one line a document and level. 到账 is when the money
 * could be used; an announced quota has no day of arrival yet (R144, R163).
 */
export const fundSource = defineLedger({
  id: 'fundSource',
  label: '资金指标(到账)',
  table: 'fund_source',
  unit: '笔',
  menu: 'projects',
  title: 'documentNo',
  sections: [
    { id: 'basics', label: '指标与到账' },
    { id: 'use', label: '下拨与使用' },
  ],
  fields: [
    ...inSection('basics', [
      text('documentNo', '指标文号', '资金文号 文号 发文文号 资金指标文号 文件号', {
        required: true,
        search: 'text',
        ...shown(170, 40),
        help: '如 某财农发〔2024〕33号，括号用〔〕',
      }),
      year('year', '资金年度', '年度 年份 资金年份 预算年度', { carry: true, ...shown(80, 16) }),
      text('batch', '资金批次', '批次', { carry: true }),
      choice('level', '资金来源', '资金来源(级次) 资金级次 级次 资金类型 来源级次 资金名称', {
        codes: 'fundLevel',
        required: true,
        ...shown(150, 34),
      }),
      choice('direction', '任务方向', '支出方向 资金任务方向 资金用途方向', { codes: 'fundDirection', ...shown(140, 30) }),
      text('issuer', '发文单位', '下达单位 发文机关'),
      text('title', '文件名称', '文件标题 资金文件名称', { search: 'text' }),
      date('issuedOn', '发文日期', '发文时间 下达日期 文件日期'),
      date('handedDownOn', '上级下拨时间', '上级下拨日期 上级拨付时间'),
      date('arrivedOn', '到账日期', '到账时间 资金到账时间 到位时间 资金到位时间', { ...shown(104, 24), help: '没有到账的指标先不填' }),
      money(
        'amount',
        '指标金额',
        '金额 金额(万元) 资金金额 资金金额(万元) 指标金额(万元) 到账金额 到账金额(万元) 下达金额 下达金额(万元)',
        {
          required: true,
          ...shown(120, 28),
        },
      ),
      longtext('note', '备注', '备注说明'),
    ]),
    ...inSection('use', [
      money('allocated', '已下拨', '下拨合计 已下拨(万元) 累计下拨 已分配 已安排 已安排(万元)', {
        derived: { kind: 'sum', ledger: 'allocation', link: 'fund', field: 'amount' },
        ...shown(120, 28),
      }),
      money('unallocated', '未下拨', '未下拨(万元) 未分配 未安排', {
        derived: { kind: 'formula', plus: ['amount'], minus: ['allocated'] },
        help: '指标金额 − 已下拨；负数就是超拨',
      }),
      money('paid', '已支付', '支付合计 已支付(万元) 累计支付 已支出 已支出(万元) 支出金额', {
        derived: { kind: 'sum', ledger: 'payment', link: 'fund', field: 'amount' },
        ...shown(120, 28),
      }),
      money('unpaid', '下拨未支付', '下拨未支付(万元)', { derived: { kind: 'formula', plus: ['allocated'], minus: ['paid'] } }),
      money('balance', '结余', '结余(万元) 结余金额 资金结余 余额', {
        derived: { kind: 'formula', plus: ['amount'], minus: ['paid'] },
        ...shown(120, 28),
        help: '指标金额 − 已支付',
      }),
      money('carried', '已处理结余', '已处理结余(万元)', {
        derived: { kind: 'sum', ledger: 'fundCarryover', link: 'fund', field: 'amount' },
      }),
      whole('projects', '安排项目笔数', '', { unit: '笔', derived: { kind: 'count', ledger: 'projectSource', link: 'fund' } }),
    ]),
  ],
  naturalKeys: [['documentNo', 'level', 'amount']],
  aliases: ['资金指标', '资金到账', '到账登记', '资金到位', '资金来源台账', '衔接资金台账'],
  sort: ['-year', 'documentNo'],
  since: 'issuedOn',
})
