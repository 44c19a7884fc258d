import { basename, dirname } from 'node:path'
import { closeFile } from '#data/core/closeFile.ts'
import type { CoreContext } from '#data/core/context.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { breathe } from '#data/core/queue.ts'
import { proveAtRest } from '#data/copies/atRest.ts'
import { listDrives } from '#data/copies/drives.ts'
import { openFileLog, readFileLog } from '#data/copies/logEntries.ts'
import { findNearby } from '#data/copies/nearby.ts'
import { copyFault } from '#data/copies/provedCopy.ts'
import { copyToFolder, lookAtLanding, readOurs, type Cargo, type CopyWish, type Landing } from '#data/copies/stickCopy.ts'
import { isRemovable } from '#data/file/removable.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { CopyLook, CopyMade, CopyTaken } from '#shared/ipc/parts/copies.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const copiesHandlers = {
  'copy.drives': async ({ options }) => {
    const drives = await listDrives()
    return drives.map(({ path, ...drive }) => ({ token: options.grants.grant(path), ...drive }))
  },

  'copy.look': async (context, { folder, file }) => {
    const cargo = cargoOf(context, file)
    if (isFault(cargo)) return cargo
    try {
      return landingOf(context, await lookAtLanding(pathOf(context, folder), cargo))
    } catch (thrown) {
      if (thrown instanceof FaultError) throw thrown
      return copyFault(thrown, cargo.name)
    }
  },

  'copy.toStick': async (context, { folder, file, as }) => {
    const target = pathOf(context, folder)
    // Only the reading keeps others waiting: a stick may take minutes.
    const cargo = await context.locked(() => notedCargo(context, file, target))
    return isFault(cargo) ? cargo : copySteps(context, { folder: target, cargo, as })
  },

  'copy.cancel': ({ desk }) => {
    desk.copying?.abort()
    return {}
  },

  'copy.others': (context, { tokens, except }) => {
    const { path } = context.file()
    const paths = (given: readonly string[]): readonly string[] => given.flatMap((token) => context.options.grants.pathOf(token) ?? [])
    const copies = findNearby({ path, log: openFileLog(context.file().engine), known: paths(tokens), except: paths(except ?? []) })
    return {
      openIsRemovable: isRemovable(path),
      copies: copies.map(({ path: one, ...copy }) => ({
        token: context.options.grants.grant(one),
        name: basename(one),
        folder: dirname(one),
        ...copy,
      })),
    }
  },

  'copy.release': async (context) => {
    const { path, database, readOnlyWhy } = context.file()
    const fault = readOnlyWhy === null ? context.persist() : null
    if (fault) return fault
    const problems = database.verify()
    if (problems.length > 0) return { fault: 'file.damaged', file: path, detail: problems[0]! }
    const closed = closeFile(context)
    if (closed) return closed
    const proof = await proveAtRest(path)
    if (isFault(proof)) return proof
    return { name: basename(path), folder: dirname(path), removable: isRemovable(path), ...proof }
  },
} satisfies Partial<Handlers>

/** The open file as it lies on its disk, everything saved, or another file of ours. */
function cargoOf(context: CoreContext, token: string | undefined): Cargo | Fault {
  const now = context.options.now()
  if (token !== undefined) {
    const path = pathOf(context, token)
    const bytes = readOurs(path)
    if (isFault(bytes)) return bytes
    const log = readFileLog(path)
    return { path, name: basename(path), bytes, log: typeof log === 'string' ? null : log, now }
  }
  const { path, readOnlyWhy } = context.file()
  const fault = readOnlyWhy === null ? context.persist() : null
  if (fault) return fault
  const bytes = readOurs(path)
  return isFault(bytes) ? bytes : { path, name: basename(path), bytes, log: openFileLog(context.file().engine), now }
}

/** A whole ledger that leaves on a stick is personal data that leaves: noted before the copy, so that the copy knows too. */
function notedCargo(context: CoreContext, file: string | undefined, folder: string): Cargo | Fault {
  if (file === undefined) {
    const count = fileInfo(context).counts['member'] ?? 0
    noteAccess(context, { action: '复制', ledger: '', scope: '整份台账文件', count, masked: false, detail: `复制到 ${folder}` })
  }
  return cargoOf(context, file)
}

async function copySteps(context: CoreContext, wish: CopyWish): Promise<CopyMade | Fault> {
  const { desk, options } = context
  const controller = new AbortController()
  desk.copying?.abort()
  desk.copying = controller
  try {
    await breathe()
    const made = await copyToFolder(wish, {
      isCancelled: () => controller.signal.aborted,
      onProgress: (done, total) =>
        options.emit('progress', { task: 'copy', done, total, text: done * 2 <= total ? '正在写入' : '正在读回核对' }),
    })
    if (isFault(made)) return made
    const { path, sha256, bytes, readBack, replaced } = made
    const token = options.grants.grant(path)
    return { token, name: basename(path), folder: dirname(path), bytes, sha256, readBack, removable: isRemovable(path), replaced }
  } finally {
    if (desk.copying === controller) desk.copying = null
  }
}

function landingOf({ options }: CoreContext, { taken, ...landing }: Landing): CopyLook {
  if (taken === null) return { ...landing, taken }
  const { path, stat, identical, comparison, incomparable, mayReplace } = taken
  const told: CopyTaken = {
    name: basename(path),
    bytes: stat.size,
    at: new Date(stat.modifiedAt).toISOString(),
    identical,
    comparison,
    incomparable,
    mayReplace,
    token: options.grants.grant(path),
  }
  return { ...landing, taken: told }
}
