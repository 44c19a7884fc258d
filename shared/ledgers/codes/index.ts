import * as change from './change.ts'
import * as health from './health.ts'
import * as household from './household.ts'
import * as labour from './labour.ts'
import * as living from './living.ts'
import * as matching from './matching.ts'
import * as person from './person.ts'
import * as place from './place.ts'
import * as welfare from './welfare.ts'
import { assetsCodes } from './assets.ts'
import { benefitsCodes } from './benefits.ts'
import { monitoringCodes } from './monitoring.ts'
import { projectsCodes } from './projects.ts'
import type { CodeList } from '#shared/ledger/define.ts'

const lists: readonly CodeList[] = [
  ...[person, health, labour, welfare, household, living, place, change, matching].flatMap((room) => Object.values(room)),
  ...monitoringCodes,
  ...benefitsCodes,
  ...projectsCodes,
  ...assetsCodes,
]

/** All shipped code lists by id. */
export const shippedCodes: Readonly<Record<string, CodeList>> = Object.fromEntries(lists.map((list) => [list.id, list]))
