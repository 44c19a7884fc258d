import { randomUUID } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { createArrivals } from '#electron/tokens/arrivals.ts'
import type { Fault, Outcome } from '#shared/ipc/faults.ts'
import type { Grant } from '#shared/ipc/shell.ts'

/** Why the window may name a file: opened as ledger, read as input, written as output, or made by the data core. */
export type Purpose = 'database' | 'input' | 'output' | 'core'

export type GrantedFile = Readonly<{ path: string; purpose: Purpose }>

/**
 * The only translation between opaque tokens and paths. The window holds tokens; a path that it makes up is no token.
 * Tokens live as long as the program.
 */
export type GrantBook = Readonly<{
  /** Token of a path that a person chose; the same one when it was chosen before for the same purpose. The data core is told at once. */
  grant: (path: string, purpose: Purpose) => string
  /** A token that the data core made. */
  adopt: (token: string, path: string) => void
  fileOf: (token: string) => Outcome<GrantedFile>
  /** Settles when the tokens of a call's input have come from the data core, or will not come. */
  settled: (input: unknown) => Promise<void>
  all: () => readonly (readonly [token: string, path: string])[]
  onGrant: (listener: (token: string, path: string) => void) => void
}>

export function createGrantBook(): GrantBook {
  const files = new Map<string, GrantedFile>()
  const listeners: ((token: string, path: string) => void)[] = []
  const arrivals = createArrivals((token) => files.has(token))
  return {
    grant: (path, purpose) => {
      const known = [...files].find(([, file]) => file.path === path && file.purpose === purpose)?.[0]
      const token = known ?? randomUUID()
      files.set(token, { path, purpose })
      for (const listener of listeners) listener(token, path)
      return token
    },
    adopt: (token, path) => {
      if (!files.has(token)) files.set(token, { path, purpose: 'core' })
      arrivals.came(token)
    },
    fileOf: (token) => files.get(token) ?? ({ fault: 'grant.unknown' } satisfies Fault),
    settled: arrivals.wait,
    all: () => [...files].map(([token, { path }]) => [token, path] as const),
    onGrant: (listener) => void listeners.push(listener),
  }
}

/** What the window gets to see of a granted file: names for reading, no path that it could send back. */
export function grantOf(book: GrantBook, path: string, purpose: Purpose): Grant {
  return { token: book.grant(path, purpose), name: basename(path), folder: dirname(path) }
}
