import { Anchor } from '@mantine/core'
import { Suspense, lazy, useState } from 'react'

const UpgradeDialog = lazy(async () => ({ default: (await import('#renderer/upgrade/index.ts')).UpgradeDialog }))

/** 检查新版本 while no file is open. */
export function UpgradeLink() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Anchor component="button" type="button" fz="sm" onClick={() => setOpened(true)}>
        检查新版本…
      </Anchor>
      {opened && (
        <Suspense fallback={null}>
          <UpgradeDialog onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
