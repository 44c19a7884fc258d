import type { Method } from '#shared/ipc/contract.ts'

/** Methods that write through commit; all others may at most note an access. */
export const writers: ReadonlySet<Method> = new Set([
  'edit.commit',
  'history.undo',
  'history.redo',
  'history.restore',
  'import.commit',
  'checks.excuse',
  'policy.import',
  'layouts.import',
  'parked.drop',
  'inspection.draw',
  'inspection.record',
  'inspection.refresh',
  'matching.keep',
  'matching.dispatch',
  'duplicates.dismiss',
  'duplicates.merge',
  'merge.run',
  'merge.decide',
  'backup.takeBack',
  'template.fill',
  'reports.make',
  'reports.importTemplate',
  'reports.renameTemplate',
  'reports.removeTemplate',
  'operators.save',
  'operators.retire',
  'operators.password',
])

/** These bring the findings up to date, as the screens of findings do. */
export const readsFindings: ReadonlySet<Method> = new Set([
  'inspection.draw',
  'inspection.refresh',
  'handover.look',
  'handover.print',
  'home.overview',
  'figures.table',
  'reports.preview',
  'package.tasks',
])
