import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import type { BrowserWindow, FileFilter, OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { Grant, ShellInput } from '#shared/ipc/shell.ts'
import { withExtension } from './extension.ts'
import { safeName } from './safeName.ts'
import { grantOf } from './grantBook.ts'
import type { GrantBook, Purpose } from './grantBook.ts'
import type { Script } from './scripted.ts'

const packages: FileFilter = { name: '数据包', extensions: ['tzpkg'] }
const returned: FileFilter = { name: '数据包、台账副本和交回的表格', extensions: ['tzpkg', 'tzdb', 'xlsx'] }
/** What a person means by opening: a package becomes a ledger file on the way. */
const openable: FileFilter = { name: '台账文件和数据包', extensions: ['tzdb', 'tzpkg'] }
const ledgerFiles: FileFilter = { name: '台账文件', extensions: ['tzdb'] }
const workbooks: FileFilter = { name: 'Excel 工作簿', extensions: ['xlsx'] }
const macroWorkbooks: FileFilter = { name: '带宏的 Excel 工作簿', extensions: ['xlsm'] }
/** What can be read; WPS and web systems have formats of their own. */
const tables: FileFilter = { name: '表格文件', extensions: ['xlsx', 'xlsm', 'xls', 'et', 'csv', 'txt', 'zip'] }
const outgoing: FileFilter = { name: '表格和文档', extensions: ['xlsx', 'xlsm', 'xls', 'et', 'csv', 'txt', 'docx'] }
const reports: FileFilter = { name: '报告', extensions: ['docx', 'txt', 'xlsx', 'xls', 'et'] }
const words: FileFilter = { name: 'Word 文档', extensions: ['docx'] }
const pdfs: FileFilter = { name: 'PDF 文件', extensions: ['pdf'] }
const policies: FileFilter = { name: '政策参数文件', extensions: ['json'] }
const layouts: FileFilter = { name: '表格格式文件', extensions: ['tzgs'] }
const archives: FileFilter = { name: '压缩文件', extensions: ['zip'] }
const anyFile: FileFilter = { name: '所有文件', extensions: ['*'] }

type OpenKind = Readonly<{ title: string; filters: readonly FileFilter[]; purpose: Purpose; folder?: boolean }>
type SaveKind = Readonly<{ title: string; filter: FileFilter; purpose: Purpose }>

const opens = {
  'dialog.openDatabase': { title: '打开台账文件', filters: [openable, anyFile], purpose: 'database' },
  'dialog.openWorkbook': { title: '选择要导入的 Excel 文件', filters: [tables, anyFile], purpose: 'input' },
  'dialog.openOutgoing': { title: '选择要外发的文件', filters: [outgoing, anyFile], purpose: 'input' },
  'dialog.openReport': { title: '选择要核对的报告', filters: [reports, anyFile], purpose: 'input' },
  'dialog.openBackup': { title: '选择备份文件', filters: [ledgerFiles, anyFile], purpose: 'input' },
  'dialog.openPolicy': { title: '选择政策参数文件', filters: [policies, anyFile], purpose: 'input' },
  'dialog.openWord': { title: '选择 Word 文件', filters: [words, anyFile], purpose: 'input' },
  'dialog.openLayouts': { title: '选择表格格式文件', filters: [layouts, anyFile], purpose: 'input' },
  'dialog.stickFolder': { title: '选择要复制到的文件夹', filters: [], purpose: 'output', folder: true },
  'dialog.countyFolder': { title: '选择放着各乡镇文件的文件夹', filters: [], purpose: 'input', folder: true },
  'dialog.printFolder': { title: '选择放 PDF 文件的文件夹', filters: [], purpose: 'output', folder: true },
  'dialog.backupFolder': { title: '选择存放备份的文件夹', filters: [], purpose: 'output', folder: true },
} as const satisfies Record<string, OpenKind>

const opensMany = {
  'dialog.openReturns': { title: '选择要收的数据包、副本或交回的表格（可以多选）', filters: [returned, anyFile], purpose: 'input' },
} as const satisfies Record<string, OpenKind>

const saves = {
  'dialog.newDatabase': { title: '台账文件保存到', filter: ledgerFiles, purpose: 'database' },
  'dialog.saveWorkbook': { title: '导出到', filter: workbooks, purpose: 'output' },
  'dialog.saveWord': { title: 'Word 文档保存到', filter: words, purpose: 'output' },
  'dialog.savePdf': { title: 'PDF 保存到', filter: pdfs, purpose: 'output' },
  'dialog.savePolicy': { title: '政策参数保存到', filter: policies, purpose: 'output' },
  'dialog.savePackage': { title: '数据包保存到', filter: packages, purpose: 'output' },
  'dialog.saveDiagnosis': { title: '诊断包保存到', filter: archives, purpose: 'output' },
  'dialog.saveLayouts': { title: '表格格式保存到', filter: layouts, purpose: 'output' },
} as const satisfies Record<string, SaveKind>

export type OpenDialog = keyof typeof opens
export type OpenManyDialog = keyof typeof opensMany
export type SaveDialog = keyof typeof saves

export type FileDialogs = Readonly<{
  open: (name: OpenDialog) => Promise<Grant | null>
  openMany: (name: OpenManyDialog) => Promise<readonly Grant[]>
  save: (name: SaveDialog, input: ShellInput<SaveDialog>) => Promise<Grant | null>
}>

/** The system's file dialogs. What a person chooses there is all that the window can name. */
export function createFileDialogs(grants: GrantBook, script: Script, window: () => BrowserWindow | null): FileDialogs {
  return {
    open: async (name) => {
      const kind: OpenKind = opens[name]
      const scripted = script.next(name)
      const path = scripted ? scripted.answer : await askToOpen(kind, window())
      return path === null ? null : grantOf(grants, path, kind.purpose)
    },
    openMany: async (name) => {
      const kind: OpenKind = opensMany[name]
      const scripted = script.next(name)
      // A scripted answer names several files by lines.
      const paths = scripted ? (scripted.answer?.split('\n') ?? []) : await askForMany(kind, window())
      return paths.map((path) => grantOf(grants, path, kind.purpose))
    },
    save: async (name, { suggestedName }) => {
      // A county's form with macros keeps them, and then must keep its extension.
      const kind: SaveKind = /\.xlsm$/i.test(suggestedName) ? { ...saves[name], filter: macroWorkbooks } : saves[name]
      const extension = kind.filter.extensions[0] as string
      const scripted = script.next(name)
      const chosen = scripted ? scripted.answer : await askToSave(kind, withExtension(safeName(suggestedName), extension), window())
      return chosen === null ? null : grantOf(grants, withExtension(chosen, extension), kind.purpose)
    },
  }
}

async function askToOpen(kind: OpenKind, window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: kind.title,
    filters: [...kind.filters],
    properties: kind.folder ? ['openDirectory', 'createDirectory'] : ['openFile', 'dontAddToRecent'],
  }
  const { canceled, filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}

async function askForMany(kind: OpenKind, window: BrowserWindow | null): Promise<readonly string[]> {
  const properties = ['openFile', 'multiSelections', 'dontAddToRecent'] as const
  const options: OpenDialogOptions = { title: kind.title, filters: [...kind.filters], properties: [...properties] }
  const { canceled, filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return canceled ? [] : filePaths
}

async function askToSave(kind: SaveKind, name: string, window: BrowserWindow | null): Promise<string | null> {
  const documents = app.getPath('documents')
  const options: SaveDialogOptions = {
    title: kind.title,
    filters: [kind.filter],
    defaultPath: existsSync(documents) ? join(documents, name) : name,
    properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
  }
  const { canceled, filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  return canceled || !filePath ? null : filePath
}
