import { defineForm } from '../define.ts'
import { cell, formMargins, head, middle, row } from './pieces.ts'

/** The usual four groups of indicators; what the ledger does not split is written in with a pen. */
export const projectGoals = defineForm({
  id: 'projectGoals',
  code: 'P18',
  label: '项目绩效目标申报表',
  group: 'projects',
  purpose: '随项目申报提交绩效目标和指标',
  ledger: 'project',
  each: 'record',
  paper: 'A4',
  orientation: 'portrait',
  margins: formMargins,
  editions: ['internal'],
  blank: true,
  blocks: [
    { kind: 'title', text: '项目绩效目标申报表' },
    { kind: 'line', left: '项目年度：{year}', right: '金额单位：万元' },
    {
      kind: 'grid',
      widths: [24, 27, 42, 42, 42],
      rows: [
        row(10, head('项目名称', 2), cell('{name}', 3)),
        row(10, head('主管部门', 2), cell('{authority}'), head('实施单位'), cell('{owner}')),
        row(10, head('项目负责人', 2), cell('{person}'), head('联系电话'), cell('{personPhone}')),
        row(9, head('资金情况', 1, 4), head('资金总额'), middle('{budget|wan}', 3)),
        row(9, head('财政衔接资金'), middle('{bridging|wan}', 3)),
        row(
          9,
          head('资金来源', 1, 2),
          cell('中央：{plannedCentral|wan}'),
          cell('省级：{plannedProvince|wan}'),
          cell('自筹：{plannedSelf|wan}'),
        ),
        row(9, cell('市级：{plannedCity|wan}'), cell('县级：{plannedCounty|wan}'), cell('其他：{plannedOther|wan}')),
        row(20, head('总体目标'), cell('{goal}', 4)),
        row(9, head('一级指标'), head('二级指标'), head('三级指标', 2), head('指标值')),
        row(22, head('产出指标', 1, 4), head('数量指标'), cell('{outputs}', 2), cell('{scale}{scaleUnit}')),
        row(12, head('质量指标'), cell('项目验收合格率', 2), middle('')),
        row(12, head('时效指标'), cell('按期完工', 2), middle('{plannedEnd|day}')),
        row(12, head('成本指标'), cell('项目总投资（万元）', 2), middle('{budget|wan}')),
        row(16, head('效益指标', 1, 3), head('经济效益'), cell('{effects}', 2), cell('户均增收（元）：{incomeGain}')),
        row(12, head('社会效益'), cell('受益户数、人口', 2), middle('{households} 户 {people} 人')),
        row(12, head('可持续影响'), cell('村集体年增收（元）', 2), middle('{collectiveGain}')),
        row(12, head('满意度指标', 2), cell('受益群众满意度（%）', 2), middle('{satisfaction}')),
      ],
    },
    { kind: 'sign', labels: ['填报人', '单位负责人', '填报日期'], perRow: 3, rowMm: 12 },
  ],
})
