import { sourceRanks, type SourceRank } from '#shared/history/changeSet.ts'
import { headingKey } from './heading.ts'
import type { ColumnMatch } from './matchTypes.ts'

export const rankNames: Readonly<Record<SourceRank, string>> = {
  national: '国家系统导出',
  department: '民政等部门',
  manual: '手工台账',
}

/** The first goes before the second: what it wrote is not overwritten unasked. */
export function goesBefore(one: SourceRank, other: SourceRank): boolean {
  return sourceRanks.indexOf(one) > sourceRanks.indexOf(other)
}

/** Names that the national system gives its exports: （自定义）监测对象信息 (22).xlsx, 户信息_20231218.xlsx. */
const nationalFiles = /[（(](?:自定义|基础信息|乡村建设|务工月监测|帮扶措施|收入信息)[）)]|信息[_-]20\d{6}/
const departmentFiles =
  /民政|残联|残疾|低保|特困|孤儿|高龄|医保|社保|养老保险|教育|学籍|学生|公安|户籍|卫健|卫生院|人社|住建|危房|水利|农业农村局|财政|工商|税务|车辆|车管|局|备案表|发放|花名册\.xls$/
/** Headings that only exports of the national system have, as `headingKey` writes them. */
const nationalHeadings = ['户编号', '人编号', '监测对象类别', '风险是否已消除', '户编码', '人员编号']

/**
 * Whose word a workbook most likely is, by its file name and headings. A guess: the person sees it and may say
 * otherwise. Two headings of the national system make it an export whatever the file is called, since people rename files.
 */
export function guessRank(file: string, columns: readonly Pick<ColumnMatch, 'header' | 'why'>[]): SourceRank {
  // Our own exports carry the numbers of the national system, too.
  if (columns.some((column) => column.why === 'key')) return 'manual'
  const keys = new Set(columns.map((column) => headingKey(column.header.split('/').at(-1) ?? '')))
  const national = nationalHeadings.filter((heading) => keys.has(headingKey(heading))).length
  if (nationalFiles.test(file) || national >= 2) return 'national'
  return departmentFiles.test(file) ? 'department' : 'manual'
}
