import type { CellValue, ColumnSpec, SheetSpec } from '#data/excel/sheetSpec.ts'
import type { MeasureValue } from '#shared/ipc/parts/figures.ts'
import type { Measure } from '#shared/measures/define.ts'
import { changeText } from '#shared/measures/paperTable.ts'

type Setting = Readonly<{ township: string; asOf: string; against: string | undefined }>

/** Measures with value, unit and definition as a sheet, in the order of the book; with `against` the other day beside. */
export function measureSheet(book: readonly Measure[], values: readonly MeasureValue[], { township, asOf, against }: Setting): SheetSpec {
  const byId = new Map(values.map((value) => [value.id, value]))
  const compared = against === undefined ? [] : [figure('then', against), figure('change', '增减')]
  return {
    name: '指标与口径',
    title: `${township}指标与口径`,
    unitLine: `截至 ${asOf}`,
    columns: [
      { header: '类别', key: 'group', kind: 'text', width: 12 },
      { header: '指标', key: 'label', kind: 'text', width: 28 },
      figure('value', asOf),
      ...compared,
      { header: '单位', key: 'unit', kind: 'text', width: 8 },
      { header: '口径', key: 'definition', kind: 'text', width: 70 },
    ],
    rows: book
      .filter((measure) => byId.has(measure.id))
      .map((measure) => {
        const { text, against: then } = byId.get(measure.id)!
        const others = against === undefined ? [] : [numberIn(then?.text ?? ''), numberIn(changeText(text, then?.text ?? ''))]
        return [measure.group, measure.label, numberIn(text), ...others, measure.unit, measure.definition]
      }),
    freeze: 2,
    landscape: true,
  }
}

function figure(key: string, header: string): ColumnSpec {
  return { header, key, kind: 'number', width: 14 }
}

/** The number that is read: 1,234.50 → 1234.5. */
export function numberIn(text: string): CellValue {
  return text === '' ? null : Number(text.replace(/,/g, ''))
}
