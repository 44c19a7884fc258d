import { start, type WizardState } from './state.ts'

/** The wizard of one database. It outlives the screen, so that a look at another ledger loses nothing. */
export type Store = Readonly<{
  get: () => WizardState
  set: (more: Partial<WizardState>) => void
  subscribe: (listener: () => void) => () => void
  /** Steps run one after the other: no plan overtakes another. */
  queue: <T>(job: () => Promise<T>) => Promise<T>
}>

export function createStore(): Store {
  let state = start
  let last: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (more) => {
      state = { ...state, ...more }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    queue: (job) => {
      const next = last.then(job, job)
      last = next.catch(() => undefined)
      return next
    },
  }
}

const stores = new Map<string, Store>()

export function storeOf(databaseId: string): Store {
  const known = stores.get(databaseId)
  if (known) return known
  const store = createStore()
  stores.set(databaseId, store)
  return store
}
