import type { ReportFigure } from '#shared/reports/define.ts'
import { figureLabel, figureUnit } from '#shared/reports/madeReport.ts'
import { caption } from './finishBody.ts'
import { cell, textWidth, wrapTable } from './tableMarkup.ts'

/** A table has to be followed by a paragraph; off the grid of lines it needs no page of its own. */
const end =
  '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'

/** 数据口径: every figure of the text with what it counts, on a page of its own. */
export function annexMarkup(figures: readonly ReportFigure[], dates: string): string {
  const once = [...new Map(figures.map((figure) => [`${figure.measure} ${figure.part}`, figure])).values()]
  if (once.length === 0) return ''
  const widths = [600, 2500, 1500, textWidth.portrait - 4600]
  const size = 18
  const heads = ['序号', '数字', '文中', '口径'].map((text, index) =>
    cell(text, { width: widths[index]!, align: 'center', size, bold: true }),
  )
  const rows = once.map((figure, index) =>
    [String(index + 1), figureLabel(figure), `${figure.text.replace(/^，/, '')}${figureUnit(figure)}`, figure.definition].map((text, at) =>
      cell(text, { width: widths[at]!, align: at === 0 ? 'center' : 'left', size }),
    ),
  )
  const title = caption('数据口径', { size: 36, font: '方正小标宋简体', align: 'center', onNewPage: true })
  const note = caption(dates, { size: 24, font: '仿宋_GB2312', align: 'left' })
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${heads.join('')}</w:tr>`
  const body = rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`)
  return `${title}${note}${wrapTable(widths, [head, ...body])}${end}`
}
