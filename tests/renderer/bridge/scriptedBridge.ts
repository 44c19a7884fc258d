import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'
import type { BridgeEvent } from '#renderer/bridge/index.ts'

type DataScript = { [M in Method]?: (input: Input<M>) => Outcome<Output<M>> | Promise<Outcome<Output<M>>> }
type ShellScript = {
  [M in ShellMethod]?: (input: ShellInput<M>) => Outcome<ShellOutputs[M]> | Promise<Outcome<ShellOutputs[M]>>
}
export type BridgeScript = DataScript & ShellScript

export type ScriptedBridge = Readonly<{
  /** Everything asked so far, in order. */
  asked: { method: string; input: unknown }[]
  /** Inputs of one method, in order. */
  inputsOf: (method: Method | ShellMethod) => unknown[]
  emit: (event: BridgeEvent) => void
}>

/** Puts a bridge with scripted answers in place of preload's. A method without a script fails the test. */
export function scriptBridge(script: BridgeScript): ScriptedBridge {
  const asked: { method: string; input: unknown }[] = []
  const listeners = new Set<(event: BridgeEvent) => void>()
  const ask = async (method: string, input: unknown) => {
    asked.push({ method, input })
    const answer = (script as Record<string, ((input: unknown) => unknown) | undefined>)[method]
    if (!answer) throw new Error(`no script for ${method}`)
    return answer(input)
  }
  const subscribe = (listener: (event: BridgeEvent) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  Object.defineProperty(window, 'townshipLedger', { configurable: true, value: { call: ask, shell: ask, subscribe } })
  return {
    asked,
    inputsOf: (method) => asked.filter((entry) => entry.method === method).map((entry) => entry.input),
    emit: (event) => listeners.forEach((listener) => listener(event)),
  }
}
