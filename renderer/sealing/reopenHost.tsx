import { useQueryClient } from '@tanstack/react-query'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, useEvent } from '#renderer/bridge/index.ts'
import { withPassword } from './unlocking.ts'

/**
 * After the data service has ended and come back, an encrypted file asks for its password in place: what was being typed stays.
 * Who gives up goes to the start page.
 */
export function ReopenHost() {
  const client = useQueryClient()
  useEvent('shell', 'dataRestarted', ({ locked }) => {
    if (locked) void reopen(locked).finally(() => client.invalidateQueries({ queryKey: ['data'] }))
  })
  return null
}

async function reopen({ token, name }: Grant): Promise<void> {
  await attempt(() => withPassword({ name, takesRecovery: true }, (secret) => call('file.open', { token, ...secret })))
}
