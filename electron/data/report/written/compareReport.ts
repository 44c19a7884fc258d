import type { CoreContext } from '#data/core/context.ts'
import { metaOf } from '#data/core/fileInfo.ts'
import { tableData } from '#data/report/word/makeWord.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { MeasureValue } from '#shared/ipc/parts/figures.ts'
import type { ComparedFigure, ComparedTable, ReportComparison } from '#shared/ipc/parts/reports.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import { reportFigure, type ReportSetting } from '#shared/reports/fill.ts'
import { figureLabel, figureUnit, type MadeReport, type MadeTable } from '#shared/reports/madeReport.ts'
import { tableOn, valuesOn } from './assemble.ts'

/**
 * Every figure of a made report as it was and as the ledgers tell it now of the same days: corrections since then, late
 * entries. `written`: what stands in the .docx now, by number of the figure.
 */
export function compareReport(context: CoreContext, report: MadeReport, written: ReadonlyMap<number, string> | null): ReportComparison {
  const { name, township, asOf, against, madeOn, template } = report
  const ids = [...new Set(report.figures.map(({ measure }) => measure))]
  const now = valuesOn(context, ids, asOf)
  const then = against === null ? new Map<string, MeasureValue>() : valuesOn(context, ids, against)
  const nothing = { value: null, text: '' }
  const values: ReportSetting['values'] = (id) => ({ now: now.get(id) ?? nothing, then: then.get(id) ?? null })
  const setting: ReportSetting = { township, unit: '', period: 'month', asOf, against, signedOn: madeOn, values }
  return {
    name,
    township,
    asOf,
    against,
    madeOn,
    template,
    elsewhere: report.database !== metaOf(context.reading().engine, 'databaseId'),
    figures: report.figures.map((figure, index) =>
      comparedFigure(figure, {
        setting,
        drill: now.get(figure.measure)?.drill ?? null,
        inFile: written === null ? undefined : (written.get(index) ?? ''),
      }),
    ),
    tables: report.tables.map((table) => comparedTable(context, table, asOf)),
  }
}

type Beside = Readonly<{ setting: ReportSetting; drill: ComparedFigure['drill']; inFile: string | undefined }>

function comparedFigure(figure: MadeReport['figures'][number], { setting, drill, inFile }: Beside): ComparedFigure {
  const measure = book.measures.find(({ id }) => id === figure.measure)
  const definition = measure?.definition ?? figure.definition
  return {
    measure: figure.measure,
    label: figureLabel(figure),
    unit: figureUnit(figure),
    definition,
    then: plain(figure.text),
    now: measure ? plain(reportFigure(measure, figure.part, setting).text) : null,
    drill,
    ...(inFile === undefined || inFile === figure.text ? {} : { inFile: plain(inFile) }),
    ...(definition === figure.definition ? {} : { definitionThen: figure.definition }),
  }
}

/** A change brings its comma along. */
function plain(text: string): string {
  return text.replace(/^，/, '')
}

/** Cells that are others now; rows that came or went are told by name. */
function comparedTable(context: CoreContext, table: MadeTable, asOf: string): ComparedTable {
  const known = book.tables.some(({ id }) => id === table.id)
  const answer = known ? tableOn(context, table.id, asOf) : null
  if (!answer || isFault(answer)) return { id: table.id, label: table.label, changed: [] }
  const now = tableData(answer)
  const fresh = new Map(now.rows.map((row) => [row.key, row]))
  const gone = new Set(table.rows.map(({ key }) => key))
  const cells = table.rows.flatMap((row) => {
    const other = fresh.get(row.key)
    if (!other) return [{ row: row.label, column: '', then: '有这一行', now: '没有了' }]
    return table.columns.flatMap((column, at) => {
      const [was, is] = [row.cells[at] ?? '', other.cells[now.columns.indexOf(column)] ?? '']
      return was === is ? [] : [{ row: row.label, column, then: was, now: is }]
    })
  })
  const added = now.rows
    .filter(({ key }) => !gone.has(key))
    .map(({ label }) => ({ row: label, column: '', then: '没有', now: '新有这一行' }))
  return { id: table.id, label: table.label, changed: [...cells, ...added] }
}
