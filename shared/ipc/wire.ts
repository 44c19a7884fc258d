import type { Fault } from './faults.ts'

/** How calls travel: over the port between window and data core, and between main process and data core. */
export type WireRequest = Readonly<{ kind: 'call'; id: number; method: string; input: unknown }>

export type WireReply = Readonly<{ kind: 'reply'; id: number; value: unknown }> | Readonly<{ kind: 'reply'; id: number; fault: Fault }>

export type WireEvent = Readonly<{ kind: 'event'; name: string; payload: unknown }>

/** From the main process to the data core. A `port` message carries the window's MessagePort. */
export type CoreMessage =
  | WireRequest
  | Readonly<{ kind: 'port' }>
  | Readonly<{ kind: 'grant'; token: string; path: string }>
  | Readonly<{ kind: 'who'; person: string; device: string; appVersion: string; lockMinutes: number | null }>
  /** Answered by `closed` when everything is on disk; a fault means that it is not. */
  | Readonly<{ kind: 'close' }>

/** From the data core to the main process. */
export type CoreAnswer =
  | WireReply
  | WireEvent
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'closed'; fault: Fault | null }>
  /** Nobody has asked for anything for a breath, or (`isLong`) for some seconds: the moment to give memory back. */
  | Readonly<{ kind: 'quiet' }>
  /** A file that the core made or found itself (a backup, a restored file) and that the window may name from now on. */
  | Readonly<{ kind: 'grant'; token: string; path: string }>
