import { drillNewest } from '#data/copies/drill.ts'
import { backupState, choosePlace, keepSecond, setPlace } from '#data/copies/keepSecond.ts'
import { closeLooking, compareBackup, findInBackup, openLooking, sidesOf } from '#data/copies/looking.ts'
import { lookAtRecord, takeBackChanges, takeBackLabel } from '#data/copies/takeBack.ts'
import { isFault } from '#shared/ipc/faults.ts'
import { commitEdit } from './edit.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

/** Second place, practice, looking into a backup and taking single records back. */
export const backupLookHandlers = {
  'backup.setPlace': (context, { token, make }) => {
    const folder = token === null ? null : pathOf(context, token)
    const fault = folder !== null && make ? choosePlace(context, folder) : setPlace(context, folder)
    if (fault) return fault
    context.options.emit('backups', {})
    return backupState(context)
  },

  'backup.state': (context) => backupState(context),

  'backup.toPlace': async (context) => (await keepSecond(context)) ?? backupState(context),

  'backup.drill': (context) => drillNewest(context),

  'backup.compare': async (context, { token }) => {
    const comparison = await compareBackup(context, pathOf(context, token))
    return typeof comparison === 'string' ? { comparison: null, why: comparison } : { comparison, why: null }
  },

  'backup.look': async (context, { token, password }) => {
    const looking = await openLooking(context, pathOf(context, token), password)
    if (isFault(looking)) return looking
    closeLooking(context)
    context.desk.looking = looking
    return looking.told
  },

  'backup.lookClose': (context) => {
    closeLooking(context)
    return {}
  },

  'backup.lookFind': (context, { text, limit }) => findInBackup(sidesOf(context), text, limit),

  'backup.lookRecord': (context, record) => lookAtRecord(sidesOf(context), record),

  'backup.takeBack': async (context, { id, record, ledger, fields, dependants }) => {
    const sides = sidesOf(context)
    const named = { ledger, id: record }
    const changes = takeBackChanges(sides, { ...named, fields, dependants })
    if (changes.length === 0) return { changeSet: null, records: 0 }
    const label = takeBackLabel(sides, named, context.desk.looking!.told.name)
    const done = await commitEdit(context, { id, kind: 'edit', label, changes })
    return isFault(done) ? done : { changeSet: done.changeSet, records: changes.length }
  },
} satisfies Partial<Handlers>
