import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { shell } from 'electron'
import { grantOf } from '#electron/main/dialogs/grantBook.ts'
import type { GrantBook, GrantedFile, Purpose } from '#electron/main/dialogs/grantBook.ts'
import { secondPlaceIn } from '#electron/main/files/openLedger.ts'
import { freshPracticePath } from '#electron/main/files/practice.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { ShellHandlers } from './context.ts'

/** Dialogs, recent files, and showing what the program wrote. */
export const fileHandlers = {
  'dialog.newDatabase': ({ dialogs }, input) => dialogs.save('dialog.newDatabase', input),
  'dialog.openDatabase': ({ dialogs }) => dialogs.open('dialog.openDatabase'),
  'dialog.openWorkbook': ({ dialogs }) => dialogs.open('dialog.openWorkbook'),
  'dialog.openOutgoing': ({ dialogs }) => dialogs.open('dialog.openOutgoing'),
  'dialog.openReport': ({ dialogs }) => dialogs.open('dialog.openReport'),
  'dialog.saveWord': ({ dialogs }, input) => dialogs.save('dialog.saveWord', input),
  'dialog.openBackup': ({ dialogs }) => dialogs.open('dialog.openBackup'),
  'dialog.saveWorkbook': ({ dialogs }, input) => dialogs.save('dialog.saveWorkbook', input),
  'dialog.savePdf': ({ dialogs }, input) => dialogs.save('dialog.savePdf', input),
  'dialog.openPolicy': ({ dialogs }) => dialogs.open('dialog.openPolicy'),
  'dialog.savePolicy': ({ dialogs }, input) => dialogs.save('dialog.savePolicy', input),
  'dialog.openWord': ({ dialogs }) => dialogs.open('dialog.openWord'),
  'dialog.openLayouts': ({ dialogs }) => dialogs.open('dialog.openLayouts'),
  'dialog.openReturns': ({ dialogs }) => dialogs.openMany('dialog.openReturns'),
  'dialog.savePackage': ({ dialogs }, input) => dialogs.save('dialog.savePackage', input),
  'dialog.saveLayouts': ({ dialogs }, input) => dialogs.save('dialog.saveLayouts', input),
  'dialog.backupFolder': ({ dialogs }) => dialogs.open('dialog.backupFolder'),
  'dialog.countyFolder': ({ dialogs }) => dialogs.open('dialog.countyFolder'),
  'dialog.printFolder': ({ dialogs }) => dialogs.open('dialog.printFolder'),
  'dialog.stickFolder': ({ dialogs }) => dialogs.open('dialog.stickFolder'),

  'copies.known': ({ openLedger }) => openLedger.copies(),
  'copies.open': ({ openLedger }) => openLedger.grant(),
  'copies.quiet': ({ openLedger, grants }, { token }) => {
    const file = grants.fileOf(token)
    if (isFault(file)) return file
    openLedger.quiet(file.path)
    return {}
  },
  'backup.secondPlace': async ({ openLedger, grants }, { token }) => {
    const folder = token === null ? null : grants.fileOf(token)
    if (isFault(folder)) return folder
    return (await openLedger.setSecondPlace(folder && secondPlaceIn(folder.path))) ?? {}
  },

  'grant.practice': ({ grants, places }) => grantOf(grants, freshPracticePath(places.practice), 'database'),

  'recent.list': ({ recent }) => recent.list(),
  'recent.open': ({ recent, grants }, { key }) => {
    const path = recent.pathOf(key)
    return path === null ? { fault: 'grant.unknown' } : grantOf(grants, path, 'database')
  },
  'recent.forget': ({ recent }, { key }) => {
    recent.forget(key)
    return {}
  },
  'recent.remember': ({ recent, grants }, { token }) => {
    const file = grants.fileOf(token)
    if (isFault(file)) return file
    recent.remember(file.path, new Date())
    return {}
  },

  'workbooks.list': ({ workbooks }) => workbooks.list(),
  'workbooks.open': ({ workbooks, grants }, { key }) => {
    const path = workbooks.pathOf(key)
    return path === null ? { fault: 'grant.unknown' } : grantOf(grants, path, 'input')
  },
  'workbooks.remember': ({ workbooks, grants }, { token }) => {
    const file = grants.fileOf(token)
    if (isFault(file)) return file
    workbooks.remember(file.path, new Date())
    return {}
  },

  'file.show': ({ grants }, { token }) => {
    const file = writtenFile(grants, token, ['output', 'database', 'core'])
    if (isFault(file)) return file
    shell.showItemInFolder(file.path)
    return {}
  },

  'file.launch': async ({ grants }, { token }) => {
    const file = writtenFile(grants, token, ['output'])
    if (isFault(file)) return file
    // Only documents: whatever else carries a token is never started.
    if (!['.xlsx', '.pdf'].includes(extname(file.path).toLowerCase())) return { fault: 'grant.unknown' }
    const problem = await shell.openPath(file.path)
    return problem === '' ? {} : { fault: 'import.unreadable', file: file.path, detail: problem }
  },
} satisfies Partial<ShellHandlers>

/** A file that the program wrote, never one that it only read. */
function writtenFile(grants: GrantBook, token: string, purposes: readonly Purpose[]): Outcome<GrantedFile> {
  const file = grants.fileOf(token)
  if (isFault(file)) return file
  if (!purposes.includes(file.purpose)) return { fault: 'grant.unknown' }
  return existsSync(file.path) ? file : { fault: 'file.notFound', file: file.path }
}
