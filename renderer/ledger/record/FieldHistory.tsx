import { Modal, Table, Text } from '@mantine/core'
import type { FieldHistoryEntry } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { timeText } from '#renderer/ui/index.ts'

type Props = Readonly<{ ledger: LedgerDefinition; id: string; field: string; onClose: () => void }>

const kinds: Readonly<Record<string, string>> = {
  edit: '修改',
  import: '导入',
  undo: '撤销',
  merge: '合并',
  decision: '处理冲突',
  migrate: '升级',
  custom: '设置',
}

/** Who wrote which value into one field, when, and from which paper. */
export function HistoryDialog({ ledger, id, field, onClose }: Props) {
  const answer = useCall('history.field', { ledger: ledger.id, id, field })
  const definition = ledger.fields.find((candidate) => candidate.id === field)
  const label = definition?.label ?? field
  const dated = definition?.dated ?? false
  const entries = answer.data ?? []
  return (
    <Modal opened onClose={onClose} title={`${label}的修改记录`} size={dated ? 'xl' : 'lg'}>
      {answer.error && <Text c="red">{answer.error.message}</Text>}
      {answer.data && entries.length === 0 && <Text>这一项还没有修改过。</Text>}
      {entries.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>时间</Table.Th>
              <Table.Th>何人</Table.Th>
              <Table.Th>原值</Table.Th>
              <Table.Th>新值</Table.Th>
              {dated && <Table.Th>自何时起</Table.Th>}
              {dated && <Table.Th>原因</Table.Th>}
              <Table.Th>来源</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.setId}>
                <Table.Td className="numbers">{timeText(entry.at)}</Table.Td>
                <Table.Td>{entry.person}</Table.Td>
                <Table.Td>{entry.before === '' ? '（空）' : entry.before}</Table.Td>
                <Table.Td>{entry.after === '' ? '（空）' : entry.after}</Table.Td>
                {dated && <Table.Td className="numbers">{sinceText(entry)}</Table.Td>}
                {dated && <Table.Td>{entry.reason}</Table.Td>}
                <Table.Td>{entry.source ?? kinds[entry.kind] ?? entry.kind}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Modal>
  )
}

function sinceText({ effective, before }: FieldHistoryEntry): string {
  if (effective !== '') return `自 ${effective} 起`
  return before === '' ? '一直如此' : '更正原值'
}
