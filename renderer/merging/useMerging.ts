import { useEffect, useRef, useState } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, newId, returnTray, shell, useProgress, type Progress } from '#renderer/bridge/index.ts'
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
  const [done, setDone] = useState<Merging['done']>(null)
  const { chosen, busy, working } = list
  const progress = useProgress('merge', busy !== null) ?? null
  const look = (grants: readonly Pick<Grant, 'token' | 'name'>[], key: LookKey = {}) => {
    if (grants.length === 0) return
    setDone(null)
    void working('looking', async () => {
      for (const grant of grants) list.put(await lookAt(grant, key))
    })
  }
  useOffered(look)
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

/** The files of the list, each once, and what is being done with them. */
function useChosen() {
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [busy, setBusy] = useState<Merging['busy']>(null)
  return {
    chosen,
    busy,
    working: async (what: NonNullable<Merging['busy']>, work: () => Promise<void>) => {
      setBusy(what)
      await attempt(work)
      setBusy(null)
    },
    put: (one: Chosen) =>
      setChosen((now) => {
        const isKnown = now.some(({ token }) => token === one.token)
        return isKnown ? now.map((old) => (old.token === one.token ? one : old)) : [...now, one]
      }),
    drop: (token: string) => setChosen((now) => now.filter((one) => one.token !== token)),
    clear: () => setChosen([]),
  }
}

/** Files that came into the window otherwise: dropped, double-clicked. */
function useOffered(look: (grants: readonly Grant[]) => void): void {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    const take = () => latest.current(returnTray.take())
    take()
    return returnTray.onOffer(take)
  }, [])
}

export const isFresh = ({ file }: Chosen): boolean => file !== null && file.sets.taken > 0

function passwordsOf(chosen: readonly Chosen[]): Readonly<Record<string, string>> | null {
  const known = chosen.flatMap(({ token, password }) => (password === undefined ? [] : [[token, password] as const]))
  return known.length > 0 ? Object.fromEntries(known) : null
}
