import { randomUUID } from 'node:crypto'
import { createArrivals } from '#electron/tokens/arrivals.ts'

/** Opaque tokens for files that a person chose. The window never sees a path, so it cannot ask for another one. */
export type Grants = Readonly<{
  /** Makes or repeats the token of a path. */
  grant: (path: string) => string
  /** Takes over a token made by the main process. */
  accept: (token: string, path: string) => void
  pathOf: (token: string) => string | undefined
  /** Settles when the tokens of a call's input have come from the main process, or will not come. */
  settled: (input: unknown) => Promise<void>
}>

/**
 * @param onMade hears of tokens that are made here, so that the main process knows them too.
 */
export function createGrants(onMade: (token: string, path: string) => void = () => {}): Grants {
  const paths = new Map<string, string>()
  const tokens = new Map<string, string>()
  const arrivals = createArrivals((token) => paths.has(token))
  function accept(token: string, path: string): void {
    paths.set(token, path)
    tokens.set(path, token)
    arrivals.came(token)
  }
  return {
    accept,
    pathOf: (token) => paths.get(token),
    settled: arrivals.wait,
    grant: (path) => {
      const known = tokens.get(path)
      if (known !== undefined) return known
      const token = randomUUID()
      accept(token, path)
      onMade(token, path)
      return token
    },
  }
}
