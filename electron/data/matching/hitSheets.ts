import type { ColumnSpec, SheetSpec } from '#data/excel/sheetSpec.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { maskIdCard } from '#shared/values/mask.ts'

/** 比对线索核实清单: a summary, then a sheet a village with room for what was found out. */
export function hitSheets(
  context: ReadContext,
  ids: readonly string[],
  wish: Readonly<{ office: string; mask: boolean }>,
): readonly SheetSpec[] {
  const rows = readRecords(context, needLedger(context.registry, 'matchHit'), ids)
  const villages = byVillage(rows)
  const notes = [`导出日期：${context.today}`, '清单含个人信息，仅供核实使用，请勿外传。']
  return [summary(villages, wish.office, notes), ...villages.map(([village, mine]) => villageSheet(village, mine, { ...wish, notes }))]
}

type Group = readonly [village: string, rows: readonly StoredRow[]]

function byVillage(rows: readonly StoredRow[]): readonly Group[] {
  const groups = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const village = row.links['village'] ?? '未分村'
    groups.set(village, [...(groups.get(village) ?? []), row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

const states = ['待核实', '属实', '不属实', '同名不同人', '已处理'] as const

function summary(villages: readonly Group[], office: string, notes: readonly string[]): SheetSpec {
  const line = (label: string, rows: readonly StoredRow[]): readonly (string | number)[] => [
    label,
    rows.length,
    ...states.map((state) => rows.filter(({ values }) => values['state'] === state).length),
  ]
  return {
    name: '分村汇总',
    title: `${office}比对线索核实汇总`,
    columns: [column('village', '行政村', 20), ...['合计', ...states].map((label) => column(label, label, 12, 'integer'))],
    rows: villages.map(([village, rows]) => line(village, rows)),
    totals: line(
      '合计',
      villages.flatMap(([, rows]) => rows),
    ),
    notes,
  }
}

type VillageWish = Readonly<{ office: string; mask: boolean; notes: readonly string[] }>

function villageSheet(village: string, rows: readonly StoredRow[], { office, mask, notes }: VillageWish): SheetSpec {
  return {
    name: village,
    title: `${office}${village}比对线索核实清单`,
    columns: [
      column('no', '序号', 6, 'integer'),
      column('kind', '比对类别', 10),
      column('head', '户主', 10),
      column('name', '姓名', 10),
      column('idCard', '证件号码', 22),
      column('level', '把握', 8),
      column('row', '名单内容', 44),
      column('reasons', '判断理由', 30),
      column('assignee', '核实人', 10),
      column('dueOn', '核实期限', 12),
      column('state', '状态', 10),
      ...['核实情况', '处理结果', '核实人签字', '核实日期'].map((label) => column(label, label, label.length > 4 ? 12 : 18)),
    ],
    rows: rows.map((row, index) => lineOf(row, index, mask)),
    notes,
    freeze: 4,
    landscape: true,
  }
}

function lineOf({ values }: StoredRow, index: number, mask: boolean): readonly (string | number)[] {
  const say = (field: string): string => String(values[field] ?? '')
  const number = mask ? maskIdCard(say('idCard')) : say('idCard')
  const told = ['level', 'theirRow', 'reasons', 'assignee', 'dueOn', 'state', 'result'].map(say)
  return [index + 1, say('kind'), say('headName'), say('name'), number, ...told, '', '', '']
}

function column(key: string, header: string, width: number, kind: ColumnSpec['kind'] = 'text'): ColumnSpec {
  return { key, header, width, kind }
}
