import { useEffect, useRef } from 'react'
import type { DataEvents } from '#shared/ipc/outputs.ts'
import type { ShellEvents } from '#shared/ipc/shell.ts'

type Channels = { data: DataEvents; shell: ShellEvents }

/** Listens to one event while the component is mounted; the listener may change between renders. */
export function useEvent<C extends keyof Channels, N extends keyof Channels[C]>(
  channel: C,
  name: N,
  listener: (payload: Channels[C][N]) => void,
): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(
    () =>
      window.townshipLedger.subscribe(
        (event) => {
          if (event.channel === channel && event.name === name) latest.current(event.payload as Channels[C][N])
        },
        `${channel}/${String(name)}`,
      ),
    [channel, name],
  )
}
