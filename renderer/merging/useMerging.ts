import { useState } from 'react'
import type { MergeConflict, MergeFile } from '#shared/ipc/parts/merging.ts'
import { attempt, call, newId, shell, useProgress, type Progress } from '#renderer/bridge/index.ts'

/** A copy that was chosen, with what it would bring. */
export type Chosen = Readonly<{ token: string; name: string; file: MergeFile; conflicts: readonly MergeConflict[] }>

export type Merging = Readonly<{
  chosen: readonly Chosen[]
  busy: 'looking' | 'merging' | null
  progress: Progress | null
  /** What the last merge did. */
  done: readonly MergeFile[] | null
  add: () => void
  drop: (token: string) => void
  merge: () => void
  cancel: () => void
}>

export function useMerging(): Merging {
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [busy, setBusy] = useState<Merging['busy']>(null)
  const [done, setDone] = useState<Merging['done']>(null)
  const progress = useProgress('merge', busy !== null) ?? null
  const working = async (what: NonNullable<Merging['busy']>, work: () => Promise<void>) => {
    setBusy(what)
    await attempt(work)
    setBusy(null)
  }
  const add = async () => {
    const grant = await shell('dialog.openCopy', {})
    if (!grant) return
    await working('looking', async () => {
      const { files, conflicts } = await call('merge.look', { tokens: [grant.token] })
      const [file] = files
      if (!file) return
      setDone(null)
      setChosen((now) => [...now.filter(({ name }) => name !== file.name), { token: grant.token, name: file.name, file, conflicts }])
    })
  }
  const merge = () =>
    working('merging', async () => {
      const tokens = chosen.map(({ token }) => token)
      const { files } = await call('merge.run', { tokens, ids: tokens.map(() => newId()) })
      setDone(files)
      setChosen([])
    })
  return {
    chosen,
    busy,
    progress,
    done,
    add: () => void attempt(add),
    drop: (token) => setChosen((now) => now.filter((one) => one.token !== token)),
    merge: () => void merge(),
    cancel: () => void attempt(() => call('merge.cancel', {})),
  }
}
