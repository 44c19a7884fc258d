import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { createBridgeClient, takeEvent } from './client.ts'
import { NavigationProvider } from './navigation.tsx'
import type { Overlay, Place } from './navigation.tsx'

type Props = Readonly<{ children: ReactNode; client?: QueryClient; start?: Exclude<Place, Overlay> }>

/** Gives everything below the hooks of this room: answers, events, navigation. */
export function BridgeProvider({ children, client: given, start }: Props) {
  const [client] = useState(() => given ?? createBridgeClient())
  useEffect(() => window.townshipLedger.subscribe((event) => takeEvent(client, event)), [client])
  return (
    <QueryClientProvider client={client}>
      <NavigationProvider {...(start ? { start } : {})}>
        <Suspense fallback={null}>{children}</Suspense>
      </NavigationProvider>
    </QueryClientProvider>
  )
}
