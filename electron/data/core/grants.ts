import { randomUUID } from 'node:crypto'

/** Opaque tokens for files that a person chose. The window never sees a path, so it cannot ask for another one. */
export type Grants = Readonly<{
  /** Makes or repeats the token of a path. */
  grant: (path: string) => string
  /** Takes over a token made by the main process. */
  accept: (token: string, path: string) => void
  pathOf: (token: string) => string | undefined
}>

export function createGrants(): Grants {
  const paths = new Map<string, string>()
  const tokens = new Map<string, string>()
  function accept(token: string, path: string): void {
    paths.set(token, path)
    tokens.set(path, token)
  }
  return {
    accept,
    pathOf: (token) => paths.get(token),
    grant: (path) => {
      const token = tokens.get(path) ?? randomUUID()
      accept(token, path)
      return token
    },
  }
}
