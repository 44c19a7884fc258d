import { z } from 'zod'
import { operatorRoles, type OperatorRole } from './operatorRoles.ts'

/** Who works in this file, how far each may go, and the lock of an unattended window. */

const id = z.string().min(1).max(64)
const nothing = z.object({}).strict()
const password = z.string().max(128)

export const operatorsContract = {
  'operators.who': nothing,
  'operators.list': nothing,
  /** `operator` null: a new one. The first of a file is an admin, and works on as that. `password` only for a new one. */
  'operators.save': z
    .object({
      id,
      operator: id.nullable(),
      name: z.string().trim().min(1).max(30),
      role: z.enum(operatorRoles),
      villages: z.array(id).max(500),
      password: password.optional(),
    })
    .strict(),
  'operators.retire': z.object({ id, operator: id, active: z.boolean() }).strict(),
  /** One's own with the old one; an admin gives others a new one. `next` blank: none. */
  'operators.password': z.object({ id, operator: id, old: password.optional(), next: password }).strict(),
  'operators.login': z.object({ operator: id, password: password.optional() }).strict(),
  'operators.logout': nothing,
  /** What full numbers are looked at for: noted with each look until the session ends. */
  'operators.purpose': z.object({ purpose: z.string().trim().min(1).max(200) }).strict(),
  'operators.lock': nothing,
  /** The operator's password, or that of the encrypted file. */
  'operators.unlock': z.object({ password }).strict(),
}

export type Operator = Readonly<{
  id: string
  name: string
  role: OperatorRole
  /** Records of 行政村 that a 村级 operator may change. */
  villages: readonly string[]
  villageNames: readonly string[]
  active: boolean
  hasPassword: boolean
}>

export type Session = Readonly<{
  /** The file knows operators. */
  operators: boolean
  /** Who may be chosen to log in; empty once somebody has. */
  choices: readonly Readonly<{ id: string; name: string; role: OperatorRole; hasPassword: boolean }>[]
  me: Operator | null
  locked: boolean
  /** A password exists, so that locking means something: the operator's or the file's. */
  canLock: boolean
}>

export type OperatorsOutputs = {
  'operators.who': Session
  'operators.list': readonly Operator[]
  'operators.save': readonly Operator[]
  'operators.retire': readonly Operator[]
  'operators.password': readonly Operator[]
  'operators.login': Session
  'operators.logout': Session
  'operators.purpose': Record<string, never>
  'operators.lock': Session
  'operators.unlock': Session
}
