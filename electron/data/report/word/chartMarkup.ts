import type { ChartData } from '#shared/measures/tableChart.ts'
import { escapeXml } from './packageParts.ts'

/** Told apart in black and white, too. */
const tones = ['1F4E79', '9DC3E6', '7F7F7F', 'D9D9D9', '385723', 'A9D18E']

/**
 * A native chart (DrawingML) with its values in it: it needs no workbook to be shown, and Word, WPS and LibreOffice draw it. That of
 * chartWorkbook.ts is for whoever edits the figures.
 */
export function chartPart(chart: ChartData): string {
  const { title, labels, series, shape } = chart
  const isLine = shape === 'lines'
  const all = series.map((one, index) => seriesMarkup(one, index, { labels, isLine })).join('')
  const axes = '<c:axId val="111"/><c:axId val="222"/>'
  const direction = shape === 'columns' ? 'col' : 'bar'
  const grouping = shape === 'stacked' ? '<c:grouping val="stacked"/>' : '<c:grouping val="clustered"/>'
  const overlap = shape === 'stacked' ? '<c:overlap val="100"/>' : ''
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${all}<c:marker val="1"/>${axes}</c:lineChart>`
    : `<c:barChart><c:barDir val="${direction}"/>${grouping}<c:varyColors val="0"/>${all}<c:gapWidth val="60"/>${overlap}${axes}</c:barChart>`
  const lying = direction === 'bar' && !isLine
  const legend = series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axisMarkup(lying)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

/** Lying bars read from top to bottom like the table. */
function axisMarkup(lying: boolean): string {
  const order = lying ? 'maxMin' : 'minMax'
  const words = `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'l' : 'b'}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`
  const line =
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
  const values = `<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'b' : 'l'}"/>${line}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/></c:valAx>`
  return words + values
}

type Words = Readonly<{ labels: readonly string[]; isLine: boolean }>

function seriesMarkup({ name, values }: ChartData['series'][number], index: number, { labels, isLine }: Words): string {
  const tone = tones[index % tones.length]!
  const fill = isLine
    ? `<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="${tone}"/></a:solidFill></a:ln></c:spPr>`
    : `<c:spPr><a:solidFill><a:srgbClr val="${tone}"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>`
  const shows =
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
  const point = (text: string, at: number): string => `<c:pt idx="${at}"><c:v>${escapeXml(text)}</c:v></c:pt>`
  const words = `<c:strCache><c:ptCount val="${labels.length}"/>${labels.map(point).join('')}</c:strCache>`
  const numbers = values.map((value, at) => (value === null ? '' : point(String(value), at))).join('')
  const column = String.fromCharCode(66 + index)
  const last = labels.length + 1
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/>${point(name, 0)}</c:strCache></c:strRef></c:tx>${fill}${isLine ? '' : '<c:invertIfNegative val="0"/>'}<c:dLbls><c:numFmt formatCode="General;-General;" sourceLinked="0"/>${shows}</c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f>${words}</c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${numbers}</c:numCache></c:numRef></c:val>${isLine ? '<c:smooth val="0"/>' : ''}</c:ser>`
}

/** 360,000 to the centimetre. */
const emu = 36_000

/** The paragraph that shows the chart of a relation. `alt` says the same in words. */
export function chartParagraph(relation: string, number: number, chart: ChartData): string {
  const rows =
    chart.shape === 'columns' || chart.shape === 'lines' ? 8 : chart.labels.length * (chart.shape === 'plan' ? chart.series.length : 1)
  const size = `cx="${150 * emu}" cy="${Math.min(190, Math.max(60, 34 + rows * 7)) * emu}"`
  const frame = `<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${9000 + number}" name="图${number}" descr="${escapeXml(chart.title)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic></wp:inline>`
  return `<w:p><w:pPr><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>${frame}</w:drawing></w:r></w:p>`
}
