import { Badge, Button, Table, Text } from '@mantine/core'
import type { BackupEntry } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'
import { EmptyState, bytesText, timeText } from '#renderer/ui/index.ts'
import { countsText } from './counts.ts'
import type { RestoreSource } from './restoreWizard.tsx'

type Choose = (source: RestoreSource) => void
type TableProps = Readonly<{ entries: readonly BackupEntry[]; onRestore: Choose; /** Opens a backup for looking. */ onLook: Choose }>

/** Newest first; only proved ones are called backups in the status bar. */
export function BackupTable({ entries, onRestore, onLook }: TableProps) {
  const registry = useRegistry()
  if (entries.length === 0) return <EmptyState title="还没有备份" text="点“立即备份”做第一份。" />
  return (
    <Table aria-label="备份" bg="var(--raised)" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={140}>时间</Table.Th>
          <Table.Th w={110}>原因</Table.Th>
          <Table.Th w={90}>核对</Table.Th>
          <Table.Th>内容</Table.Th>
          <Table.Th w={90} ta="right">
            大小
          </Table.Th>
          <Table.Th w={100}>位置</Table.Th>
          <Table.Th w={190}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <BackupLine key={entry.token} entry={entry} counts={countsText(registry, entry.counts)} onRestore={onRestore} onLook={onLook} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type LineProps = Readonly<{ entry: BackupEntry; counts: string; onRestore: Choose; onLook: Choose }>

function BackupLine({ entry, counts, onRestore, onLook }: LineProps) {
  return (
    <Table.Tr>
      <Table.Td className="numbers">{timeText(entry.at)}</Table.Td>
      <Table.Td>{entry.reason}</Table.Td>
      <Table.Td>
        <Badge variant="light" color={entry.proved ? 'green' : 'orange'}>
          {entry.proved ? '已核对' : '未核对'}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text fz="sm" lineClamp={3} miw={120} title={counts}>
          {counts}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="numbers">
        {bytesText(entry.bytes)}
      </Table.Td>
      <Table.Td>{entry.place ?? '本机'}</Table.Td>
      <Table.Td>
        <Button
          size="xs"
          variant="default"
          mr={6}
          aria-label={`查看 ${timeText(entry.at)} 的备份`}
          onClick={() => onLook({ token: entry.token, name: entry.name })}
        >
          查看…
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`恢复 ${timeText(entry.at)} 的备份`}
          onClick={() => onRestore({ token: entry.token, name: entry.name })}
        >
          恢复…
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
