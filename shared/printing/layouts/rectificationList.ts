import { sequenceColumn } from '../columns.ts'
import type { PrintColumn, PrintDocument, PrintGroup, PrintSection } from '../document.ts'
import { frameDocument, listSignature } from './options.ts'
import type { LayoutOptions } from './options.ts'

/** Display texts of one thing to be put right; numbers of persons come masked. */
export type RectificationRow = Readonly<{
  household: string
  title: string
  field: string
  message: string
  severity: string
  /** 帮扶责任人 */
  helpers: string
}>

export type RectificationVillage = Readonly<{ village: string; rows: readonly RectificationRow[] }>

export type RectificationData = Readonly<{
  township: string
  /** As printed: 2026年3月2日. */
  asOf: string
  villages: readonly RectificationVillage[]
}>

export type RectificationOptions = LayoutOptions & Readonly<{ pageBreakByVillage: boolean }>

/** 整改清单: what is to be put right, by village, with room to write what was done, when and by whom. */
export function rectificationList(data: RectificationData, options: RectificationOptions): PrintDocument {
  const villages = data.villages.length > 0 ? data.villages : [{ village: '', rows: [] }]
  const isSplit = options.pageBreakByVillage
  return frameDocument(options, {
    columns,
    sections: isSplit
      ? villages.map(({ village, rows }) => section(data, options, { place: village, groups: groupsOf(rows), totals: [totalOf(rows)] }))
      : [wholeSection(data, options, villages)],
    signature: { labels: listSignature, place: 'end' },
    numbering: isSplit ? 'section' : 'document',
  })
}

type Part = Readonly<{ place: string; groups: readonly PrintGroup[]; totals: readonly string[] }>

function section(data: RectificationData, options: LayoutOptions, { place, groups, totals }: Part): PrintSection {
  return {
    title: options.title ?? `${data.township}${place}疑点整改清单`,
    subtitle: { left: `填报单位（盖章）：${data.township}${place}`, middle: `截至 ${data.asOf}`, right: '单位：条' },
    groups,
    totals,
  }
}

/** One list, each village under its name and counted anew. */
function wholeSection(data: RectificationData, options: LayoutOptions, villages: readonly RectificationVillage[]): PrintSection {
  const all = villages.flatMap(({ rows }) => rows)
  const groups = villages.flatMap(({ village, rows }) => {
    const [first, ...rest] = groupsOf(rows)
    return first ? [{ ...first, heading: `${village}　${totalOf(rows).replace('合计', '共')}` }, ...rest] : []
  })
  return section(data, options, { place: '', groups, totals: [totalOf(all)] })
}

function groupsOf(rows: readonly RectificationRow[]): readonly PrintGroup[] {
  return rows.map((row, index) => ({
    rows: [[String(index + 1), row.household, row.title, row.field, row.message, row.severity, '', row.helpers, '', '']],
  }))
}

function totalOf(rows: readonly RectificationRow[]): string {
  const bySeverity = [...new Set(rows.map((row) => row.severity))].map(
    (severity) => `${severity} ${rows.filter((row) => row.severity === severity).length} 条`,
  )
  return [`合计 ${rows.length} 条`, ...(bySeverity.length > 1 ? [`其中${bySeverity.join('、')}`] : [])].join('，')
}

/** Blank columns are as wide as a pen needs. */
const columns: readonly PrintColumn[] = [
  sequenceColumn,
  { id: 'household', header: ['户主'], width: 17, align: 'center', nowrap: true },
  { id: 'title', header: ['对象'], width: 22, align: 'center' },
  { id: 'field', header: ['项目'], width: 26, align: 'left' },
  { id: 'message', header: ['问题'], width: 78, align: 'left' },
  { id: 'severity', header: ['级别'], width: 12, align: 'center', nowrap: true },
  { id: 'measure', header: ['整改措施'], width: 40, align: 'left', blank: true },
  { id: 'helpers', header: ['责任人'], width: 20, align: 'center' },
  { id: 'done', header: ['完成日期'], width: 20, align: 'center', blank: true },
  { id: 'signed', header: ['签字'], width: 20, align: 'center', blank: true },
]
