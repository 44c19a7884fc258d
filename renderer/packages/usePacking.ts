import { useState } from 'react'
import type { Input, Output } from '#shared/ipc/contract.ts'
import { attempt, call, shell, useFile } from '#renderer/bridge/index.ts'
import { todayIso } from '#renderer/ledger/index.ts'
import { packageFileName } from './words.ts'

/** A package that was written, and where. */
export type Made = Output<'package.make'> & Readonly<{ folder: string; removable: boolean }>

export type Packing = Readonly<{
  busy: boolean
  made: Made | null
  make: (wish: Omit<Input<'package.make'>, 'token'>, number: number) => Promise<void>
  again: () => void
}>

/** Asks for the file's place, then packs. A closed dialog leaves everything as it was. */
export function usePacking(): Packing {
  const township = useFile()?.township ?? ''
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const make: Packing['make'] = async (wish, number) => {
    await attempt(async () => {
      const suggestedName = packageFileName(township, { place: wish.place, number, kind: wish.kind, day: todayIso() })
      const grant = await shell('dialog.savePackage', { suggestedName })
      if (!grant) return
      setBusy(true)
      const done = await call('package.make', { ...wish, token: grant.token })
      setMade({ ...done, folder: grant.folder, removable: await isOnStick(grant.folder) })
    })
    setBusy(false)
  }
  return { busy, made, make, again: () => setMade(null) }
}

/** Drives are known by the last part of their path. */
async function isOnStick(folder: string): Promise<boolean> {
  const drives = await call('copy.drives', {})
  const parts = folder.split(/[\\/]/)
  return drives.some(({ name, removable }) => removable && (parts.includes(name) || folder.startsWith(name)))
}
