import { ActionIcon, Table, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { WordView } from '#shared/ipc/parts/layouts.ts'
import { newId, useAct, useReadOnly } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import classes from './layouts.module.css'

/** What words of sheets were said to mean. */
export function WordsTable({ words }: Readonly<{ words: readonly WordView[] }>) {
  const readOnly = useReadOnly()
  const forget = useAct('edit.commit', { doneText: '已删除', undoable: true })
  const remove = ({ id, head, word }: WordView) => {
    const change = { ledger: 'learnedWord', recordId: id, op: 'remove' as const, values: {}, seenHead: head }
    forget.mutate({ id: newId(), label: `删除识别词“${word}”`, changes: [change] })
  }
  return (
    <Panel title="认得的词">
      <Table aria-label="认得的词" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>表中的写法</Table.Th>
            <Table.Th>录入为</Table.Th>
            <Table.Th>选项表</Table.Th>
            <Table.Th w={60}>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {words.map((word) => (
            <Table.Tr key={word.id}>
              <Table.Td className={classes.wrap}>{word.word}</Table.Td>
              <Table.Td>{word.code || '（不录入）'}</Table.Td>
              <Table.Td>{word.label}</Table.Td>
              <Table.Td>
                {!readOnly && (
                  <Tooltip label="删除，可以从回收站恢复">
                    <ActionIcon variant="subtle" color="red" aria-label={`删除“${word.word}”`} onClick={() => remove(word)}>
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}
