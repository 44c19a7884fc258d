import { Modal } from '@mantine/core'
import { WrittenFile, type Exported } from '#renderer/export/index.ts'
import { countText } from '#renderer/ui/index.ts'

/** Where the report is, and what may be done with it. */
export function SavedDialog({ saved, onClose }: Readonly<{ saved: Exported; onClose: () => void }>) {
  const said = `“${saved.name}”里有 ${countText(saved.rows)} 个数字，每个都记下了口径。以后在“已出报告”里能看当时和现在各是多少。`
  return (
    <Modal opened onClose={onClose} title="报告已存好">
      <WrittenFile token={saved.token} said={said} onClose={onClose} />
    </Modal>
  )
}
