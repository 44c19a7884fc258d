import { z } from 'zod'
import type { FileInfo } from './outputs.ts'
import { keptContract, type KeptOutputs } from './parts/kept.ts'
import { upgradeContract, type UpgradeOutputs, type UpgradeProgress } from './parts/upgrade.ts'

/** The second, small contract: window and operating system. Answered by the main process. */

const token = z.string().min(8).max(64)
const name = z.string().max(120)

export const shellContract = {
  /** System dialogs. Each answers a grant, or null when the person closed the dialog. */
  'dialog.newDatabase': z.object({ suggestedName: name }).strict(),
  'dialog.openDatabase': z.object({}).strict(),
  'dialog.openWorkbook': z.object({}).strict(),
  'dialog.openOutgoing': z.object({}).strict(),
  'dialog.openReport': z.object({}).strict(),
  'dialog.saveWord': z.object({ suggestedName: name }).strict(),
  'dialog.openBackup': z.object({}).strict(),
  'dialog.saveWorkbook': z.object({ suggestedName: name }).strict(),
  'dialog.savePdf': z.object({ suggestedName: name }).strict(),
  'dialog.openPolicy': z.object({}).strict(),
  'dialog.savePolicy': z.object({ suggestedName: name }).strict(),
  'dialog.openWord': z.object({}).strict(),
  'dialog.openLayouts': z.object({}).strict(),
  /** One or many copies, packages and workbooks that came back. */
  'dialog.openReturns': z.object({}).strict(),
  'dialog.savePackage': z.object({ suggestedName: name }).strict(),
  'dialog.saveLayouts': z.object({ suggestedName: name }).strict(),
  'dialog.saveDiagnosis': z.object({ suggestedName: name }).strict(),
  'dialog.backupFolder': z.object({}).strict(),
  'dialog.stickFolder': z.object({}).strict(),
  'dialog.countyFolder': z.object({}).strict(),
  'dialog.printFolder': z.object({}).strict(),
  /** Other copies of the open file that this PC knows, and those that are not to be compared. */
  'copies.known': z.object({}).strict(),
  /** The open file, to be merged elsewhere. */
  'copies.open': z.object({}).strict(),
  /** Never compare this copy again. */
  'copies.quiet': z.object({ token }).strict(),
  /** Second place of the open file's backups: below the chosen folder; null: none. */
  'backup.secondPlace': z.object({ token: token.nullable() }).strict(),
  /** A place for the practice database in the user's own data folder, no dialog. */
  'grant.practice': z.object({}).strict(),
  'recent.list': z.object({}).strict(),
  'recent.open': z.object({ key: z.string().max(64) }).strict(),
  'recent.forget': z.object({ key: z.string().max(64) }).strict(),
  /** Called after a file was opened, so that it stands among the recent ones. */
  'recent.remember': z.object({ token }).strict(),
  /** The same for workbooks that were imported. */
  'workbooks.list': z.object({}).strict(),
  'workbooks.open': z.object({ key: z.string().max(64) }).strict(),
  'workbooks.remember': z.object({ token }).strict(),
  'settings.get': z.object({}).strict(),
  'settings.set': z
    .object({
      operator: z.string().trim().max(30).optional(),
      zoom: z.number().min(0.5).max(2).optional(),
      theme: z.enum(['system', 'light', 'dark']).optional(),
      highContrast: z.boolean().optional(),
      lockMinutes: z.int().min(1).max(60).nullable().optional(),
      printOffset: z
        .object({ rightMm: z.number().min(-50).max(50), downMm: z.number().min(-50).max(50) })
        .strict()
        .optional(),
      labelGrid: z
        .object({ columns: z.int(), rows: z.int(), widthMm: z.number(), heightMm: z.number(), gapMm: z.number() })
        .strict()
        .optional(),
    })
    .strict(),
  'print.savePdf': z.object({ job: z.string().max(64), token }).strict(),
  /** A PDF for each part of a job, in the chosen folder. */
  'print.saveParts': z.object({ job: z.string().max(64), token }).strict(),
  'print.open': z.object({ job: z.string().max(64) }).strict(),
  'print.cancel': z.object({}).strict(),
  /** 诊断包 for a technician; `told`: what the window knows of the open file, without any record. */
  'support.save': z.object({ token, told: z.array(z.string().max(500)).max(200) }).strict(),
  'file.show': z.object({ token }).strict(),
  'file.launch': z.object({ token }).strict(),
  'clipboard.write': z.object({ text: z.string().max(50_000_000), html: z.string().max(50_000_000) }).strict(),
  'window.title': z.object({ title: z.string().max(200) }).strict(),
  'app.info': z.object({}).strict(),
  /** Drawing without the graphics card; holds from the next start on. */
  'compatible.get': z.object({}).strict(),
  'compatible.set': z.object({ on: z.boolean() }).strict(),
  'app.restart': z.object({}).strict(),
  'app.quit': z.object({}).strict(),
  ...keptContract,
  ...upgradeContract,
} satisfies Record<keyof ShellOutputs, z.ZodType>

export type Grant = Readonly<{ token: string; name: string; folder: string }>

export type Dropped = Readonly<{ files: readonly Grant[]; folders: number }>

export type RecentFile = Readonly<{ key: string; name: string; folder: string; openedAt: string; exists: boolean }>

export type Settings = Readonly<{
  operator: string
  device: string
  zoom: number
  /** Left out: as the system is. */
  theme?: 'system' | 'light' | 'dark'
  /** Strong lines and 7:1 for all text. Left out: only where the system asks for it. */
  highContrast?: boolean
  /** Without input for so long the window locks, where there is a password; null: never. Left out: shared/ipc/lock. */
  lockMinutes?: number | null
  /** By how much this PC's printer shifts pre-printed paper, in millimetres. */
  printOffset?: Readonly<{ rightMm: number; downMm: number }>
  /** The sheets of labels that this office buys. */
  labelGrid?: Readonly<Record<'columns' | 'rows' | 'widthMm' | 'heightMm' | 'gapMm', number>>
}>

/**
 * Compatible mode. `mode` from the next start on: chosen by the person, or by the program after failures of the graphics
 * card, until the next version. `isNow`: this start draws without the card.
 */
export type Compatible = Readonly<{ mode: 'off' | 'chosen' | 'mended'; isNow: boolean }>

export type ShellOutputs = {
  'dialog.newDatabase': Grant | null
  'dialog.openDatabase': Grant | null
  'dialog.openWorkbook': Grant | null
  'dialog.openOutgoing': Grant | null
  'dialog.openReport': Grant | null
  'dialog.saveWord': Grant | null
  'dialog.openBackup': Grant | null
  'dialog.saveWorkbook': Grant | null
  'dialog.savePdf': Grant | null
  'dialog.openPolicy': Grant | null
  'dialog.savePolicy': Grant | null
  'dialog.openWord': Grant | null
  'dialog.openLayouts': Grant | null
  'dialog.openReturns': readonly Grant[]
  'dialog.savePackage': Grant | null
  'dialog.saveLayouts': Grant | null
  'dialog.saveDiagnosis': Grant | null
  'dialog.backupFolder': Grant | null
  'dialog.stickFolder': Grant | null
  'dialog.countyFolder': Grant | null
  'dialog.printFolder': Grant | null
  /** `firstTime`: this file was never open here before. */
  'copies.known': Readonly<{ firstTime: boolean; copies: readonly Grant[]; except: readonly Grant[] }>
  'copies.open': Grant | null
  'copies.quiet': Record<string, never>
  'backup.secondPlace': Record<string, never>
  'grant.practice': Grant
  'recent.list': readonly RecentFile[]
  'recent.open': Grant
  'recent.forget': Record<string, never>
  'recent.remember': Record<string, never>
  'workbooks.list': readonly RecentFile[]
  'workbooks.open': Grant
  'workbooks.remember': Record<string, never>
  'settings.get': Settings
  'settings.set': Settings
  'print.savePdf': Readonly<{ name: string; pages: number }>
  'print.saveParts': Readonly<{ files: number; folder: string }>
  'print.open': Record<string, never>
  'print.cancel': Record<string, never>
  'support.save': Readonly<{ name: string }>
  'file.show': Record<string, never>
  'file.launch': Record<string, never>
  'clipboard.write': Record<string, never>
  'window.title': Record<string, never>
  'app.info': Readonly<{
    version: string
    electron: string
    chromium: string
    node: string
    platform: string
    dataFolder: string
  }>
  'compatible.get': Compatible
  'compatible.set': Compatible
  'app.restart': Record<string, never>
  'app.quit': Record<string, never>
} & KeptOutputs &
  UpgradeOutputs

export type ShellMethod = keyof ShellOutputs
export type ShellInput<M extends ShellMethod> = z.input<(typeof shellContract)[M]>

/** Events from the main process. */
export type ShellEvents = {
  /** A file was double-clicked or handed over by a second start. */
  openFile: Grant
  /** Files that were let go over the window together; `folders`: how many folders were among them. */
  dropped: Dropped
  printing: Readonly<{ job: string; done: number; total: number }>
  /** The data service died and was started again. */
  dataRestarted: Readonly<{ reopened: FileInfo | null; locked: Grant | null }>
  closing: Record<string, never>
  /** A package of a newer version is copied and proved, then unpacked. */
  upgrade: UpgradeProgress
}
