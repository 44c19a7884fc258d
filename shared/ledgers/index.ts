import { shippedCodes } from './codes/index.ts'
import { group } from './group.ts'
import { household } from './household.ts'
import { member } from './member.ts'
import { populationChange } from './populationChange.ts'
import { customField, office, savedView } from './system.ts'
import { village } from './village.ts'
import type { Registry } from '#shared/ledger/registry.ts'

/** Everything the program ships with. The order is that of the menu. */
export const shippedRegistry: Registry = {
  schemaVersion: 1,
  ledgers: [household, member, populationChange, village, group, customField, savedView, office],
  codes: shippedCodes,
}
