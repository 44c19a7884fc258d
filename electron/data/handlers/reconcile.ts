import type { CoreContext } from '#data/core/context.ts'
import { localDay } from '#data/core/clock.ts'
import { againstLedger } from '#data/reconcile/againstLedger.ts'
import { commentReport } from '#data/reconcile/commentReport.ts'
import { readReport, type ReadReport } from '#data/reconcile/readReport.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { OpenedReport, Reconciliation } from '#shared/ipc/parts/reconcile.ts'
import { shippedBook } from '#shared/measures/index.ts'
import { marksOf, reconciliationOf } from '#shared/reconcile/marks.ts'
import { reportDay } from '#shared/reconcile/matching/reportDay.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { plainReport } from '#shared/reconcile/reportText.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const reconcileHandlers = {
  'reconcile.open': async (context, { token }) => {
    const read = await readReport(pathOf(context, token))
    if (isFault(read)) return read
    return take(context, read)
  },

  'reconcile.paste': (context, { text }) =>
    take(context, { name: '粘贴的文字', report: plainReport(text.replaceAll('\r\n', '\n')), word: null }),

  'reconcile.run': (context, { asOf }) => {
    const { report } = context.desk
    return report ? reconciliation(context, report, asOf) : { fault: 'report.gone' }
  },

  'reconcile.comment': async (context, { token, asOf, green }) => {
    const { report } = context.desk
    if (!report) return { fault: 'report.gone' }
    const told = reconciliation(context, report, asOf)
    const written = await commentReport(pathOf(context, token), report, {
      marks: told.marks.filter(({ mark }) => mark === 'red' || mark === 'amber' || (green === true && mark === 'green')),
      day: localDay(context.options.now()),
      person: context.options.who().person,
    })
    if (isFault(written)) return written
    if (context.fileOrNull())
      noteAccess(context, { action: '导出', ledger: '', scope: report.name, count: written.comments, masked: true, detail: '核数批注' })
    return written
  },

  'reconcile.close': (context) => {
    context.desk.report = null
    return {}
  },
} satisfies Partial<Handlers>

function take(context: CoreContext, read: ReadReport): OpenedReport {
  context.desk.report = read
  const { name, report, word } = read
  const today = localDay(context.options.now())
  const found = reportDay(report.text, name.replace(/\.\w+$/, ''))
  // A report of the year that runs speaks of today.
  const day = found && found.day > today ? { ...found, day: today } : found
  const tables = report.tables.map(({ rows, cells }) =>
    Array.from({ length: rows }, (_, row) => cells.filter((cell) => cell.row === row).map(({ start, end }) => ({ start, end }))),
  )
  return { name, text: report.text, tables, isWord: word !== null, day }
}

/** As of the day that is asked for, else the one that the report names, else today. */
export function reconciliation(context: CoreContext, { name, report }: ReadReport, asOf?: string): Reconciliation {
  const found = reconcile(report)
  if (!context.fileOrNull()) return reconciliationOf(found, marksOf(report.text, found, []), null)
  const today = localDay(context.options.now())
  const named = reportDay(report.text, name.replace(/\.\w+$/, ''))?.day
  const day = asOf ?? (named !== undefined && named < today ? named : today)
  const ledger = againstLedger(context, { report, book: shippedBook, day })
  return reconciliationOf(found, marksOf(report.text, found, ledger), day)
}
