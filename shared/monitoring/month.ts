import { addDays, addMonths } from '#shared/values/date.ts'

/** Something that is counted of a month: the records of a ledger whose day lies in it. */
export type MonthLine = Readonly<{ id: string; label: string; unit: string; ledger: string; date: string; filter?: string }>

export const monthLines: readonly MonthLine[] = [
  { id: 'clues', label: '登记线索', unit: '条', ledger: 'clue', date: 'foundOn' },
  { id: 'checked', label: '核实线索', unit: '条', ledger: 'clue', date: 'checkedOn' },
  {
    id: 'assessed',
    label: '民主评议与会商',
    unit: '次',
    ledger: 'meeting',
    date: 'date',
    filter: 'kind in ("村民代表会","防返贫会商","党委会研判","村支部会")',
  },
  { id: 'compared', label: '信息比对', unit: '户', ledger: 'monitoring', date: 'comparedOn' },
  { id: 'notices', label: '公示公告', unit: '次', ledger: 'monitoringNotice', date: 'from' },
  { id: 'reviewed', label: '乡镇审核', unit: '户', ledger: 'monitoring', date: 'reviewedOn' },
  { id: 'approved', label: '审定纳入', unit: '户', ledger: 'monitoring', date: 'approvedOn' },
  { id: 'measures', label: '落实措施', unit: '条', ledger: 'measure', date: 'startDate', filter: 'stage != "计划"' },
  { id: 'visits', label: '入户走访', unit: '次', ledger: 'visit', date: 'date' },
  { id: 'removed', label: '消除风险', unit: '户', ledger: 'monitoring', date: 'exitApprovedOn' },
]

/** First and last day of a month (`2026-11`). */
export function monthDays(month: string): Readonly<{ first: string; last: string }> {
  const first = `${month}-01`
  return { first, last: addDays(addMonths(first, 1), -1) }
}

export function otherMonth(month: string, by: number): string {
  return addMonths(`${month}-01`, by).slice(0, 7)
}

/** The records of a line in a month. A month as date (2026-11) lies before its first day, hence the second bound. */
export function monthFilter({ date, filter }: MonthLine, month: string, village?: string): string {
  const { last } = monthDays(month)
  const within = `${date} is not blank and ${date} >= "${month}" and ${date} <= "${last}"`
  return [within, ...(filter ? [filter] : []), ...(village ? [`village = "${village}"`] : [])].join(' and ')
}
