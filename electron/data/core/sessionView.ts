import { needLedger } from '#data/store/needLedger.ts'
import { readRecords } from '#data/store/read.ts'
import { titleOf } from '#data/store/search.ts'
import type { Operator, Session } from '#shared/ipc/parts/operators.ts'
import type { CoreContext } from './context.ts'
import { canLock, signedIn, storedOperators } from './session.ts'

/** What the window may know of who works. */
export function sessionOf(context: CoreContext): Session {
  const file = context.fileOrNull()
  const operators = storedOperators(file)
  const me = signedIn(context.session, operators)
  const choices = me ? [] : operators.filter(({ active }) => active)
  return {
    operators: operators.length > 0,
    choices: choices.map(({ id, name, role, hash }) => ({ id, name, role, hasPassword: hash !== '' })),
    me: me && operatorsInWords(context, [me])[0]!,
    locked: context.session.locked,
    canLock: canLock(context),
  }
}

export function tellSession(context: CoreContext): Session {
  const session = sessionOf(context)
  context.options.emit('session', session)
  return session
}

/** All operators without their hashes, villages by name. */
export function operatorsInWords(context: CoreContext, operators = storedOperators(context.fileOrNull())): readonly Operator[] {
  if (operators.length === 0) return []
  const reading = context.reading()
  const ledger = needLedger(reading.registry, 'village')
  const rows = readRecords(reading, ledger, [...new Set(operators.flatMap(({ villages }) => villages))])
  const names = new Map(rows.map((row) => [row.id, titleOf(ledger, row)]))
  return operators.map(({ id, name, role, villages, active, hash }) => {
    const villageNames = villages.map((village) => names.get(village) ?? '（已不在）')
    return { id, name, role, villages, villageNames, active, hasPassword: hash !== '' }
  })
}
