import type { CoreContext } from '#data/core/context.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { hashPassword, passwordFits } from '#data/core/passwordHash.ts'
import { operatorsInWords as listOf, sessionOf, tellSession as told } from '#data/core/sessionView.ts'
import { canLock, endSession, loggedWrong, signedIn, storedOperators, type StoredOperator } from '#data/core/session.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Operator } from '#shared/ipc/parts/operators.ts'
import { operatorPasswordMin, operatorRoleWords } from '#shared/ipc/parts/operatorRoles.ts'
import type { FieldValues } from '#shared/ledger/define.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import type { Handlers } from './handler.ts'

export const operatorHandlers = {
  'operators.who': (context) => sessionOf(context),

  'operators.list': (context) => listOf(context),

  'operators.save': (context, input) => save(context, input),

  'operators.retire': async (context, { id, operator, active }) => {
    const known = storedOperators(context.file()).find((one) => one.id === operator)
    if (!known) return { fault: 'operator.unknown' }
    const taken = active ? nameFault(context, known.name, operator) : null
    if (taken) return taken
    return write(
      context,
      { id, label: `${active ? '重新启用' : '停用'}操作员“${known.name}”` },
      change(operator, { active: active ? 1 : 0 }),
    )
  },

  'operators.password': (context, input) => changePassword(context, input),

  'operators.login': async (context, { operator, password }) => {
    const found = storedOperators(context.file()).find(({ id, active }) => active && id === operator)
    if (!found) return { fault: 'operator.unknown' }
    const fault = found.hash === '' ? null : await tried(context, found.name, () => passwordFits(password ?? '', found.hash))
    if (fault) return fault
    await context.locked(() => {
      enter(context, found)
      noteAccess(context, { ...noted, action: '登录', scope: found.name })
    })
    return told(context)
  },

  'operators.logout': (context) => {
    endSession(context.session)
    return told(context)
  },

  'operators.purpose': (context, { purpose }) => {
    context.session.purpose = purpose
    return {}
  },

  'operators.lock': (context) => {
    if (!canLock(context)) return { fault: 'operator.noPassword' }
    context.session.locked = true
    return told(context)
  },

  'operators.unlock': async (context, { password }) => {
    const { session } = context
    if (!session.locked) return sessionOf(context)
    const { database } = context.file()
    const me = signedIn(session, storedOperators(context.file()))
    const fits = (): Promise<boolean> => (me && me.hash !== '' ? passwordFits(password, me.hash) : database.isPassword(password))
    const fault = await tried(context, me?.name ?? '文件密码', fits)
    if (fault) return fault
    session.locked = false
    session.lastUsed = context.options.now().getTime()
    return told(context)
  },
} satisfies Partial<Handlers>

const noted = { ledger: 'operator', count: 0, masked: true, detail: '' } as const

function enter({ session, options }: CoreContext, { id, name, role }: StoredOperator): void {
  session.me = { id, name, role }
  session.locked = false
  session.lastUsed = options.now().getTime()
}

async function save(context: CoreContext, input: Parsed<'operators.save'>): Promise<readonly Operator[] | Fault> {
  const { operator, name, role, password } = input
  const operators = storedOperators(context.file())
  const known = operators.find(({ id }) => id === operator)
  const fault = saveFault(context, input, operators)
  if (fault) return fault
  const villages = role === 'village' ? input.villages.join(',') : ''
  const values = { name, role: operatorRoleWords[role], villages }
  const by = { id: input.id, label: known ? changedLabel(known, input) : `新增操作员“${name}”（${operatorRoleWords[role]}）` }
  if (known) return write(context, by, change(known.id, values))
  const recordId = context.options.newId()
  const hash = await hashPassword(password ?? '')
  const done = await write(context, by, { ledger: 'operator', recordId, op: 'add', values: { ...values, password: hash, active: 1 } })
  const made = storedOperators(context.file()).find(({ id }) => id === recordId)
  // Who makes the first one must not stand before a closed door.
  if (!isFault(done) && operators.length === 0 && made) {
    enter(context, made)
    told(context)
  }
  return done
}

function saveFault(context: CoreContext, input: Parsed<'operators.save'>, operators: readonly StoredOperator[]): Fault | null {
  const { operator, name, role, villages, password } = input
  if (operators.length === 0 && role !== 'admin') return { fault: 'operator.firstAdmin' }
  if (operator !== null && !operators.some(({ id }) => id === operator)) return { fault: 'operator.unknown' }
  if (role === 'village' && villages.length === 0) return { fault: 'operator.noVillage' }
  return shortFault(password) ?? nameFault(context, name, operator)
}

function shortFault(password: string | undefined): Fault | null {
  const isShort = password !== undefined && password !== '' && [...password].length < operatorPasswordMin
  return isShort ? { fault: 'operator.passwordShort', count: operatorPasswordMin } : null
}

/** Names sign the history: two that are the same would be one person there. */
function nameFault(context: CoreContext, name: string, own: string | null): Fault | null {
  const others = storedOperators(context.file()).filter(({ id, active }) => active && id !== own)
  return others.some((other) => other.name === name) ? { fault: 'operator.nameTaken', name } : null
}

function changedLabel(known: StoredOperator, { name, role }: Parsed<'operators.save'>): string {
  const parts = [
    ...(known.name === name ? [] : [`姓名 ${known.name} → ${name}`]),
    ...(known.role === role ? [] : [`权限 ${operatorRoleWords[known.role]} → ${operatorRoleWords[role]}`]),
  ]
  return `修改操作员“${name}”${parts.length > 0 ? `：${parts.join('，')}` : '负责的村'}`
}

async function changePassword(context: CoreContext, input: Parsed<'operators.password'>): Promise<readonly Operator[] | Fault> {
  const operators = storedOperators(context.file())
  const me = signedIn(context.session, operators)
  const known = operators.find(({ id }) => id === input.operator)
  if (!known) return { fault: 'operator.unknown' }
  const isOwn = me?.id === known.id
  if (!isOwn && me?.role !== 'admin')
    return { fault: 'operator.forbidden', who: me?.name ?? '', role: me ? operatorRoleWords[me.role] : '', may: '管理员' }
  const short = shortFault(input.next)
  if (short) return short
  const fault = isOwn && known.hash !== '' ? await tried(context, known.name, () => passwordFits(input.old ?? '', known.hash)) : null
  if (fault) return fault
  const label = `${input.next === '' ? '取消' : known.hash === '' ? '设置' : '更换'}操作员“${known.name}”的密码`
  const hash = await hashPassword(input.next)
  return context.locked(() => write(context, { id: input.id, label }, change(known.id, { password: hash })))
}

const change = (recordId: string, values: FieldValues): DraftChange => ({ ledger: 'operator', recordId, op: 'change', values })

async function write(
  context: CoreContext,
  { id, label }: Readonly<{ id: string; label: string }>,
  draft: DraftChange,
): Promise<readonly Operator[] | Fault> {
  const done = await context.commit({ id, kind: 'custom', label, changes: [draft] })
  if (isFault(done)) return done
  return listOf(context)
}

const longestPause = 300

/** Seconds to wait after so many wrong ones in a row: 1, 2, 4, 8 … 5 minutes. */
const pauseAfter = (count: number): number => (count === 0 ? 0 : Math.min(2 ** (count - 1), longestPause))

/** Tries a password once; wrong ones are noted, and make the next try wait. Not within the queue: it waits for it. */
async function tried(context: CoreContext, name: string, fits: () => Promise<boolean>): Promise<Fault | null> {
  const { session, options } = context
  const key = `${context.file().path}\n${name}`
  const logged = loggedWrong(context.file().engine, name)
  const known = session.wrong.get(key) ?? logged
  const count = Math.max(known.count, logged.count)
  const now = options.now().getTime()
  // A time to come was noted under another clock.
  const last = Math.max(...[known.last, logged.last].map((time) => (time > now ? 0 : time)))
  const left = Math.ceil((last + pauseAfter(count) * 1000 - now) / 1000)
  if (left > 0) return { fault: 'operator.wait', seconds: left }
  if (await fits()) {
    session.wrong.delete(key)
    return null
  }
  session.wrong.set(key, { count: count + 1, last: now })
  await context.locked(() => noteAccess(context, { ...noted, action: '密码错误', scope: name }))
  return { fault: 'operator.passwordWrong', seconds: pauseAfter(count + 1) }
}
