/** Tells of tokens that came, and holds calls back whose tokens are still on their way. */
export type Arrivals = Readonly<{
  /** A token came: calls that wait for it go on. */
  came: (token: string) => void
  /** Settles when all tokens of a call's input (`token`, `tokens`) are known, or after the limit. Never fails. */
  wait: (input: unknown) => Promise<void>
}>

/** A message between two processes of one computer takes milliseconds, on a busy one tenths of a second. */
const longestWaitMs = 2000

/**
 * @param isKnown whether a token has come already.
 * @param limitMs how long a call waits for a token that may have been made up, in milliseconds.
 */
export function createArrivals(isKnown: (token: string) => boolean, limitMs = longestWaitMs): Arrivals {
  const waiting = new Map<string, Set<() => void>>()
  const arrivalOf = async (token: string): Promise<void> =>
    new Promise((resolve) => {
      const waiters = waiting.get(token) ?? new Set()
      waiting.set(token, waiters)
      const go = () => {
        clearTimeout(end)
        waiters.delete(go)
        if (waiters.size === 0) waiting.delete(token)
        resolve()
      }
      const end = setTimeout(go, limitMs)
      waiters.add(go)
    })
  return {
    came: (token) => {
      for (const go of waiting.get(token) ?? []) go()
    },
    wait: async (input) => {
      const missing = tokensOf(input).filter((token) => !isKnown(token))
      if (missing.length > 0) await Promise.all(missing.map(arrivalOf))
    },
  }
}

/** The tokens that an input names; anything that is no text is left to the contract's check. */
function tokensOf(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return []
  const { token, tokens } = input as Readonly<{ token?: unknown; tokens?: unknown }>
  return [token, ...(Array.isArray(tokens) ? (tokens as unknown[]).slice(0, 100) : [])].filter((one) => typeof one === 'string')
}
