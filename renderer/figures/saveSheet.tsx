import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import { attempt, call, shell } from '#renderer/bridge/index.ts'
import { ExportResult } from '#renderer/export/index.ts'
import type { Exported } from '#renderer/export/index.ts'

type SheetMethod = 'figures.exportTable' | 'figures.exportMeasures'

type SaveProps<M extends SheetMethod> = Readonly<{
  method: M
  wish: Omit<Input<M>, 'token'>
  suggestedName: string
  disabled?: boolean
}>

/** 导出…: asks for the file's place, writes it, offers to open it. A closed dialog leaves everything as it was. */
export function SaveSheet<M extends SheetMethod>({ method, wish, suggestedName, disabled = false }: SaveProps<M>) {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Exported | null>(null)
  const save = async () => {
    const grant = await shell('dialog.saveWorkbook', { suggestedName: `${suggestedName}.xlsx` })
    if (!grant) return
    setBusy(true)
    const done = await call(method, { ...wish, token: grant.token } as Input<M>)
    setResult({ ...done, token: grant.token })
  }
  return (
    <>
      <Button variant="default" loading={busy} disabled={disabled} onClick={() => void attempt(save).finally(() => setBusy(false))}>
        导出 Excel…
      </Button>
      {result && (
        <Modal opened onClose={() => setResult(null)} title="已导出">
          <ExportResult result={result} unit="行" onClose={() => setResult(null)} />
        </Modal>
      )}
    </>
  )
}
