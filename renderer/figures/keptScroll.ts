import { useLayoutEffect, useRef } from 'react'
import type { RefObject, UIEvent } from 'react'
import { useFile } from '#renderer/bridge/index.ts'

const places = new Map<string, number>()

type KeptScroll = Readonly<{ ref: RefObject<HTMLDivElement | null>; onScroll: (event: UIEvent<HTMLDivElement>) => void }>

/** Puts a scrolling box back to where it was left, once what it holds is there. */
export function useKeptScroll(name: string, ready: boolean): KeptScroll {
  const key = `${useFile()?.databaseId ?? ''} ${name}`
  const ref = useRef<HTMLDivElement>(null)
  const held = useRef(false)
  useLayoutEffect(() => {
    if (!ready || held.current || !ref.current) return
    held.current = true
    ref.current.scrollTop = places.get(key) ?? 0
  }, [ready, key])
  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    // Until the content stands, an empty box would forget the place.
    if (held.current) places.set(key, event.currentTarget.scrollTop)
  }
  return { ref, onScroll }
}
