import type { MeasureInfo, MeasureValue } from '#shared/ipc/parts/figures.ts'
import { changeText } from '#shared/measures/paperTable.ts'
import type { PaperColumn, PaperTable } from '#shared/measures/paperTable.ts'
import type { Moment } from '../moment.ts'

/** Measures whose name, definition, group or unit holds every word of the search. */
export function matching(measures: readonly MeasureInfo[], search: string): readonly MeasureInfo[] {
  const parts = search.trim().split(/\s+/).filter(Boolean)
  return measures.filter(({ label, definition, group }) => parts.every((part) => `${label} ${definition} ${group}`.includes(part)))
}

/** Groups in the order of the book. */
export function byGroup(measures: readonly MeasureInfo[]): readonly (readonly [string, readonly MeasureInfo[]])[] {
  const groups = new Map<string, MeasureInfo[]>()
  for (const measure of measures) {
    const found = groups.get(measure.group)
    if (found) found.push(measure)
    else groups.set(measure.group, [measure])
  }
  return [...groups]
}

/** The measures with their values as a table to paste into a report. */
export function bookTable(measures: readonly MeasureInfo[], values: readonly MeasureValue[], moment: Moment, today: string): PaperTable {
  const byId = new Map(values.map((value) => [value.id, value]))
  const asOf = moment.asOf ?? today
  return {
    title: '指标与口径',
    note: '',
    asOf,
    ...(moment.against === null ? {} : { against: moment.against }),
    unit: '',
    rowLabel: '指标',
    columns: columnsOf(asOf, moment.against),
    rows: measures.map((measure) => {
      const value = byId.get(measure.id)
      const then = value?.against?.text ?? ''
      const compared = moment.against === null ? [] : [{ text: then }, { text: changeText(value?.text ?? '', then) }]
      const cells = [{ text: value?.text ?? '' }, ...compared, { text: measure.unit }, { text: measure.definition }]
      return { key: measure.id, label: measure.label, indent: 0, total: false, cells }
    }),
  }
}

function columnsOf(asOf: string, against: string | null): readonly PaperColumn[] {
  const compared: readonly PaperColumn[] =
    against === null
      ? []
      : [
          { id: 'then', header: [against], align: 'right', part: 'then', nowrap: true },
          { id: 'change', header: ['增减'], align: 'right', part: 'change', nowrap: true },
        ]
  return [
    { id: 'value', header: [asOf], align: 'right', part: 'now', nowrap: true },
    ...compared,
    { id: 'unit', header: ['单位'], align: 'left', part: 'now', nowrap: false },
    { id: 'definition', header: ['口径'], align: 'left', part: 'now', nowrap: false },
  ]
}
