import type { Figure, Measure, MeasureGroup } from './define.ts'

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
