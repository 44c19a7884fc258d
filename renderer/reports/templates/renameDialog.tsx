import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReportTemplateInfo } from '#shared/ipc/parts/reports.ts'
import { newId, useAct } from '#renderer/bridge/index.ts'

export function RenameDialog({ template, onClose }: Readonly<{ template: ReportTemplateInfo; onClose: () => void }>) {
  const [name, setName] = useState(template.name)
  const rename = useAct('reports.renameTemplate', { done: onClose })
  return (
    <Modal opened onClose={onClose} title="模板改名">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate({ template: template.id, name: name.trim(), id: newId() })
        }}
      >
        <TextInput label="名称" value={name} maxLength={60} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={rename.isPending}>
            改名
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
