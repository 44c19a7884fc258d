import type { OperatorRole } from '#shared/ipc/parts/operatorRoles.ts'

/** `always`: also while locked. `anyone`: also before anybody has logged in. */
export type Least = 'always' | 'anyone' | OperatorRole

/** Least role that may call it, by method. A method that is missing here is for admins only; a test names it. */
export const gates: Readonly<Record<string, Least>> = {
  ...of('always', 'file.close file.info ledger.registry'),
  ...of('always', 'operators.who operators.lock operators.unlock operators.logout'),
  ...of('anyone', 'file.create file.open file.sample operators.login'),

  ...of('anyone', 'backup.setPlace backup.state'),
  ...of('viewer', 'backup.toPlace backup.drill backup.compare backup.look backup.lookClose backup.lookFind backup.lookRecord'),
  ...of('viewer', 'file.retry file.verify backup.list backup.inspect access.list search.find search.code'),
  ...of('viewer', 'ledger.query ledger.rows ledger.record ledger.totals ledger.distinct ledger.options ledger.related ledger.timeline'),
  ...of('viewer', 'history.list history.changes history.field history.state edit.check'),
  ...of('viewer', 'export.run export.clipboard export.cancel import.template'),
  ...of('viewer', 'print.prepare print.page print.segment print.done print.forms print.form print.book print.stop'),
  ...of('viewer', 'checks.catalogue checks.run checks.summary checks.list checks.export checks.print'),
  ...of('viewer', 'figures.catalogue figures.measures figures.trend figures.table figures.bridge figures.explain'),
  ...of('viewer', 'figures.exportMeasures figures.exportTable figures.printTable home.overview home.trends sharing.sharers'),
  ...of('viewer', 'reports.list reports.names reports.preview reports.make reports.exportTemplate reports.made reports.compare'),
  ...of('entry', 'reports.importTemplate reports.renameTemplate reports.removeTemplate'),
  ...of('viewer', 'template.list template.open template.point template.preview template.fill'),
  ...of('viewer', 'layouts.list layouts.export policy.export parked.list parked.rows'),
  ...of('viewer', 'duplicates.find duplicates.list duplicates.compare'),
  ...of('viewer', 'merge.open merge.conflicts operators.list operators.password operators.purpose'),
  // The text alone, where no file is open.
  ...of('viewer', 'reconcile.open reconcile.paste reconcile.run reconcile.comment reconcile.close'),
  ...of('viewer', 'leaks.scan leaks.mask leaks.count leaks.leaving handover.look handover.print help.manual'),
  ...of('viewer', 'guide.state guide.keep guide.sheet'),
  ...of('viewer', 'copy.drives copy.others copy.look copy.cancel package.log package.places package.inspect'),

  ...of('village', 'ledger.reveal file.saveAs edit.commit history.undo history.redo history.restore'),
  ...of('village', 'import.open import.plan import.map import.include import.rows import.fix import.commit import.problems import.cancel'),
  ...of('village', 'import.chooseCells import.chooseRows import.chooseShown import.mode import.paste import.place import.source'),
  ...of('village', 'import.words import.year parked.open parked.drop checks.excuse duplicates.dismiss duplicates.merge'),
  ...of('village', 'matching.open matching.map matching.run matching.cancel matching.rows matching.counts matching.compare'),
  ...of('village', 'matching.keep matching.dispatch matching.export merge.look merge.changes merge.run merge.cancel merge.decide'),
  ...of('village', 'package.open package.plan package.make package.scope package.tasks copy.toStick copy.release backup.make'),

  ...of('viewer', 'inspection.sheet inspection.repeat'),
  ...of('village', 'inspection.record'),
  ...of('entry', 'inspection.plan inspection.draw inspection.refresh'),

  ...of('anyone', 'county.create'),
  ...of('viewer', 'county.folder county.report county.export county.print'),
  ...of('entry', 'county.collect county.cancel'),

  ...of('entry', 'backup.takeBack handover.copy'),
  ...of('entry', 'layouts.inspect layouts.import policy.inspect backup.restore'),
  ...of('entry', 'villageBook.choices villageBook.write villageBook.look villageBook.problems villageBook.log villageBook.peek'),

  ...of('viewer', 'seal.state'),
  ...of('admin', 'seal.set seal.change seal.remove seal.recovery seal.sheet seal.dropPlain'),
  ...of('admin', 'operators.save operators.retire policy.import'),
}

function of(least: Least, methods: string): Readonly<Record<string, Least>> {
  return Object.fromEntries(methods.split(' ').map((method) => [method, least]))
}
