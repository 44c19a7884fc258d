import type { Fault } from '#shared/ipc/faults.ts'
import { FaultError } from '#renderer/bridge/index.ts'

/** What opens an encrypted file: nothing for a first try, then what the person typed. */
export type Secret = Readonly<{ password?: string; recoveryKey?: string }>

/** One file whose password is being asked for. */
export type Asked = Readonly<{
  name: string
  fault: Fault
  /** Only where a recovery key is taken too. */
  takesRecovery: boolean
  answer: (secret: Secret | null) => void
}>

type Listener = (asked: Asked | null) => void

const listeners = new Set<Listener>()

/** The host shows what is asked; without one (a test of another room) a fault is told as any other. */
export function listenForQuestions(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Does `work` with an encrypted file: first without a password, then, where it answers that one is needed, with what the
 * person types, until it is right. Null when the person gives up. All other faults are thrown on.
 */
export async function withPassword<T>(
  { name, takesRecovery = false }: Readonly<{ name: string; takesRecovery?: boolean }>,
  work: (secret: Secret) => Promise<T>,
): Promise<T | null> {
  let secret: Secret = {}
  try {
    for (;;) {
      const found = await trying(() => work(secret))
      if (!isQuestion(found)) return found.value
      const answer = await ask({ name, takesRecovery, fault: found.fault })
      if (answer === null) return null
      secret = answer
    }
  } finally {
    for (const listener of listeners) listener(null)
  }
}

type Tried<T> = Readonly<{ value: T }> | Readonly<{ fault: Fault }>

async function trying<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    if (listeners.size === 0 || !(error instanceof FaultError) || !asksForSecret(error.fault)) throw error
    return { fault: error.fault }
  }
}

function isQuestion<T>(found: Tried<T>): found is Readonly<{ fault: Fault }> {
  return 'fault' in found
}

function asksForSecret({ fault }: Fault): boolean {
  return ['file.passwordNeeded', 'file.passwordWrong', 'file.recoveryTyped', 'file.recoveryWrong'].includes(fault)
}

function ask(question: Omit<Asked, 'answer'>): Promise<Secret | null> {
  return new Promise((resolve) => {
    for (const listener of listeners) listener({ ...question, answer: resolve })
  })
}
