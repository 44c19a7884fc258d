import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CollectedFile } from '#shared/ipc/parts/county.ts'
import { attempt, call, shell, useProgress, type Progress } from '#renderer/bridge/index.ts'

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

export function useCollecting(): Collecting {
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [result, setResult] = useState<Result | null>(null)
  const [busy, setBusy] = useState(false)
  const progress = useProgress('merge', busy) ?? null
  const client = useQueryClient()
  const add = (found: readonly Readonly<{ token: string; name: string }>[]) => {
    setResult(null)
    setChosen((now) => [
      ...now,
      ...found
        .filter(({ token }) => now.every((one) => one.token !== token))
        .map(({ token, name }) => ({ token, name, password: '', refused: null })),
    ])
  }
  const run = async () => {
    const answer = await call('county.collect', {
      files: chosen.map(({ token, password }) => ({ token, ...(password === '' ? {} : { password }) })),
    })
    setResult(answer)
    setChosen(leftOf(chosen, answer.files))
    await client.invalidateQueries()
  }
  return {
    chosen,
    busy,
    progress,
    done: result?.files.filter(({ why }) => why === null) ?? null,
    cancelled: result?.cancelled ?? false,
    addFiles: () => void attempt(async () => add(await shell('dialog.openReturns', {}))),
    addFolder: () => void attempt(async () => add(await filesOfFolder())),
    drop: (token) => setChosen((now) => now.filter((one) => one.token !== token)),
    setPassword: (token, password) => setChosen((now) => now.map((one) => (one.token === token ? { ...one, password } : one))),
    collect: () => {
      setBusy(true)
      void attempt(run).finally(() => setBusy(false))
    },
    cancel: () => void attempt(() => call('county.cancel', {})),
  }
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
