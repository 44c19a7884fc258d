import { Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useEvent } from '#renderer/bridge/index.ts'

/** Covers the window while the last changes are written before it closes. */
export function ClosingNote() {
  const [closing, setClosing] = useState(false)
  useEvent('shell', 'closing', () => setClosing(true))
  return (
    <Modal opened={closing} onClose={() => setClosing(false)} withCloseButton={false} centered title="正在关闭">
      <Text role="status">正在保存并备份，请稍候，不要拔出 U 盘。</Text>
    </Modal>
  )
}
