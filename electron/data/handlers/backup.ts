import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { secure } from '#data/core/secure.ts'
import type { Secrets } from '#data/file/codec.ts'
import { listBackups, restoreBackup, type BackupFile } from '#data/file/backup.ts'
import { presentPlace, placeOf } from '#data/copies/keepSecond.ts'
import { backupsThere, placeWord } from '#data/copies/secondPlace.ts'
import { inspectDatabase } from '#data/core/inspectDatabase.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { BackupEntry, Counts } from '#shared/ipc/outputs.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const backupHandlers = {
  'backup.list': (context) => {
    const here = listBackups(context.file().path).map((backup) => entryOf(context, backup))
    const second = presentPlace(context)
    if (!second) return here
    const place = placeWord(second.folder)
    const there = backupsThere(placeOf(context, second)).map((backup) => ({ ...entryOf(context, backup), place }))
    return [...here, ...there].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
  },

  'backup.make': async (context, { token }) => {
    const folder = token === undefined ? undefined : pathOf(context, token)
    const told = (done: number, total: number) => context.options.emit('progress', { task: 'backup', done, total, text: '正在备份并核对' })
    told(0, 0)
    const backup = await secure(context, '手动', folder)
    told(1, 1)
    if (isFault(backup)) return backup
    const info = fileInfo(context)
    context.options.emit('file', info)
    return { ...entryOf(context, backup), counts: info.counts }
  },

  'backup.inspect': (context, { token, ...secrets }) =>
    inspectDatabase(context.options.registry, pathOf(context, token), withOwnSeal(context, secrets)),

  'backup.restore': async (context, { from, to, ...given }) => {
    const secrets = withOwnSeal(context, given)
    const source = pathOf(context, from)
    const target = pathOf(context, to)
    const restored = await restoreBackup(source, target, secrets)
    if (isFault(restored)) return restored
    // The proof counts all rows; people count those that are not in the bin.
    const content = await inspectDatabase(context.options.registry, target, secrets)
    if (isFault(content)) return content
    return { name: basename(target), token: context.options.grants.grant(target), counts: content.counts }
  },
} satisfies Partial<Handlers>

/** Backups of the open file, and of the same data key under an older password, need no password. */
function withOwnSeal(context: CoreContext, secrets: Secrets): Secrets {
  const seal = context.fileOrNull()?.database.codec().seal
  return seal ? { ...secrets, seal } : secrets
}

function entryOf(context: CoreContext, backup: BackupFile): BackupEntry {
  const { path, name, at, reason, bytes, isSealed, proof } = backup
  return {
    token: context.options.grants.grant(path),
    name,
    at,
    bytes,
    reason,
    proved: proof !== undefined,
    sealed: isSealed,
    counts: proof ? ledgerCounts(context.options.registry, proof.counts) : {},
  }
}

/** Rows by ledger id from rows by table; the program's own tables are left out. */
function ledgerCounts(registry: Registry, byTable: Readonly<Record<string, number>>): Counts {
  const ledgers = registry.ledgers.filter((ledger) => !ledger.system && ledger.table in byTable)
  return Object.fromEntries(ledgers.map((ledger) => [ledger.id, byTable[ledger.table]!]))
}
