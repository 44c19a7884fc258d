import type { ReadContext } from '#data/store/read.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { FaultError } from '#shared/ipc/faults.ts'
import type { MadeInfo } from '#shared/ipc/parts/reports.ts'
import { readMadeReport, writeMadeReport, type MadeReport } from '#shared/reports/madeReport.ts'

/** Newest first. What cannot be read (altered by another program) is left out. */
export function listMade({ engine }: ReadContext): readonly MadeInfo[] {
  const rows = engine.values('SELECT id, figures FROM made_report WHERE _removed = 0 ORDER BY made_on DESC, id DESC')
  return rows.flatMap(([id, figures]) => {
    const report = readMadeReport(String(figures))
    if (!report) return []
    const { name, template, asOf, madeOn } = report
    return [{ id: String(id), name, template, asOf, madeOn, figures: report.figures.length, tables: report.tables.length }]
  })
}

/** Throws FaultError `record.notFound`. */
export function keptReport({ engine }: ReadContext, id: string): MadeReport {
  const content = engine.values('SELECT figures FROM made_report WHERE id = ? AND _removed = 0', [id])[0]?.[0]
  const report = content === undefined ? null : readMadeReport(String(content))
  if (!report) throw new FaultError({ fault: 'record.notFound' })
  return report
}

/** The record of a report: made again under the same name on the same day, it takes the place of the one before. */
export function recordOf({ engine }: ReadContext, { name, madeOn }: MadeReport, newId: () => string): string {
  const known = engine.values('SELECT id FROM made_report WHERE name = ? AND made_on = ? AND _removed = 0 ORDER BY id LIMIT 1', [
    name,
    madeOn,
  ])
  return known[0] ? String(known[0][0]) : newId()
}

export function keepChange({ engine }: ReadContext, report: MadeReport, record: string): DraftChange {
  const { name, template, asOf, madeOn } = report
  const values = { name, template, asOf, madeOn, figures: writeMadeReport(report) }
  const head = engine.values('SELECT _head FROM made_report WHERE id = ? AND _removed = 0', [record])[0]
  if (!head) return { ledger: 'madeReport', recordId: record, op: 'add', values }
  return { ledger: 'madeReport', recordId: record, op: 'change', values, seenHead: head[0] === null ? null : String(head[0]) }
}
