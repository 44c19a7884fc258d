import { Modal } from '@mantine/core'
import { useNavigate } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { UpgradePanel } from './upgradePanel.tsx'

/** The page 检查新版本. */
export function UpgradeScreen() {
  const { back } = useNavigate()
  return (
    <Page title="检查新版本" note="U 盘上、台账旁边和程序旁边" width={900}>
      <UpgradePanel onClose={back} />
    </Page>
  )
}

/** The same while no file is open. */
export function UpgradeDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  return (
    <Modal opened onClose={onClose} title="检查新版本" size="xl" closeOnClickOutside={false}>
      <UpgradePanel onClose={onClose} />
    </Modal>
  )
}
