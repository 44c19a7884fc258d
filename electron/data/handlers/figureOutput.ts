import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import type { SheetSpec } from '#data/excel/sheetSpec.ts'
import { measureSheet } from '#data/figures/measureSheet.ts'
import { tableSheet } from '#data/figures/tableSheet.ts'
import { isFault, type Outcome } from '#shared/ipc/faults.ts'
import { paperTable } from '#shared/measures/paperTable.ts'
import { shippedBook as book } from '#shared/measures/index.ts'
import { chartsOf, tableDrawing } from '#shared/measures/tableChart.ts'
import { statTable } from '#shared/printing/layouts/statTable.ts'
import { measureAnswers, tableAnswer } from './figures.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { keepPrint, settingOf } from './print.ts'

/** CSS pixels across a sheet for a chart: letters of 12 pixels become about 9 points on A4 lying. */
const chartWidth = 1_000

export const figureOutputHandlers = {
  'figures.exportTable': async (context, { token, ...wish }) => {
    const answer = tableAnswer(context, wish)
    const sheet = tableSheet(answer, townshipOf(context.file().engine), wish.against)
    return written(context, { token, sheet, scope: answer.label, count: answer.rows.length })
  },

  'figures.exportMeasures': async (context, { token, ...wish }) => {
    const values = measureAnswers(context, wish)
    const asOf = wish.asOf ?? context.reading().today
    const sheet = measureSheet(book.measures, values, { asOf, against: wish.against, township: townshipOf(context.file().engine) })
    return written(context, { token, sheet, scope: '指标与口径', count: values.length })
  },

  'figures.printTable': (context, { chart: chartId, paper, orientation, ...wish }) => {
    const answer = tableAnswer(context, wish)
    const chart = chartsOf(answer).find((candidate) => candidate.id === chartId)
    const setting = settingOf(context, undefined)
    const document = statTable(
      {
        township: setting.township,
        table: paperTable(answer, wish.against),
        ...(chart ? { drawings: [tableDrawing(answer, chart, orientation === 'landscape' ? chartWidth : chartWidth * 0.7)] } : {}),
      },
      { paper, orientation, edition: 'public', date: setting.date, printedBy: setting.printedBy },
    )
    const told = keepPrint(context, { document, rows: answer.rows.length }, { paper, orientation })
    noteAccess(context, { action: '打印', ledger: 'figures', scope: told.title, count: told.rows, masked: true, detail: '' })
    return told
  },
} satisfies Partial<Handlers>

type Writing = Readonly<{ token: string; sheet: SheetSpec; scope: string; count: number }>

async function written(
  context: CoreContext,
  { token, sheet, scope, count }: Writing,
): Promise<Outcome<Readonly<{ name: string; rows: number }>>> {
  const path = pathOf(context, token)
  const report = await writeSheetFile(path, { sheets: [sheet] })
  if (isFault(report)) return report
  noteAccess(context, { action: '导出', ledger: 'figures', scope, count, masked: true, detail: basename(path) })
  return { name: basename(path), rows: count }
}
