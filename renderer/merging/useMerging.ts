import { useEffect } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, newId, returnTray, shell, useProgress, useTray, type Progress } from '#renderer/bridge/index.ts'
import { createKept } from './keptList.ts'
import { lookAt, type Chosen, type LookKey } from './lookAt.ts'

export type Merging = Readonly<{
  chosen: readonly Chosen[]
  busy: 'looking' | 'merging' | null
  progress: Progress | null
  /** What the last merge did. */
  done: readonly Chosen[] | null
  add: () => void
  drop: (token: string) => void
  unlock: (token: string, password: string) => void
  /** Who filled in a workbook that does not say. */
  sign: (token: string, person: string) => void
  merge: () => void
  cancel: () => void
}>

export function useMerging(): Merging {
  const list = useChosen()
  const { chosen, busy, done, setDone, working } = list
  const progress = useProgress('merge', busy !== null) ?? null
  const look = (grants: readonly Pick<Grant, 'token' | 'name'>[], key: LookKey = {}) => {
    if (grants.length === 0) return
    setDone(null)
    void working('looking', async () => {
      for (const grant of grants) list.put(await lookAt(grant, key))
    })
  }
  // Files that came into the window otherwise: dropped, double-clicked.
  useTray(returnTray, look)
  const merge = () =>
    working('merging', async () => {
      const fresh = chosen.filter(isFresh)
      const passwords = passwordsOf(fresh)
      const tokens = fresh.map(({ token }) => token)
      const { files } = await call('merge.run', { tokens, ids: tokens.map(() => newId()), ...(passwords ? { passwords } : {}) })
      setDone(fresh.map((one, index) => ({ ...one, file: files[index] ?? one.file })))
      list.clear()
    })
  const only = (token: string) => chosen.filter((one) => one.token === token)
  return {
    chosen,
    busy,
    progress,
    done,
    add: () => void attempt(async () => look(await shell('dialog.openReturns', {}))),
    drop: list.drop,
    unlock: (token, password) => look(only(token), { password }),
    sign: (token, person) => look(only(token), { person }),
    merge: () => void merge(),
    cancel: () => void attempt(() => call('merge.cancel', {})),
  }
}

/** While a merge is being written nothing more can be added. */
export function useIsMerging(): boolean {
  return inHand.use().busy === 'merging'
}

type InHand = Readonly<{ chosen: readonly Chosen[]; busy: Merging['busy']; done: Merging['done'] }>

const inHand = createKept<InHand>({ chosen: [], busy: null, done: null })

/** The files of the list, each once, and what is being done with them. What was done is told until the screen is left. */
function useChosen() {
  const now = inHand.use()
  const setChosen = (change: (chosen: InHand['chosen']) => InHand['chosen']) =>
    inHand.set((known) => ({ ...known, chosen: change(known.chosen) }))
  const setDone = (done: Merging['done']) => inHand.set((known) => ({ ...known, done }))
  useEffect(() => () => inHand.set((known) => (known.busy === null ? { ...known, done: null } : known)), [])
  return {
    ...now,
    setDone,
    working: async (what: NonNullable<Merging['busy']>, work: () => Promise<void>) => {
      inHand.set((known) => ({ ...known, busy: what }))
      await attempt(work)
      inHand.set((known) => ({ ...known, busy: null }))
    },
    put: (one: Chosen) =>
      setChosen((known) => {
        const isKnown = known.some(({ token }) => token === one.token)
        return isKnown ? known.map((old) => (old.token === one.token ? one : old)) : [...known, one]
      }),
    drop: (token: string) => setChosen((known) => known.filter((one) => one.token !== token)),
    clear: () => setChosen(() => []),
  }
}

export const isFresh = ({ file }: Chosen): boolean => file !== null && file.sets.taken > 0

function passwordsOf(chosen: readonly Chosen[]): Readonly<Record<string, string>> | null {
  const known = chosen.flatMap(({ token, password }) => (password === undefined ? [] : [[token, password] as const]))
  return known.length > 0 ? Object.fromEntries(known) : null
}
