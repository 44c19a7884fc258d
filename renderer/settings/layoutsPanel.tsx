import { ActionIcon, Checkbox, Group, Stack, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { LayoutView } from '#shared/ipc/parts/layouts.ts'
import { targetWords } from '#shared/importing/targetWords.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { newId, useAct, useCall, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, Panel, timeText, useConfirm } from '#renderer/ui/index.ts'
import { LayoutFileButtons } from './layoutFile.tsx'
import { LayoutForm } from './layoutForm.tsx'
import classes from './layouts.module.css'
import { WordsTable } from './wordsTable.tsx'

/** What imports have taught: layouts of sheets and words; named, shared by stick, forgotten. */
export function LayoutsPanel() {
  const found = useCall('layouts.list', {}, { keepPrevious: true })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { layouts = [], words = [], forms = 0 } = found.data ?? {}
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  if (found.error) return <FailureNote error={found.error} onRetry={() => void found.refetch()} />
  return (
    <Stack>
      <Panel title="记住的表格格式" actions={<LayoutFileButtons view={{ layouts, words, forms }} chosen={[...chosen]} />}>
        <Text fz="sm" c="dimmed" mb="xs">
          导入时由您对应过的列，连同表头一起记住；同样的表再来不用再问，相近的表也会用上。
        </Text>
        {layouts.length === 0 && found.data && <Text>还没有。导入一个表，把拿不准的列点一下，导入后就记住了。</Text>}
        {layouts.length > 0 && <LayoutTable layouts={layouts} chosen={chosen} onToggle={toggle} />}
      </Panel>
      {words.length > 0 && <WordsTable words={words} />}
    </Stack>
  )
}

type TableProps = Readonly<{ layouts: readonly LayoutView[]; chosen: ReadonlySet<string>; onToggle: (id: string) => void }>

function LayoutTable({ layouts, chosen, onToggle }: TableProps) {
  const [editing, setEditing] = useState<LayoutView | null>(null)
  return (
    <>
      <Table aria-label="记住的表格格式" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <VisuallyHidden>选择</VisuallyHidden>
            </Table.Th>
            <Table.Th>名称</Table.Th>
            <Table.Th w={150}>台账</Table.Th>
            <Table.Th>由您指定的列</Table.Th>
            <Table.Th w={190}>来源</Table.Th>
            <Table.Th w={80}>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {layouts.map((layout) => (
            <LayoutLine
              key={layout.id}
              layout={layout}
              isChosen={chosen.has(layout.id)}
              onToggle={() => onToggle(layout.id)}
              onEdit={() => setEditing(layout)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {editing && <LayoutForm layout={editing} taken={layouts.map(({ name }) => name)} onClose={() => setEditing(null)} />}
    </>
  )
}

type LineProps = Readonly<{ layout: LayoutView; isChosen: boolean; onToggle: () => void; onEdit: () => void }>

function LayoutLine({ layout, isChosen, onToggle, onEdit }: LineProps) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const confirm = useConfirm()
  const forget = useAct('edit.commit', { doneText: `已删除格式“${layout.name}”`, undoable: true })
  const decided = layout.columns.filter(({ by }) => by === 'person')
  const remove = async () => {
    const text = '以后再导入这种表，拿不准的列会重新问。以后可以从回收站恢复。'
    if (!(await confirm({ title: `删除格式“${layout.name}”？`, text, verb: '删除', danger: true }))) return
    const change = { ledger: 'importLayout', recordId: layout.id, op: 'remove' as const, values: {}, seenHead: layout.head }
    forget.mutate({ id: newId(), label: `删除表格格式“${layout.name}”`, changes: [change] })
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox size="xs" checked={isChosen} onChange={onToggle} aria-label={`选择格式“${layout.name}”`} />
      </Table.Td>
      <Table.Td className={classes.wrap}>
        <b>{layout.name}</b>
        {layout.note && <Text fz="sm">{layout.note}</Text>}
      </Table.Td>
      <Table.Td>{findLedger(registry, layout.ledger)?.label ?? layout.ledger}</Table.Td>
      <Table.Td className={classes.wrap}>
        <Text fz="sm" title={`共 ${layout.columns.length} 列：${layout.columns.map(({ header }) => header).join('、')}`}>
          {decided.map((column) => `${column.header.replaceAll('/', ' / ')} → ${targetWords(registry, column)}`).join('；')}
        </Text>
      </Table.Td>
      <Table.Td className={classes.wrap}>
        <Text fz="sm">
          {layout.last?.file ?? layout.source}
          {layout.last && (
            <Text span c="dimmed" fz="sm" display="block">
              {timeText(layout.last.at)}
            </Text>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        {!readOnly && (
          <Group gap={4} wrap="nowrap">
            <Tooltip label="改名称和说明">
              <ActionIcon variant="subtle" aria-label={`改名“${layout.name}”`} onClick={onEdit}>
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="删除">
              <ActionIcon variant="subtle" color="red" aria-label={`删除格式“${layout.name}”`} onClick={() => void remove()}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
