import type { Figure, Measure, MeasureGroup, MeasureUnit, RowAxis, TableColumn } from './define.ts'

/** Short forms in which the definition book is written. */

export function counted(ledger: string, filter?: string): Figure {
  return { ledger, ...(filter === undefined ? {} : { filter }), aggregate: { kind: 'count' } }
}

export function summed(ledger: string, field: string, filter?: string): Figure {
  return { ledger, ...(filter === undefined ? {} : { filter }), aggregate: { kind: 'sum', field } }
}

/** Number of different values of a field: households of the persons paid. */
export function different(ledger: string, field: string, filter?: string): Figure {
  return { ledger, ...(filter === undefined ? {} : { filter }), aggregate: { kind: 'distinct', field } }
}

type Said = Omit<Measure, 'group' | 'time'> & Readonly<{ time?: Measure['time'] }>

/** Measures of one group of the book; as they stand on the day unless one says `year`. */
export function measuresOf(group: MeasureGroup, measures: readonly Said[]): readonly Measure[] {
  return measures.map((measure) => ({ time: 'state', ...measure, group }))
}

type Words = Readonly<{ id: string; label: string; unit?: MeasureUnit }>

/** `'households 户数 户'`: id, label and unit of a column. */
function wordsOf(words: string): Words {
  const [id, label, unit] = words.split(' ')
  return { id: id!, label: label!, ...(unit === undefined ? {} : { unit: unit as MeasureUnit }) }
}

/** A column of figures. `by` names the field of its ledger that holds the row's value, where it is not the axis field. */
export function column(words: string, of: Figure, by?: string): TableColumn {
  return { ...wordsOf(words), of: by === undefined ? of : { ...of, by } }
}

/** first ÷ second of columns of the same table. */
export function ratioColumn(words: string, first: string, second: string): TableColumn {
  return { ...wordsOf(words), of: { ratio: [first, second] } }
}

export function differenceColumn(words: string, first: string, second: string): TableColumn {
  return { ...wordsOf(words), of: { plus: [first], minus: [second] } }
}

export function shareColumn(words: string, shareOf: string): TableColumn {
  return { ...wordsOf(words), of: { shareOf } }
}

/** Fields of the listed records, in order; `+` before the id adds them up in the total row, `万` after it shows 万元. */
export function fieldColumns(ids: string): readonly TableColumn[] {
  return ids.split(' ').map((word) => {
    const field = word.replace(/^\+/, '').replace(/万$/, '')
    return {
      id: field,
      label: '',
      ...(word.endsWith('万') ? { unit: '万元' as const } : {}),
      of: word.startsWith('+') ? { field, sum: true } : { field },
    }
  })
}

/** The same head above several columns. */
export function under(group: string, columns: readonly TableColumn[]): readonly TableColumn[] {
  return columns.map((one) => ({ ...one, group }))
}

/** A row per village. */
export const byVillage: RowAxis = { kind: 'values', label: '行政村', ledger: 'household', field: 'village' }
