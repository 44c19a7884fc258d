import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createBridgeClient, fileKey } from './client.ts'

/**
 * The store of answers, with those that the main process wrote into the page (`#known`): the first screen is drawn from
 * them. Which file is open is asked again all the same, because only the data core knows for certain.
 */
export function createStartClient(page: Document): QueryClient {
  const client = createBridgeClient()
  const known = JSON.parse(page.getElementById('known')?.textContent ?? '{}') as Readonly<Record<string, Readonly<Record<string, unknown>>>>
  for (const [channel, answers] of Object.entries(known)) {
    for (const [method, answer] of Object.entries(answers)) client.setQueryData([channel, method, {}], answer)
  }
  void client.invalidateQueries({ queryKey: fileKey, refetchType: 'none' })
  return client
}

const awaitedKey = ['start', 'file.awaited', {}] as const

/** Whether the program was started with a file that is about to come (`openFile`), until the second part is called. */
export function useAwaitedFile(): readonly [boolean, () => void] {
  const client = useQueryClient()
  const [isAwaited, setAwaited] = useState(() => client.getQueryData<boolean>(awaitedKey) === true)
  const came = () => {
    client.removeQueries({ queryKey: awaitedKey })
    setAwaited(false)
  }
  return [isAwaited, came]
}
