import { backupHandlers } from './backup.ts'
import { backupLookHandlers } from './backupLook.ts'
import { checksHandlers } from './checks.ts'
import { copiesHandlers } from './copies.ts'
import { countyHandlers } from './county.ts'
import { editHandlers } from './edit.ts'
import { figureHandlers } from './figures.ts'
import { figureOutputHandlers } from './figureOutput.ts'
import { duplicateHandlers } from './duplicates.ts'
import { exportHandlers } from './exporting.ts'
import { fileHandlers } from './file.ts'
import type { Handlers } from './handler.ts'
import { historyHandlers } from './history.ts'
import { importHandlers } from './importing.ts'
import { importPasteHandlers } from './importPaste.ts'
import { importReviewHandlers } from './importReview.ts'
import { importLayoutsHandlers } from './importLayouts.ts'
import { guideHandlers } from './guide.ts'
import { handoverHandlers } from './handover.ts'
import { manualHandlers } from './manual.ts'
import { inspectionHandlers } from './inspection.ts'
import { leakHandlers } from './leaks.ts'
import { ledgerHandlers } from './ledger.ts'
import { parkedHandlers } from './parked.ts'
import { matchingHandlers } from './matching.ts'
import { mergingHandlers } from './merging.ts'
import { operatorHandlers } from './operators.ts'
import { packageHandlers } from './packages.ts'
import { policyHandlers } from './policy.ts'
import { printHandlers } from './print.ts'
import { printFormHandlers } from './printForms.ts'
import { reconcileHandlers } from './reconcile.ts'
import { reportHandlers } from './reports.ts'
import { sealingHandlers } from './sealing.ts'
import { sharingHandlers } from './sharing.ts'
import { templateHandlers } from './templates.ts'
import { villageBookHandlers } from './villageBook.ts'

/** Every method of the contract; the type sees to it that none is missing. */
export const handlers: Handlers = {
  ...fileHandlers,
  ...backupHandlers,
  ...backupLookHandlers,
  ...ledgerHandlers,
  ...editHandlers,
  ...historyHandlers,
  ...importHandlers,
  ...importPasteHandlers,
  ...importReviewHandlers,
  ...importLayoutsHandlers,
  ...parkedHandlers,
  ...exportHandlers,
  ...printHandlers,
  ...printFormHandlers,
  ...checksHandlers,
  ...figureHandlers,
  ...figureOutputHandlers,
  ...matchingHandlers,
  ...duplicateHandlers,
  ...policyHandlers,
  ...reportHandlers,
  ...sealingHandlers,
  ...sharingHandlers,
  ...templateHandlers,
  ...villageBookHandlers,
  ...mergingHandlers,
  ...packageHandlers,
  ...operatorHandlers,
  ...inspectionHandlers,
  ...leakHandlers,
  ...reconcileHandlers,
  ...handoverHandlers,
  ...manualHandlers,
  ...guideHandlers,
  ...copiesHandlers,
  ...countyHandlers,
}
