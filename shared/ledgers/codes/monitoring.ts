import { monitoringClueCodes } from './monitoringClues.ts'
import { monitoringMeasureCodes } from './monitoringMeasures.ts'
import { monitoringTeamCodes } from './monitoringTeam.ts'
import { monitoringWorkCodes } from './monitoringWork.ts'
import type { CodeList } from '#shared/ledger/define.ts'

/** Code lists of the ledgers under 监测帮扶. */
export const monitoringCodes: readonly CodeList[] = [
  ...monitoringClueCodes,
  ...monitoringWorkCodes,
  ...monitoringMeasureCodes,
  ...monitoringTeamCodes,
]
