import type { TableAnswer } from '#shared/ipc/parts/figures.ts'
import type { ReportLine } from '#shared/ipc/parts/reports.ts'
import { paperTable } from '#shared/measures/paperTable.ts'
import type { ReportFigure } from '#shared/reports/define.ts'
import type { ReportSetting } from '#shared/reports/fill.ts'
import type { MadeReport, MadeTable } from '#shared/reports/madeReport.ts'
import { madeReportFormat } from '#shared/reports/madeReport.ts'
import { dayWords } from '#shared/reports/periods.ts'
import { annexMarkup } from './annexMarkup.ts'
import { fillTemplate, type WordEngine } from './fillTemplate.ts'
import { finishBody } from './finishBody.ts'
import { writeParts, type Parts } from './packageParts.ts'
import { addReportParts } from './reportParts.ts'

export type WordWish = Readonly<{
  engine: WordEngine
  template: Parts
  setting: ReportSetting
  answers: ReadonlyMap<string, TableAnswer>
  /** Pages that say what each figure counts. */
  annex: boolean
  about: Readonly<{ database: string; template: string; madeOn: string; record: string }>
}>

export type MadeWord = Readonly<{ bytes: Uint8Array; lines: readonly ReportLine[]; report: MadeReport }>

/** A report as .docx. The same wish makes the same bytes. */
export function makeWord({ engine, template, setting, answers, annex, about }: WordWish): MadeWord {
  const filled = fillTemplate(engine, template, setting)
  const inOrder = (order: readonly number[]): readonly ReportFigure[] => order.map((index) => filled.figures[index]!)
  const dates = `以下数字截至${dayWords(setting.asOf)}${setting.against === null ? '' : `，上期指${dayWords(setting.against)}`}，由台账按下列口径统计。`
  const finished = finishBody(filled, answers, ({ order }) => (annex ? annexMarkup(inOrder(order), dates) : ''))
  const name = finished.lines.find(({ kind }) => kind === 'title') ?? finished.lines[0]
  const report: MadeReport = {
    format: madeReportFormat,
    version: 1,
    database: about.database,
    name: (name?.pieces.map(({ text }) => text).join('') ?? '工作汇报').slice(0, 100),
    template: about.template,
    township: setting.township,
    asOf: setting.asOf,
    against: setting.against,
    madeOn: about.madeOn,
    figures: [...inOrder(finished.order)],
    tables: finished.tables.map(tableData),
  }
  addReportParts(filled.parts, report, { record: about.record, unit: setting.unit })
  return { bytes: writeParts(filled.parts), lines: finished.lines, report }
}

export function tableData(answer: TableAnswer): MadeTable {
  const table = paperTable(answer)
  return {
    id: answer.id,
    label: answer.label,
    note: answer.note,
    columns: table.columns.map(({ header }) => header.join(' ')),
    rows: table.rows.map(({ key, label, cells }) => ({ key, label, cells: cells.map(({ text }) => text) })),
  }
}
