import { Button } from '@mantine/core'
import { useState } from 'react'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import { call, shell, showDone, showFault } from '#renderer/bridge/index.ts'
import type { FormWish } from './formWish.ts'

/** 导出 Excel: the same paper as a workbook, for papers that an office fills in further. */
export function BookButton({ info, wish, disabled }: Readonly<{ info: FormInfo; wish: FormWish; disabled: boolean }>) {
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const grant = await shell('dialog.saveWorkbook', { suggestedName: `${info.label}.xlsx` })
    if (!grant) return
    const { split: _split, overprint: _overprint, ...rest } = wish
    const done = await call('print.book', { ...rest, token: grant.token })
    showDone(`已保存“${done.name}”，共 ${done.sheets} 个工作表。`)
  }
  const run = () => {
    setBusy(true)
    void save()
      .catch(showFault)
      .finally(() => setBusy(false))
  }
  return (
    <Button variant="default" disabled={disabled} loading={busy} onClick={run}>
      导出 Excel…
    </Button>
  )
}
