import { shippedDues } from './dues.ts'
import { workTables } from './employment/tables.ts'
import { projectTables } from './projects/tables.ts'
import { helpTables } from './monitoring/helpTables.ts'
import { monitoringTables } from './monitoring/tables.ts'
import { incomeTables } from './income/tables.ts'
import { registerTables } from './households/registerTables.ts'
import { helperTables } from './helpers/tables.ts'
import { guaranteeTables } from './guarantees/tables.ts'
import { fundTables } from './funds/tables.ts'
import { findingTable } from './findings.ts'
import { benefitTables } from './benefits/tables.ts'
import { assetTables } from './assets/tables.ts'
import { assetMeasures } from './assets/measures.ts'
import { benefitMeasures } from './benefits/measures.ts'
import { reliefMeasures } from './benefits/relief.ts'
import { resettledMeasures } from './benefits/resettled.ts'
import type { DefinitionBook } from './define.ts'
import { fundMeasures } from './funds/measures.ts'
import { guaranteeMeasures } from './guarantees/measures.ts'
import { helperMeasures } from './helpers/measures.ts'
import { householdMeasures } from './households/measures.ts'
import { registeredMeasures } from './households/registered.ts'
import { householdTables } from './households/tables.ts'
import { incomeMeasures } from './income/measures.ts'
import { monitoringMeasures } from './monitoring/measures.ts'
import { projectMeasures } from './projects/measures.ts'
import { industryMeasures } from './employment/industry.ts'
import { workMeasures } from './employment/measures.ts'

/** Everything the program ships with, in the order of the screens. */
export const shippedBook: DefinitionBook = {
  measures: [
    ...householdMeasures,
    ...registeredMeasures,
    ...monitoringMeasures,
    ...incomeMeasures,
    ...guaranteeMeasures,
    ...benefitMeasures,
    ...reliefMeasures,
    ...resettledMeasures,
    ...workMeasures,
    ...industryMeasures,
    ...helperMeasures,
    ...projectMeasures,
    ...fundMeasures,
    ...assetMeasures,
  ],
  tables: [
    ...householdTables,
    ...registerTables,
    ...monitoringTables,
    ...helpTables,
    findingTable,
    ...incomeTables,
    ...guaranteeTables,
    ...benefitTables,
    ...workTables,
    ...helperTables,
    ...projectTables,
    ...fundTables,
    ...assetTables,
  ],
  dues: shippedDues,
  key: [
    'households',
    'inSystemHouseholds',
    'monitoredHouseholds',
    'removalRate',
    'incomePerCapitaInSystem',
    'projectsApproved',
    'paymentRate',
    'assetValue',
  ],
}
