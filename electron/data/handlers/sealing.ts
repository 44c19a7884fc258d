import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { townshipOf } from '#data/core/fileInfo.ts'
import { changePassword, changeRecovery, dropPlainBackups, plainBackups, turnOff, turnOn, wrongRecoveryKey } from '#data/core/sealing.ts'
import { shortestPassword, type Secret } from '#data/sealing/envelope.ts'
import { recoverySheet } from '#shared/printing/layouts/recoverySheet.ts'
import type { Handlers } from './handler.ts'
import { keepPrint, settingOf } from './print.ts'

export const sealingHandlers = {
  'seal.state': (context) => {
    const { database, readOnlyWhy } = context.file()
    return {
      sealed: database.codec().seal !== undefined,
      why: readOnlyWhy,
      plainBackups: plainBackups(context).length,
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

  'seal.dropPlain': (context) => dropPlainBackups(context),
} satisfies Partial<Handlers>

type Given = Readonly<{ password?: string | undefined; recoveryKey?: string | undefined }>

function secretOf({ password, recoveryKey }: Given): Secret {
  return recoveryKey === undefined ? { password: password ?? '' } : { recoveryKey }
}

function sheetOf(context: CoreContext, recoveryKey: string): Parameters<typeof recoverySheet>[0] {
  const { path, engine } = context.file()
  return { file: basename(path), township: townshipOf(engine), recoveryKey }
}
