import type { Engine } from '#data/engine/engine.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { operatorRoleOf, operatorRoles, type OperatorRole } from '#shared/ipc/parts/operatorRoles.ts'
import type { CoreContext, OpenFile } from './context.ts'

/** Who works now. It ends with the file, and with the program. */
export type SessionState = {
  /** Logged in. `role` as it was then: a merge or an import never lifts anybody who is at work. */
  me: Readonly<{ id: string; name: string; role: OperatorRole }> | null
  locked: boolean
  /** What full numbers are looked at for; '' until somebody has said so. */
  purpose: string
  /** Milliseconds: when the data core was last asked for something. */
  lastUsed: number
  /** Wrong passwords in a row, by whom they were meant for: kept when the file is closed, or closing would be the way round. */
  readonly wrong: Map<string, Readonly<{ count: number; last: number }>>
}

export function newSession(): SessionState {
  return { me: null, locked: false, purpose: '', lastUsed: 0, wrong: new Map() }
}

export function endSession(session: SessionState): void {
  session.me = null
  session.locked = false
  session.purpose = ''
}

/** With the hash of the password ('' none), which stays in the data core. */
export type StoredOperator = Readonly<{
  id: string
  name: string
  role: OperatorRole
  villages: readonly string[]
  active: boolean
  hash: string
}>

/** All that were ever made, by name; none in a file that knows no operators. */
export function storedOperators(file: Pick<OpenFile, 'engine' | 'registry'> | null): readonly StoredOperator[] {
  if (!file || !findLedger(file.registry, 'operator')) return []
  const found = file.engine.values('SELECT id, name, role, villages, active, password FROM operator WHERE _removed = 0 ORDER BY name, id')
  return withAdmin(
    found.map(([id, name, role, villages, active, hash]) => ({
      id: String(id),
      name: String(name ?? ''),
      role: operatorRoleOf(role),
      villages: String(villages ?? '')
        .split(',')
        .filter(Boolean),
      active: active === 1,
      hash: String(hash ?? ''),
    })),
  )
}

/**
 * Two copies may each demote another admin, and together nobody is left. Then the one who was made first is admin again:
 * the same everywhere, and no more than that one was once.
 */
function withAdmin(operators: readonly StoredOperator[]): readonly StoredOperator[] {
  if (operators.length === 0 || operators.some(isActiveAdmin)) return operators
  const first = operators.reduce((one, other) => (other.id < one.id ? other : one))
  return operators.map((one) => (one === first ? { ...one, role: 'admin' as const, active: true } : one))
}

export const isActiveAdmin = ({ active, role }: StoredOperator): boolean => active && role === 'admin'

/** Who works, as the file knows that one now, never with more than at login; null where nobody is logged in. */
export function signedIn(session: SessionState, operators: readonly StoredOperator[]): StoredOperator | null {
  const { me } = session
  const found = me && operators.find(({ id, active }) => active && id === me.id)
  if (!found) return null
  return operatorRoles.indexOf(found.role) > operatorRoles.indexOf(me.role) ? { ...found, role: me.role } : found
}

/** Whether there is a password that would open the window again. */
export function canLock(context: CoreContext): boolean {
  const file = context.fileOrNull()
  if (!file) return false
  const hasOwn = (signedIn(context.session, storedOperators(file))?.hash ?? '') !== ''
  return hasOwn || file.database.codec().seal !== undefined
}

/** Wrong passwords for this name since the last right one, as the log of the file has them. */
export function loggedWrong(engine: Engine, name: string): Readonly<{ count: number; last: number }> {
  const rows = engine.values(
    `SELECT action, at FROM access_log WHERE ledger = 'operator' AND scope = ? AND action IN ('登录', '密码错误') ORDER BY seq DESC LIMIT 20`,
    [name],
  )
  const right = rows.findIndex(([action]) => action === '登录')
  const wrong = right < 0 ? rows : rows.slice(0, right)
  const last = Date.parse(String(wrong[0]?.[1] ?? ''))
  return { count: wrong.length, last: Number.isNaN(last) ? 0 : last }
}
