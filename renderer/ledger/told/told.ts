import { useId, useSyncExternalStore } from 'react'
import type { KeyboardEvent } from 'react'
import type { ToldField } from '#shared/help/fields/index.ts'

/** What is shown beside a field's name, and where. */
export type Told = Readonly<{ anchor: HTMLElement; title: string; field: ToldField; hint: string; byKey: boolean }>

export type Teller = Readonly<{ title: string; field: ToldField; hint?: string }>

let shown: Told | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const hearers = new Set<() => void>()

/** Milliseconds until it shows, and until it goes when the pointer has left: time enough to move onto it. */
const wait = { show: 450, leave: 250 }

export function useTold(): Told | null {
  return useSyncExternalStore(
    (heard) => {
      hearers.add(heard)
      return () => void hearers.delete(heard)
    },
    () => shown,
  )
}

export function hideTold(): void {
  clearTimeout(timer)
  tell(null)
}

/** The pointer is over what is shown: it stays. */
export function keepTold(): void {
  clearTimeout(timer)
}

/** What a key has shown stays until a key or a click takes it away. */
export function leaveTold(): void {
  if (shown?.byKey) return
  clearTimeout(timer)
  timer = setTimeout(() => tell(null), wait.leave)
}

/** For the name of a field: shows what the field means while the pointer is over it. */
export function tellOver(teller: Teller | null) {
  if (!teller) return {}
  return {
    onPointerEnter: (event: { currentTarget: HTMLElement; pointerType: string }) => {
      if (event.pointerType === 'touch') return
      const anchor = event.currentTarget
      clearTimeout(timer)
      timer = setTimeout(() => tell(toldOf(anchor, teller, false)), shown ? 0 : wait.show)
    },
    onPointerLeave: leaveTold,
    onPointerDown: hideTold,
  }
}

/** Shift+F1 in a field or on a column: what it means, until Esc, another key field, or Shift+F1 again. True when it was that key. */
export function pressTold(event: KeyboardEvent<HTMLElement>, anchor: HTMLElement | null, teller: Teller | null): boolean {
  if (event.key !== 'F1' || !event.shiftKey) return false
  event.preventDefault()
  event.stopPropagation()
  if (shown?.byKey) hideTold()
  else if (anchor && teller) tell(toldOf(anchor, teller, true))
  return true
}

/** Id of a hidden text for aria-describedby. */
export function useToldId(): string {
  return `${useId()}-told`
}

function toldOf(anchor: HTMLElement, { title, field, hint = '' }: Teller, byKey: boolean): Told {
  return { anchor, title, field, hint, byKey }
}

function tell(next: Told | null): void {
  if (shown === next) return
  shown = next
  for (const heard of hearers) heard()
}
