import type { CoreContext } from '#data/core/context.ts'
import type { MadeWord } from '#data/report/word/makeWord.ts'
import type { ReportPreview, ShownFigure } from '#shared/ipc/parts/reports.ts'
import { figureLabel, figureUnit, type MadeReport } from '#shared/reports/madeReport.ts'
import type { Assembled } from './assemble.ts'
import { warningsOf } from './warnings.ts'

/** A made report as the window shows it before it is saved. */
export function showReport(context: CoreContext, assembled: Assembled, { lines, report }: MadeWord): ReportPreview {
  const { setting } = assembled
  return {
    name: report.name,
    fileName: fileNameOf(report),
    asOf: report.asOf,
    against: report.against,
    unit: setting.unit,
    lines,
    figures: report.figures.map((figure) => shownFigure(assembled, figure)),
    tables: report.tables.map(({ id, label, columns, rows }) => ({ id, label, columns, rows })),
    ...warningsOf(context, lines, report),
  }
}

function shownFigure({ setting, now, then }: Assembled, figure: MadeReport['figures'][number]): ShownFigure {
  const [value, before] = [now.get(figure.measure), then.get(figure.measure)]
  return {
    measure: figure.measure,
    label: figureLabel(figure),
    text: figure.text.replace(/^，/, ''),
    unit: figureUnit(figure),
    definition: figure.definition,
    asOf: setting.asOf,
    now: { text: value?.text ?? '', drill: value?.drill ?? null },
    then: setting.against === null || !before ? null : { asOf: setting.against, text: before.text, drill: before.drill },
  }
}

/** Without signs that file systems refuse. */
export function fileNameOf({ name, asOf }: Pick<MadeReport, 'name' | 'asOf'>): string {
  const plain = name.replaceAll(/[\\/:*?"<>|\r\n\t]/g, '').slice(0, 60)
  return `${plain === '' ? '工作汇报' : plain}（${asOf}）.docx`
}
