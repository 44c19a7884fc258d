import type { FormDefinition } from '../define.ts'
import { monitoringCollection } from './collection.ts'
import { comparisonSheet, entryApproval, measuresSheet, monitoringCheck } from './entry.ts'
import { inspectionChecklist, inspectionList, inspectionRoute } from './inspectionPapers.ts'
import { clueLedger, clueSheet, monitoringLedger } from './ledgers.ts'
import { attendanceSheet, ballot, meetingMinutes } from './meetings.ts'
import { procedureCard, removalAssessment, revisitSheet } from './removal.ts'
import { sweepSheet } from './sweep.ts'

export const monitoringForms: readonly FormDefinition[] = [
  monitoringLedger,
  clueLedger,
  clueSheet,
  sweepSheet,
  monitoringCollection,
  monitoringCheck,
  comparisonSheet,
  meetingMinutes,
  attendanceSheet,
  ballot,
  entryApproval,
  measuresSheet,
  removalAssessment,
  revisitSheet,
  procedureCard,
  inspectionList,
  inspectionRoute,
  inspectionChecklist,
]
