import type { DefinitionBook } from './define.ts'
import { householdMeasures } from './households/measures.ts'
import { householdTables } from './households/tables.ts'

/** Everything the program ships with, in the order of the screens. */
export const shippedBook: DefinitionBook = {
  measures: [...householdMeasures],
  tables: [...householdTables],
  dues: [],
  key: ['households', 'persons', 'inSystemHouseholds', 'monitoredHouseholds'],
}
