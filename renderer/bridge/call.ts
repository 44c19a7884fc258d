import { v7 } from 'uuid'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'
import type {} from './window.d.ts'

/** Asks the data core. Throws FaultError when the answer is a fault. */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const answer = await window.townshipLedger.call(method, input)
  if (isFault(answer)) throw new FaultError(answer)
  return answer
}

/** Asks the main process (dialogs, settings, printing). Throws FaultError when the answer is a fault. */
export async function shell<M extends ShellMethod>(method: M, input: ShellInput<M>): Promise<ShellOutputs[M]> {
  const answer = await window.townshipLedger.shell(method, input)
  if (isFault(answer)) throw new FaultError(answer)
  return answer
}

/** A new record or change-set id (uuid7: sorts by time of making). */
export function newId(): string {
  return v7()
}
