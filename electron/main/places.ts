import { join } from 'node:path'

/** Files and folders of this user, below the program's data folder. */
export type Places = Readonly<
  Record<
    | 'log'
    | 'code'
    | 'settings'
    | 'recent'
    | 'workbooks'
    | 'ledgers'
    | 'window'
    | 'kept'
    | 'practice'
    | 'printing'
    | 'upgrade'
    | 'compatible',
    string
  >
>

export function placesIn(userData: string): Places {
  return {
    log: join(userData, 'logs', 'township-ledger.log'),
    /** What the engine made of the data core's script, for the next start. */
    code: join(userData, 'code'),
    settings: join(userData, 'settings.json'),
    recent: join(userData, 'recent.json'),
    workbooks: join(userData, 'workbooks.json'),
    ledgers: join(userData, 'ledgers.json'),
    window: join(userData, 'window.json'),
    kept: join(userData, 'kept.json'),
    practice: join(userData, '练习库'),
    printing: join(userData, '打印'),
    /** A package of a newer version while it is proved and until it is installed. */
    upgrade: join(userData, 'upgrade'),
    /** Its presence means: draw without the graphics card. */
    compatible: join(userData, 'compatible-mode'),
  }
}
