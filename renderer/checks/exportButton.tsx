import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ChecksFilter } from '#shared/ipc/parts/checks.ts'
import { attempt, call, shell, useFile } from '#renderer/bridge/index.ts'
import { WrittenFile } from '#renderer/export/index.ts'
import { countText } from '#renderer/ui/index.ts'

type Written = Readonly<{ name: string; findings: number; villages: number; token: string }>

/** 整改清单: what the list shows now as a workbook, a sheet a village. */
export function ExportButton({ filter, today, disabled }: Readonly<{ filter: ChecksFilter; today: string; disabled: boolean }>) {
  const township = useFile()?.township ?? ''
  const [busy, setBusy] = useState(false)
  const [written, setWritten] = useState<Written | null>(null)
  const run = async () => {
    setBusy(true)
    const done = await attempt(async () => {
      const grant = await shell('dialog.saveWorkbook', { suggestedName: `${township}疑点整改清单 ${today}.xlsx` })
      return grant ? { ...(await call('checks.export', { filter, token: grant.token })), token: grant.token } : null
    })
    setBusy(false)
    setWritten(done)
  }
  return (
    <>
      <Button variant="default" loading={busy} disabled={disabled} onClick={() => void run()}>
        导出整改清单…
      </Button>
      {written && <WrittenDialog written={written} onClose={() => setWritten(null)} />}
    </>
  )
}

function WrittenDialog({ written, onClose }: Readonly<{ written: Written; onClose: () => void }>) {
  const { findings, villages, name, token } = written
  const said = `已把 ${countText(findings)} 条疑点（${countText(villages)} 个村）导出到“${name}”。证件和电话号码已隐藏。`
  return (
    <Modal opened onClose={onClose} title="整改清单已导出">
      <WrittenFile token={token} said={said} onClose={onClose} />
    </Modal>
  )
}
