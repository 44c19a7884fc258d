import { shippedCodes } from './codes/index.ts'
import { assetsLedgers } from './assets/index.ts'
import { benefitsLedgers } from './benefits/index.ts'
import { group } from './group.ts'
import { household } from './household.ts'
import { income } from './monitoring/income.ts'
import { member } from './member.ts'
import { monitoringLedgers } from './monitoring/index.ts'
import { populationChange } from './populationChange.ts'
import { projectsLedgers } from './projects/index.ts'
import { exportTemplate } from './exportTemplate.ts'
import { importLayout, learnedWord, parkedRow, parkedTable } from './exchange.ts'
import { customField, findingExcuse, notDuplicate, office, policyValue, savedView } from './system.ts'
import { operator } from './operator.ts'
import { madeReport, ownForm, reportTemplate } from './papers.ts'
import { village } from './village.ts'
import type { Registry } from '#shared/ledger/registry.ts'

/** Everything the program ships with. The order is that of the menu. */
export const shippedRegistry: Registry = {
  schemaVersion: 7,
  ledgers: [
    household,
    member,
    income,
    populationChange,
    village,
    group,
    ...monitoringLedgers,
    ...benefitsLedgers,
    ...projectsLedgers,
    ...assetsLedgers,
    customField,
    savedView,
    policyValue,
    findingExcuse,
    notDuplicate,
    importLayout,
    learnedWord,
    parkedTable,
    parkedRow,
    exportTemplate,
    ownForm,
    reportTemplate,
    madeReport,
    office,
    operator,
  ],
  codes: shippedCodes,
}
