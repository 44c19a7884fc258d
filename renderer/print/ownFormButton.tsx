import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import type { OwnSettings } from '#shared/printing/forms/ownForm.ts'
import { newId, showDone, useAct, useReadOnly } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import { OwnFormDialog } from './ownFormDialog.tsx'

type ButtonProps = Readonly<{
  info: FormInfo
  shipped: FormInfo
  /** Shows this copy, or the shipped form (null). */
  onShow: (own: string | null) => void
}>

/** Makes, changes and removes an office's own copy of a form. */
export function OwnFormButton({ info, shipped, onShow }: ButtonProps) {
  const [opened, setOpened] = useState(false)
  const readOnly = useReadOnly()
  const confirm = useConfirm()
  const commit = useAct('edit.commit')
  const removing = useAct('edit.commit', { doneText: `已移除格式“${info.label}”`, undoable: true })
  if (readOnly) return null
  const save = async (name: string, settings: OwnSettings) => {
    const recordId = info.own ?? newId()
    const values = { form: info.form, name, settings: JSON.stringify(settings) }
    const op = info.own === null ? ('add' as const) : ('change' as const)
    await commit.mutateAsync({ id: newId(), changes: [{ ledger: 'ownForm', recordId, op, values }] })
    setOpened(false)
    showDone(`已保存格式“${name}”`)
    onShow(recordId)
  }
  const remove = async () => {
    const yes = await confirm({
      title: '移除格式',
      text: `移除本单位的格式“${info.label}”？原来的格式还在；移除的以后可以从回收站恢复。`,
      verb: '移除',
      danger: true,
    })
    if (!yes || info.own === null) return
    await removing.mutateAsync({ id: newId(), changes: [{ ledger: 'ownForm', recordId: info.own, op: 'remove', values: {} }] })
    onShow(null)
  }
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {info.own === null ? '另存为本单位的格式…' : '修改格式…'}
      </Button>
      {info.own !== null && (
        <Button variant="subtle" size="xs" color="red" onClick={() => void remove().catch(() => undefined)}>
          移除
        </Button>
      )}
      {opened && (
        <OwnFormDialog
          info={info}
          shipped={shipped}
          onSave={(name, settings) => void save(name, settings).catch(() => undefined)}
          onClose={() => setOpened(false)}
        />
      )}
    </Group>
  )
}
