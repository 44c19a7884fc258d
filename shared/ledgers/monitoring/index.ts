import { clue } from './clue.ts'
import { helper } from './helper.ts'
import { helpPlan } from './helpPlan.ts'
import { helpUnit } from './helpUnit.ts'
import { inspection } from './inspection.ts'
import { inspectedHousehold, inspectionSample } from './inspectionSample.ts'
import { matchBatch, matchHit } from './matching.ts'
import { measure } from './measure.ts'
import { meeting } from './meeting.ts'
import { monitoring } from './monitoring.ts'
import { monitoringNotice } from './monitoringNotice.ts'
import { pairing } from './pairing.ts'
import { rectification } from './rectification.ts'
import { visit } from './visit.ts'
import { workTeam } from './workTeam.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'

/** In the order of the menu. */
export const monitoringLedgers: readonly LedgerDefinition[] = [
  clue,
  monitoring,
  visit,
  meeting,
  inspection,
  monitoringNotice,
  inspectionSample,
  inspectedHousehold,
  rectification,
  matchBatch,
  matchHit,
  helpPlan,
  measure,
  helpUnit,
  workTeam,
  helper,
  pairing,
]
