import { projectAccepted, projectCompleted, projectLives, projectStarted } from '../conditions.ts'
import { defineTable, type RowAxis, type TableColumn, type TableDefinition } from '../define.ts'
import { column, counted, fieldColumns, ratioColumn, shareColumn, summed } from '../say.ts'

const stages: readonly TableColumn[] = [
  column('projects 项目数 个', counted('project', projectLives)),
  column('budget 预算总投资 万元', summed('project', 'budget', projectLives)),
  shareColumn('share 投资占比 %', 'budget'),
  column('approved 批复金额 万元', summed('project', 'approved', projectLives)),
  column('started 已开工 个', counted('project', `${projectLives} and ${projectStarted}`)),
  column('completed 已完工 个', counted('project', `${projectLives} and ${projectCompleted}`)),
  column('accepted 已验收 个', counted('project', `${projectLives} and ${projectAccepted}`)),
  column('paid 累计支付 万元', summed('project', 'paid', projectLives)),
  ratioColumn('paidRate 支付率 %', 'paid', 'approved'),
]

function summary(id: string, label: string, rowKey: string, rows: RowAxis): TableDefinition {
  const note = '年报。状态不是终止、出库的项目，不限年度；支付率为累计支付 ÷ 批复金额。'
  return defineTable({ id, label, group: '项目', note, rowKey, rows, columns: stages, totals: true })
}

export const projectTables: readonly TableDefinition[] = [
  summary('T23', '项目汇总表（按类型）', 'type', { kind: 'values', label: '项目类型', ledger: 'project', field: 'type' }),
  summary('T23V', '项目汇总表（按村）', 'village', { kind: 'values', label: '实施村', ledger: 'project', field: 'village' }),
  summary('T23Y', '项目汇总表（按年度）', 'year', { kind: 'values', label: '项目年度', ledger: 'project', field: 'year' }),
  defineTable({
    id: 'T24',
    label: '项目实施进度表',
    group: '项目',
    note: '周报、旬报、月报。批复以后、没有终止和出库的项目；项目进度取全项目的最近一条记录，只按标段填报的由各标段最近一条按合同金额加权；支付率为累计支付 ÷ 批复金额。标段见“标段实施进度表”。',
    rowKey: 'project',
    rows: {
      kind: 'records',
      ledger: 'project',
      filter: `${projectLives} and (approvedOn is not blank or approved is not blank or ${projectStarted})`,
      sort: ['-year', 'village', 'name'],
    },
    columns: [
      ...fieldColumns('year type village owner +approved万 startedOn plannedEnd completedOn acceptedOn state progress +paid万'),
      ratioColumn('paidRate 支付率 %', 'paid', 'approved'),
      ...fieldColumns('warning stateReason person'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T24L',
    label: '标段实施进度表',
    group: '项目',
    note: '周报、旬报、月报。没有终止的标段。',
    rowKey: 'lot',
    rows: { kind: 'records', ledger: 'lot', filter: 'not state = "终止"', sort: ['project', 'code', 'name'] },
    columns: [
      ...fieldColumns('project scale scaleUnit winner +contractAmount万 startedOn completedOn acceptedOn state +paid万'),
      ratioColumn('paidRate 支付率 %', 'paid', 'contractAmount'),
    ],
    totals: true,
  }),
  defineTable({
    id: 'T27',
    label: '项目绩效自评表',
    group: '项目',
    note: '年报。没有终止和出库、填有绩效目标或自评分的项目。',
    rowKey: 'project',
    rows: {
      kind: 'records',
      ledger: 'project',
      filter: `${projectLives} and (goal is not blank or score is not blank)`,
      sort: ['-year', 'name'],
    },
    columns: fieldColumns('year type goal outputs effects satisfaction score grade'),
    totals: false,
  }),
  defineTable({
    id: 'T37',
    label: '衔接资金项目计划安排表',
    group: '项目',
    note: '年报，县级公告格式。项目年度为截止日所在年度、没有终止和出库的项目。',
    rowKey: 'project',
    rows: { kind: 'records', ledger: 'project', filter: `${projectLives} and year = {year}`, sort: ['authority', 'village', 'name'] },
    columns: fieldColumns(
      'authority village work content +budget万 +plannedCentral万 +plannedProvince万 +plannedCity万 +plannedCounty万 +plannedOther万 +plannedSelf万 schedule goal linkageText owner person note',
    ),
    totals: true,
  }),
]
