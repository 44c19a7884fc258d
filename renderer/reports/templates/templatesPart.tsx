import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReportTemplateInfo } from '#shared/ipc/parts/reports.ts'
import { newId, shell, showDone, showFault, useAct, useCall, useReadOnly } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, scrollable, useConfirm } from '#renderer/ui/index.ts'
import classes from '../reports.module.css'
import { ImportDialog, type Incoming } from './importDialog.tsx'
import { NamesPanel } from './namesPanel.tsx'
import { RenameDialog } from './renameDialog.tsx'

/** 模板: out as Word, back in checked. */
export function TemplatesPart() {
  const templates = useCall('reports.list', {})
  const [incoming, setIncoming] = useState<Incoming | null>(null)
  const readOnly = useReadOnly()
  const choose = async (replaces?: ReportTemplateInfo) => {
    const grant = await shell('dialog.openWord', {})
    if (grant) setIncoming({ grant, ...(replaces ? { replaces } : {}) })
  }
  return (
    <div className={classes.scroll} {...scrollable('报告模板')}>
      <Stack maw={1100}>
        <Panel
          title="模板"
          actions={
            <Button disabled={readOnly} onClick={() => void choose().catch(showFault)}>
              收进 Word 模板…
            </Button>
          }
        >
          {templates.error && <FailureNote error={templates.error} onRetry={() => void templates.refetch()} />}
          <Text c="dimmed" fz="sm" mb="sm">
            先把一个模板存成 Word，改好文字和格式，再收进来。花括号里的名称不要拆开改字，要用别的数字就照下面的名称写。
          </Text>
          <TemplateTable
            templates={templates.data ?? []}
            readOnly={readOnly}
            onReplace={(template) => void choose(template).catch(showFault)}
          />
        </Panel>
        <NamesPanel />
      </Stack>
      {incoming && <ImportDialog incoming={incoming} templates={templates.data ?? []} onClose={() => setIncoming(null)} />}
    </div>
  )
}

type TableProps = Readonly<{
  templates: readonly ReportTemplateInfo[]
  readOnly: boolean
  onReplace: (template: ReportTemplateInfo) => void
}>

function TemplateTable({ templates, readOnly, onReplace }: TableProps) {
  const [renaming, setRenaming] = useState<ReportTemplateInfo | null>(null)
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>名称</Table.Th>
            <Table.Th>说明</Table.Th>
            <Table.Th>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {templates.map((template) => (
            <Table.Tr key={template.id}>
              <Table.Th scope="row">{template.name}</Table.Th>
              <Table.Td>{template.note}</Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  <ExportButton template={template} />
                  {template.own && (
                    <>
                      <Button size="compact-sm" variant="subtle" disabled={readOnly} onClick={() => onReplace(template)}>
                        换成新的…
                      </Button>
                      <Button size="compact-sm" variant="subtle" disabled={readOnly} onClick={() => setRenaming(template)}>
                        改名…
                      </Button>
                      <RemoveButton template={template} readOnly={readOnly} />
                    </>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {renaming && <RenameDialog template={renaming} onClose={() => setRenaming(null)} />}
    </>
  )
}

function ExportButton({ template }: Readonly<{ template: ReportTemplateInfo }>) {
  const write = useAct('reports.exportTemplate', { done: ({ name }) => showDone(`模板已存为“${name}”，用 Word 或 WPS 打开修改`) })
  const save = async () => {
    const grant = await shell('dialog.saveWord', { suggestedName: `${template.name}（模板）.docx` })
    if (grant) write.mutate({ template: template.id, token: grant.token })
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={write.isPending}
      aria-label={`把“${template.name}”存成 Word`}
      onClick={() => void save().catch(showFault)}
    >
      存成 Word…
    </Button>
  )
}

function RemoveButton({ template, readOnly }: Readonly<{ template: ReportTemplateInfo; readOnly: boolean }>) {
  const ask = useConfirm()
  const remove = useAct('reports.removeTemplate', { doneText: `已删除模板“${template.name}”`, undoable: true })
  const go = async () => {
    const yes = await ask({
      title: '删除模板',
      text: `删除模板“${template.name}”？已经出的报告不受影响；删错了可以撤销。`,
      verb: '删除',
      danger: true,
    })
    if (yes) remove.mutate({ template: template.id, id: newId() })
  }
  return (
    <Button size="compact-sm" variant="subtle" color="red" disabled={readOnly} onClick={() => void go()}>
      删除…
    </Button>
  )
}
