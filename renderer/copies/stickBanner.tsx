import { Button } from '@mantine/core'
import { useState } from 'react'
import { attempt, call, useFile, useNavigate } from '#renderer/bridge/index.ts'
import { Banner } from '#renderer/ui/index.ts'
import { noteReleased } from './releasedNote.tsx'

/** Stays in sight while the open file lies on a stick; 安全移出 closes and proves it. */
export function StickBanner() {
  const file = useFile()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  if (!file?.removable) return null
  const release = async () => {
    setBusy(true)
    const released = await attempt(() => call('copy.release', {}))
    setBusy(false)
    if (released) noteReleased(released)
  }
  return (
    <Banner
      tone="warn"
      actions={
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => navigate.leave(() => void release())}>
          安全移出
        </Button>
      }
    >
      台账在 U 盘上。每次修改都会立即写入；拔出前请点“安全移出”。
    </Banner>
  )
}
