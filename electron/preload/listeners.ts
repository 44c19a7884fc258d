/** Who in the page hears what, by channel and name (`data/changed`). */
export type Listeners = Readonly<{
  /** `only`: the one event that it is told of; left out, all of them. Answers how to end. */
  add: (listener: Listener, only?: string) => () => void
  /** Tells one listener of a late event, if it still listens and is to hear of such. */
  tellOne: (listener: Listener, event: Told) => void
  tell: (event: Told) => void
}>

export type Told = Readonly<{ channel: string; name: string; payload: unknown }>
type Listener = (event: Told) => void

/**
 * Each listener gets a copy of its own, made on the way into the page: half a megabyte of ledger definitions for a dozen
 * listeners that wait for something else took a tenth of a second while the first screen was drawn.
 */
export function createListeners(): Listeners {
  const wishes = new Map<Listener, string | undefined>()
  const tellOne = (listener: Listener, event: Told): void => {
    if (!wishes.has(listener)) return
    const only = wishes.get(listener)
    if (only === undefined || only === `${event.channel}/${event.name}`) listener(event)
  }
  return {
    add: (listener, only) => {
      wishes.set(listener, only)
      return () => void wishes.delete(listener)
    },
    tellOne,
    tell: (event) => {
      for (const listener of wishes.keys()) tellOne(listener, event)
    },
  }
}
