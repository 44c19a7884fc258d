import type { CoreContext } from '#data/core/context.ts'
import { closeFile } from '#data/core/closeFile.ts'
import { createLedgerFile } from '#data/core/createFile.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { openLedgerFile } from '#data/core/openFile.ts'
import { newestBackup } from '#data/file/backup.ts'
import { findSeal } from '#data/file/codec.ts'
import { nodeDisk } from '#data/file/disk.ts'
import { fillSample } from '#data/sample/fillSample.ts'
import { verifyDatabase } from '#data/store/verify.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { FileInfo } from '#shared/ipc/outputs.ts'
import type { Handlers } from './handler.ts'

/** The path behind a token, or FaultError `grant.unknown`. */
export function pathOf(context: CoreContext, token: string): string {
  const path = context.options.grants.pathOf(token)
  if (path === undefined) throw new FaultError({ fault: 'grant.unknown' })
  return path
}

export const fileHandlers = {
  'file.create': async (context, { token, township }) => {
    const path = pathOf(context, token)
    return leaving(context, async () => createLedgerFile(context, path, { township, practice: false }))
  },

  'file.sample': async (context, { token, ...order }) => {
    const path = pathOf(context, token)
    return leaving(context, async () => {
      const created = await createLedgerFile(context, path, { township: '示例镇', practice: true })
      if (isFault(created)) return created
      const filled = await fillSample(context, order)
      return isFault(filled) ? filled : { ...opened(context), sample: filled }
    })
  },

  'file.open': async (context, { token, ...secrets }) => {
    const path = pathOf(context, token)
    if (context.fileOrNull()?.path === path) return fileInfo(context)
    // A wrong password leaves the open file open. Everything else is told by the opening itself.
    const seal = await findSeal(nodeDisk, path, secrets)
    if (isFault(seal) && asksForSecret(seal)) return seal
    return leaving(context, () => openLedgerFile(context, path, { only: false, ...(seal && !isFault(seal) ? { seal } : {}) }))
  },

  'file.close': (context) => closeFile(context) ?? {},

  'file.info': (context) => (context.fileOrNull() ? fileInfo(context) : null),

  'file.saveAs': (context, { token }) => {
    const file = context.file()
    const fault = file.database.saveAs(pathOf(context, token))
    if (fault) return fault
    const isNewer = fileInfo(context).schemaVersion > context.options.registry.schemaVersion
    const path = file.database.path()
    context.setFile({ ...file, path, readOnlyWhy: isNewer ? file.readOnlyWhy : null, lastBackup: newestBackup(path) })
    context.options.emit('saving', { state: 'saved' })
    return opened(context)
  },

  'file.retry': (context) => context.persist() ?? fileInfo(context),

  'file.verify': (context) => {
    const { database, engine, registry } = context.file()
    const pages = database.verify()
    const report = verifyDatabase(engine, registry)
    return { ...report, ok: report.ok && pages.length === 0, problems: [...pages, ...report.problems] }
  },
} satisfies Partial<Handlers>

function asksForSecret({ fault }: Fault): boolean {
  return fault.startsWith('file.password') || fault.startsWith('file.recovery')
}

/** Closes what is open before another file takes its place; when it cannot be saved, it stays. */
async function leaving<T extends FileInfo>(context: CoreContext, next: () => Promise<T | Fault>): Promise<T | Fault> {
  const fault = closeFile(context)
  return fault ?? next()
}

function opened(context: CoreContext): FileInfo {
  const info = fileInfo(context)
  context.options.emit('file', info)
  return info
}
