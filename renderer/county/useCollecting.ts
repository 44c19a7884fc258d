import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CollectedFile } from '#shared/ipc/parts/county.ts'
import { attempt, call, returnTray, shell, useProgress, useTray, type Progress } from '#renderer/bridge/index.ts'
import { createKept } from '#renderer/merging/index.ts'

/** A file that is to be taken in, or was refused. */
export type Chosen = Readonly<{ token: string; name: string; password: string; refused: Pick<CollectedFile, 'why' | 'sealed'> | null }>

export type Collecting = Readonly<{
  chosen: readonly Chosen[]
  busy: boolean
  progress: Progress | null
  /** What the last run took in. */
  done: readonly CollectedFile[] | null
  cancelled: boolean
  addFiles: () => void
  addFolder: () => void
  drop: (token: string) => void
  setPassword: (token: string, password: string) => void
  collect: () => void
  cancel: () => void
}>

type Result = Readonly<{ files: readonly CollectedFile[]; cancelled: boolean }>
type InHand = Readonly<{ chosen: readonly Chosen[]; result: Result | null; busy: boolean }>

const inHand = createKept<InHand>({ chosen: [], result: null, busy: false })

const change = (next: Partial<InHand>): void => inHand.set((now) => ({ ...now, ...next }))
const changeChosen = (to: (chosen: readonly Chosen[]) => readonly Chosen[]): void =>
  inHand.set((now) => ({ ...now, chosen: to(now.chosen) }))

export function useCollecting(): Collecting {
  const { chosen, result, busy } = inHand.use()
  const progress = useProgress('merge', busy) ?? null
  const client = useQueryClient()
  useEffect(() => () => inHand.set((now) => (now.busy ? now : { ...now, result: null })), [])
  const run = async () => {
    const answer = await call('county.collect', {
      files: chosen.map(({ token, password }) => ({ token, ...(password === '' ? {} : { password }) })),
    })
    change({ result: answer, chosen: leftOf(chosen, answer.files) })
    await client.invalidateQueries()
  }
  // Files that came into the window otherwise: dropped, double-clicked.
  useTray(returnTray, add)
  return {
    chosen,
    busy,
    progress,
    done: result?.files.filter(({ why }) => why === null) ?? null,
    cancelled: result?.cancelled ?? false,
    addFiles: () => void attempt(async () => add(await shell('dialog.openReturns', {}))),
    addFolder: () => void attempt(async () => add(await filesOfFolder())),
    drop: (token) => changeChosen((now) => now.filter((one) => one.token !== token)),
    setPassword: (token, password) => changeChosen((now) => now.map((one) => (one.token === token ? { ...one, password } : one))),
    collect: () => {
      change({ busy: true })
      void attempt(run).finally(() => change({ busy: false }))
    },
    cancel: () => void attempt(() => call('county.cancel', {})),
  }
}

function add(found: readonly Readonly<{ token: string; name: string }>[]): void {
  if (found.length === 0) return
  change({ result: null })
  changeChosen((now) => [
    ...now,
    ...found
      .filter(({ token }) => now.every((one) => one.token !== token))
      .map(({ token, name }) => ({ token, name, password: '', refused: null })),
  ])
}

async function filesOfFolder(): Promise<readonly Readonly<{ token: string; name: string }>[]> {
  const folder = await shell('dialog.countyFolder', {})
  return folder ? call('county.folder', { token: folder.token }) : []
}

/** Refused ones stay with the reason, and those that a cancelled run did not come to; answers stand in the order of the files. */
function leftOf(chosen: readonly Chosen[], files: readonly CollectedFile[]): readonly Chosen[] {
  return chosen.flatMap((one, index) => {
    const file = files[index]
    if (!file) return [one]
    return file.why === null ? [] : [{ ...one, refused: { why: file.why, sealed: file.sealed } }]
  })
}
