import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { ShareDialog } from './shareDialog.tsx'

/** On the page of an income: shares out what is not yet. */
export function ShareButton({ income }: Readonly<{ income: string }>) {
  const readOnly = useReadOnly()
  const view = useCall('ledger.record', { ledger: 'assetIncome', id: income })
  const [opened, setOpened] = useState(false)
  const left = Number(view.data?.row.values['undistributed'] ?? 0)
  if (readOnly || view.data === undefined || view.data.row.removed) return null
  return (
    <>
      <Button disabled={left <= 0} title={left <= 0 ? '实收收益已经分完，或还没有登记实收' : undefined} onClick={() => setOpened(true)}>
        分配到村、到户
      </Button>
      {opened && <ShareDialog income={income} left={left} onClose={() => setOpened(false)} />}
    </>
  )
}
