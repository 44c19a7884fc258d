import { useRef } from 'react'
import type { KeyboardEvent } from 'react'

/** Ctrl+Enter saves a form: in the next turn, after the field under the cursor has handed over its text. */
export function useSaveKey(save: () => Promise<void>): (event: KeyboardEvent) => void {
  const latest = useRef(save)
  latest.current = save
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    window.setTimeout(() => void latest.current())
  }
}
