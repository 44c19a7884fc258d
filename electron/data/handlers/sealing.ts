import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { changePassword, changeRecovery, dropPlainBackups, plainBackups, turnOff, turnOn, wrongRecoveryKey } from '#data/core/sealing.ts'
import { placeOf, presentPlace } from '#data/copies/keepSecond.ts'
import { dropPlainThere, isPlaceThere, placeWord, plainThere } from '#data/copies/secondPlace.ts'
import { shortestPassword, type Secret } from '#data/sealing/envelope.ts'
import { faultText, isFault } from '#shared/ipc/faults.ts'
import { recoverySheet } from '#shared/printing/layouts/recoverySheet.ts'
import type { Handlers } from './handler.ts'
import { keepPrint, settingOf } from './print.ts'

export const sealingHandlers = {
  'seal.state': async (context) => {
    const { database, readOnlyWhy } = context.file()
    return {
      sealed: database.codec().seal !== undefined,
      why: readOnlyWhy,
      plainBackups: plainBackups(context).length,
      plainAway: await countAway(context),
      shortest: shortestPassword,
    }
  },

  'seal.set': (context, { password }) => turnOn(context, password),

  'seal.change': async (context, { password, recoveryKey, next }) =>
    (await changePassword(context, secretOf({ password, recoveryKey }), next)) ?? {},

  'seal.remove': (context, { password }) => turnOff(context, { password }),

  'seal.recovery': (context, { password }) => changeRecovery(context, { password }),

  'seal.sheet': async (context, { recoveryKey, paper, orientation }) => {
    const fault = await wrongRecoveryKey(context, recoveryKey)
    if (fault) return fault
    const document = recoverySheet(sheetOf(context, recoveryKey), {
      ...settingOf(context, undefined),
      paper,
      orientation,
      edition: 'internal',
    })
    return keepPrint(context, { document, rows: 1 }, { paper, orientation })
  },

  'seal.dropPlain': async (context) => {
    const done = await dropPlainBackups(context)
    if (isFault(done)) return done
    const second = presentPlace(context)
    if (!second) return { ...done, second: null }
    const there = await dropPlainThere(placeOf(context, second), context.options.now())
    const name = placeWord(second.folder)
    return { ...done, second: isFault(there) ? { name, removed: 0, why: faultText(there) } : { name, ...there, why: null } }
  },
} satisfies Partial<Handlers>

/** Plain backups at the second place, as far as it can be seen now. */
async function countAway(context: CoreContext): Promise<number> {
  const second = presentPlace(context)
  if (!second || !context.file().database.codec().seal) return 0
  const place = placeOf(context, second)
  return (await isPlaceThere(place)) ? plainThere(place).length : 0
}

type Given = Readonly<{ password?: string | undefined; recoveryKey?: string | undefined }>

function secretOf({ password, recoveryKey }: Given): Secret {
  return recoveryKey === undefined ? { password: password ?? '' } : { recoveryKey }
}

function sheetOf(context: CoreContext, recoveryKey: string): Parameters<typeof recoverySheet>[0] {
  const { path, engine } = context.file()
  return { file: basename(path), township: townshipOf(engine), recoveryKey }
}
