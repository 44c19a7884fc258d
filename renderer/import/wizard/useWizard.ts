import { useMemo, useSyncExternalStore } from 'react'
import { useFile } from '#renderer/bridge/index.ts'
import { actionsOf, type Actions } from './actions.ts'
import type { WizardState } from './state.ts'
import { storeOf, type Store } from './store.ts'

export type Wizard = Readonly<{ state: WizardState; actions: Actions }>

/** The wizard of the open file, as it was left. */
export function useWizard(): Wizard {
  const store = storeOf(useFile()?.databaseId ?? '')
  const state = useSyncExternalStore(store.subscribe, store.get)
  const actions = useMemo(() => actionsFor(store), [store])
  return { state, actions }
}

const known = new WeakMap<Store, Actions>()

function actionsFor(store: Store): Actions {
  const actions = known.get(store) ?? actionsOf(store)
  known.set(store, actions)
  return actions
}
