import type { Page } from '@playwright/test'
import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'

/** Calls as the page makes them; faults come back as values. */
export function call<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Outcome<Output<M>>> {
  return raw(page, 'call', method, input) as Promise<Outcome<Output<M>>>
}

export function shell<M extends ShellMethod>(page: Page, method: M, input: ShellInput<M>): Promise<Outcome<ShellOutputs[M]>> {
  return raw(page, 'shell', method, input) as Promise<Outcome<ShellOutputs[M]>>
}

/** Any method with any input, as a broken or hostile page would send it. */
export function raw(page: Page, way: 'call' | 'shell', method: unknown, input: unknown): Promise<unknown> {
  const send = async ([how, name, value]: readonly ['call' | 'shell', unknown, unknown]): Promise<unknown> => {
    const bridge = Reflect.get(globalThis, 'townshipLedger') as Record<
      'call' | 'shell',
      (method: unknown, input: unknown) => Promise<unknown>
    >
    return await bridge[how](name, value)
  }
  return page.evaluate(send, [way, method, input] as const)
}

/** The value of an outcome; a fault fails the test with its code. */
export function ok<T>(outcome: Outcome<T>): T {
  if (outcome !== null && typeof outcome === 'object' && 'fault' in outcome) throw new Error(`fault: ${JSON.stringify(outcome)}`)
  return outcome as T
}

/** A practice ledger of this many households, open. */
export async function openPractice(page: Page, households: number): Promise<Output<'file.sample'>> {
  const { token } = ok(await shell(page, 'grant.practice', {}))
  return ok(await call(page, 'file.sample', { token, households, seed: 7 }))
}
