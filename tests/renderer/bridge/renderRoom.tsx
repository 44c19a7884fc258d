import { cleanup, configure, render } from '@testing-library/react'
import type { RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import { afterEach } from 'vitest'
import { notifications } from '@mantine/notifications'
import { BridgeProvider, useNavigate } from '#renderer/bridge/index.ts'
import type { Navigation, Overlay, Place } from '#renderer/bridge/index.ts'
import { UiProvider } from '#renderer/ui/index.ts'

/** What jsdom lacks and Mantine asks for. */
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

function completeJsdom(): void {
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }),
  })
  Object.defineProperty(window, 'ResizeObserver', { configurable: true, value: NoResizeObserver })
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scrollTo = () => undefined
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() })
}

if (typeof window !== 'undefined') {
  // Finding by role is slow in jsdom, and the machine may be busy.
  configure({ asyncUtilTimeout: 20_000 })
  completeJsdom()
  afterEach(() => {
    cleanup()
    notifications.clean()
  })
}

export type Room = RenderResult & Readonly<{ navigation: () => Navigation }>

/** Draws a room as the program does: theme, questions, bridge hooks, navigation. Script the bridge first. */
export function renderRoom(room: ReactNode, start?: Exclude<Place, Overlay>, client?: QueryClient): Room {
  let latest: Navigation | null = null
  function Watch() {
    latest = useNavigate()
    return null
  }
  const result = render(
    <UiProvider testing>
      <BridgeProvider {...(start ? { start } : {})} {...(client ? { client } : {})}>
        <Watch />
        {room}
      </BridgeProvider>
    </UiProvider>,
  )
  return {
    ...result,
    navigation: () => {
      if (!latest) throw new Error('nothing drawn yet')
      return latest
    },
  }
}
