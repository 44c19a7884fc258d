import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { FaultError, call, shell, showFault } from '#renderer/bridge/index.ts'

/** What is to be exported, before a place for the file is chosen. */
export type ExportWish = Omit<Input<'export.run'>, 'token'> & Readonly<{ suggestedName: string }>

/** A finished export: rows written, file name and its grant. */
export type Exported = Readonly<{ rows: number; name: string; token: string }>

export type RunningExport = Readonly<{
  busy: boolean
  result: Exported | null
  run: (wish: ExportWish) => Promise<void>
}>

/** Asks for the file's place, then exports. A closed dialog and a cancelled export leave everything as it was. */
export function useExport(): RunningExport {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Exported | null>(null)
  const run = async ({ suggestedName, ...wish }: ExportWish) => {
    try {
      const grant = await shell('dialog.saveWorkbook', { suggestedName })
      if (!grant) return
      setBusy(true)
      const done = await call('export.run', { ...wish, token: grant.token })
      setResult({ ...done, token: grant.token })
    } catch (error) {
      if (!wasCancelled(error)) showFault(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, result, run }
}

function wasCancelled(error: unknown): boolean {
  return error instanceof FaultError && error.fault.fault.endsWith('.cancelled')
}
