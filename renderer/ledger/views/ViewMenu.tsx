import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { newId, showUndo, useAct, useCall } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import { defaultLayout, fitLayout, type Layout } from '../grid/layout.ts'

type Props = Readonly<{
  ledger: LedgerDefinition
  layout: Layout
  onLayout: (layout: Layout) => void
  readOnly: boolean
}>

type View = Readonly<{ id: string; name: string; definition: string }>

/** Views that the office keeps under a name: columns, order, filters. They are records, so they are merged and undone like others. */
export function ViewMenu({ ledger, layout, onLayout, readOnly }: Props) {
  const views = useViews(ledger.id)
  const [naming, setNaming] = useState(false)
  const confirm = useConfirm()
  const commit = useAct('edit.commit')
  const removing = useAct('edit.commit', { doneText: '已移除常用视图', undoable: true })
  const remove = async (view: View) => {
    const yes = await confirm({
      title: '移除视图',
      text: `移除常用视图“${view.name}”？台账数据不受影响；以后可以从回收站恢复。`,
      verb: '移除',
      danger: true,
    })
    if (yes) removing.mutate({ id: newId(), changes: [{ ledger: 'savedView', recordId: view.id, op: 'remove', values: {} }] })
  }
  const save = async (name: string) => {
    const known = views.find((view) => view.name === name)
    const values = { ledger: ledger.id, name, definition: JSON.stringify(layout) }
    const change = known ? { recordId: known.id, op: 'change' as const } : { recordId: newId(), op: 'add' as const }
    const { changeSet } = await commit.mutateAsync({ id: newId(), changes: [{ ledger: 'savedView', values, ...change }] })
    setNaming(false)
    // The layout that it had before is seen nowhere any more.
    showUndo(known ? `已更新视图“${name}”` : `已保存视图“${name}”`, known ? changeSet : null)
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <MenuButton />
        <Menu.Dropdown miw={220}>
          <Menu.Item onClick={() => onLayout(defaultLayout(ledger))}>恢复默认</Menu.Item>
          {views.length > 0 && <Menu.Label>常用视图</Menu.Label>}
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => onLayout(fitLayout(ledger, readLayout(view.definition)))}>
              {view.name}
            </Menu.Item>
          ))}
          {!readOnly && <Menu.Divider />}
          {!readOnly && <Menu.Item onClick={() => setNaming(true)}>保存当前视图…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {naming && (
        <NameDialog
          views={views}
          onSave={(name) => void save(name).catch(() => undefined)}
          onRemove={(view) => void remove(view)}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}

function MenuButton() {
  return (
    <Menu.Target>
      <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
        视图
      </Button>
    </Menu.Target>
  )
}

type NameProps = Readonly<{
  views: readonly View[]
  onSave: (name: string) => void
  onRemove: (view: View) => void
  onClose: () => void
}>

function NameDialog({ views, onSave, onRemove, onClose }: NameProps) {
  const [name, setName] = useState('')
  const known = views.some((view) => view.name === name.trim())
  return (
    <Modal opened onClose={onClose} title="保存视图" size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onSave(name.trim())
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="名称"
            data-autofocus
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            description={known ? '已有同名视图，保存后将替换它' : '列、次序、筛选和排序都记在视图里'}
          />
          {views.map((view) => (
            <Group key={view.id} justify="space-between">
              <span>{view.name}</span>
              <ActionIcon variant="subtle" color="red" aria-label={`移除视图${view.name}`} onClick={() => onRemove(view)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {known ? '替换' : '保存'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function useViews(ledger: string): readonly View[] {
  const ids =
    useCall('ledger.query', {
      ledger: 'savedView',
      filter: `ledger = "${ledger}"`,
      sort: [{ field: 'name', down: false }],
    }).data?.ids ?? []
  const rows = useCall('ledger.rows', { ledger: 'savedView', ids: ids.slice(0, 100) }, { enabled: ids.length > 0 }).data
  if (ids.length === 0) return []
  return (rows ?? []).map((row) => ({
    id: row.id,
    name: String(row.values['name'] ?? ''),
    definition: String(row.values['definition'] ?? ''),
  }))
}

/** A view that a newer version or a hand wrote unreadably counts as empty, so the default layout stands in. */
function readLayout(definition: string): Partial<Layout> {
  try {
    const value: unknown = JSON.parse(definition)
    return typeof value === 'object' && value !== null ? (value as Partial<Layout>) : {}
  } catch {
    return {}
  }
}
