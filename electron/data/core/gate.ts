import type { Fault } from '#shared/ipc/faults.ts'
import { operatorRoleWords, operatorRoles, type OperatorRole } from '#shared/ipc/parts/operatorRoles.ts'
import type { CoreContext } from './context.ts'
import { gates } from './gates.ts'
import { tellSession } from './sessionView.ts'
import { canLock, signedIn, storedOperators, type StoredOperator } from './session.ts'

/**
 * Whether the person at work may call this method now: null, or the fault that refuses it. Who may do what stands in
 * gates.ts; which records somebody may write is asked again within each commit (guard.ts).
 */
export function gateFault(context: CoreContext, method: string, input: unknown): Fault | null {
  const least = gates[method] ?? 'admin'
  lockWhenIdle(context)
  if (least === 'always') return null
  if (context.session.locked) return { fault: 'session.locked' }
  context.session.lastUsed = context.options.now().getTime()
  const operators = storedOperators(context.fileOrNull())
  if (namesOperators(input)) return { fault: 'operator.ownList' }
  if (least === 'anyone' || operators.length === 0) return null
  const me = signedIn(context.session, operators)
  if (!me) {
    context.session.me = null
    return { fault: 'operator.needed' }
  }
  const needed = isInFull(input) ? atLeast(least, 'village') : least
  return reaches(me.role, needed) ? null : forbidden(me, needed)
}

/** What is not possible with this role, and who may do it. */
export function forbidden(me: Pick<StoredOperator, 'name' | 'role'> | null, least: OperatorRole): Fault {
  if (!me) return { fault: 'operator.needed' }
  return { fault: 'operator.forbidden', who: me.name, role: operatorRoleWords[me.role], may: leastWords(least) }
}

const whoMay: Readonly<Record<OperatorRole, string>> = {
  viewer: '操作员',
  village: '管理员、录入人员或村级操作员',
  entry: '管理员或录入人员',
  admin: '管理员',
}

export const leastWords = (least: OperatorRole): string => whoMay[least]

const reaches = (role: OperatorRole, least: OperatorRole): boolean => operatorRoles.indexOf(role) >= operatorRoles.indexOf(least)
const atLeast = (least: OperatorRole, other: OperatorRole): OperatorRole => (reaches(least, other) ? least : other)

/** A PC that slept, or a window that no longer answers, cannot lock itself: then the next call finds it locked. */
function lockWhenIdle(context: CoreContext): void {
  const { session, options } = context
  const minutes = options.lockAfter?.() ?? null
  if (session.locked || session.lastUsed === 0 || minutes === null) return
  if (options.now().getTime() - session.lastUsed >= minutes * 60_000 && canLock(context)) {
    session.locked = true
    tellSession(context)
  }
}

/** Personal numbers unmasked. */
function isInFull(input: unknown): boolean {
  const { mask, reveal } = input as Readonly<{ mask?: unknown; reveal?: unknown }>
  return mask === false || reveal === true
}

/** Operators are read and written by their own methods only, never as rows of a ledger. */
function namesOperators(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false
  const { ledger, selection, record, changes } = input as Readonly<Record<string, unknown>>
  if (ledger === 'operator' || namesOperators(selection) || namesOperators(record)) return true
  return Array.isArray(changes) && changes.some((change: unknown) => namesOperators(change))
}
