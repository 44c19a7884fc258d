import { useSyncExternalStore } from 'react'
import type { FieldDefinition } from '#shared/ledger/define.ts'

/** What a change of a status says about time, as `edit.commit` takes it; nothing said means from today on. */
export type Since = Readonly<{ effective?: string; reason?: string }>

export type SinceQuestion = Readonly<{
  field: FieldDefinition
  /** The new value in words. */
  value: string
  /** Where the value was entered, in the window. */
  box: Readonly<{ left: number; top: number; bottom: number }>
}>

type Asked = SinceQuestion & Readonly<{ answer: (since: Since | null) => void }>

let asked: Asked | null = null
let hosts = 0
let lastLeft: Element | null = null
const listeners = new Set<() => void>()

/**
 * Asks from when on a status has been so, and why. Null: the change is given up. A question that is still open when the
 * next one comes is answered with today; without a host on the screen nothing is asked.
 */
export function askSince(field: FieldDefinition, value: string): Promise<Since | null> {
  if (hosts === 0) return Promise.resolve({})
  asked?.answer({})
  const active = document.activeElement
  const input = active?.matches('input, textarea') ? active : lastLeft
  const { left = 0, top = 0, bottom = 0 } = input?.getBoundingClientRect() ?? {}
  return new Promise((resolve) => {
    const answer = (since: Since | null) => {
      put(null)
      resolve(since)
    }
    put({ field, value, box: { left, top, bottom }, answer })
  })
}

/** The open question, for the host. */
export function useAsked(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked)
}

/** The host tells that it is there, and remembers which input was left last: the question stands beside it. */
export function startHost(): () => void {
  hosts += 1
  const note = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches('input, textarea')) lastLeft = event.target
  }
  document.addEventListener('focusout', note, true)
  return () => {
    hosts -= 1
    document.removeEventListener('focusout', note, true)
    asked?.answer({})
  }
}

const reasonsByField = new Map<string, readonly string[]>()

/** Reasons given before for this field since the program was started, the last first. */
export function earlierReasons(field: string): readonly string[] {
  return reasonsByField.get(field) ?? []
}

export function rememberReason(field: string, reason: string | undefined): void {
  if (!reason) return
  reasonsByField.set(field, [reason, ...earlierReasons(field).filter((other) => other !== reason)].slice(0, 20))
}

function put(next: Asked | null): void {
  asked = next
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
