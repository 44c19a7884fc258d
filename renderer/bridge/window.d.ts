import type { Input, Method, Output } from '#shared/ipc/contract.ts'
import type { Outcome } from '#shared/ipc/faults.ts'
import type { DataEvents } from '#shared/ipc/outputs.ts'
import type { ShellEvents, ShellInput, ShellMethod, ShellOutputs } from '#shared/ipc/shell.ts'

/** What an event carries. Half a megabyte of definitions crosses as JSON: as objects they were copied three times, 0.1 s on the way to the first screen. */
type Carried<N extends keyof DataEvents> = N extends 'registry' ? string : DataEvents[N]

/** One event as it crosses from the other processes. */
export type BridgeEvent =
  | { [N in keyof DataEvents]: Readonly<{ channel: 'data'; name: N; payload: Carried<N> }> }[keyof DataEvents]
  | { [N in keyof ShellEvents]: Readonly<{ channel: 'shell'; name: N; payload: ShellEvents[N] }> }[keyof ShellEvents]

/** What preload exposes as `window.townshipLedger`. Answers may be faults; a rejected promise is a bug. */
export type TownshipLedger = Readonly<{
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Outcome<Output<M>>>
  shell: <M extends ShellMethod>(method: M, input: ShellInput<M>) => Promise<Outcome<ShellOutputs[M]>>
  /** Returns the function that ends the subscription. `only` (`data/changed`): what is told; left out, all events. */
  subscribe: (listener: (event: BridgeEvent) => void, only?: string) => () => void
}>

declare global {
  interface Window {
    readonly townshipLedger: TownshipLedger
  }
}
