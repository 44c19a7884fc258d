import { Table } from '@mantine/core'
import type { Counts } from '#shared/ipc/outputs.ts'
import { useRegistry } from '#renderer/bridge/index.ts'

type CountsProps = Readonly<{ counts: Counts; now?: Counts; /** Heading over the counts. */ label?: string }>

/** Records per ledger, beside those of the open file where there is one. */
export function CountsList({ counts, now, label = '备份里' }: CountsProps) {
  const differs = (id: string) => now !== undefined && (now[id] ?? 0) !== (counts[id] ?? 0)
  // What differs first; ledgers that are empty on both sides say nothing.
  const ledgers = useRegistry()
    .ledgers.filter(({ id, system }) => !system && ((counts[id] ?? 0) > 0 || (now?.[id] ?? 0) > 0))
    .sort((a, b) => Number(differs(b.id)) - Number(differs(a.id)))
  const text = (all: Counts, id: string) => (all[id] ?? 0).toLocaleString('zh-CN')
  return (
    <Table aria-label="记录数" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>台账</Table.Th>
          <Table.Th ta="right">{label}</Table.Th>
          {now && <Table.Th ta="right">现在打开的文件里</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ledgers.map((ledger) => (
          <Table.Tr key={ledger.id} fw={differs(ledger.id) ? 700 : 400}>
            <Table.Td>{ledger.label}</Table.Td>
            <Table.Td ta="right" className="numbers">
              {text(counts, ledger.id)} {ledger.unit}
            </Table.Td>
            {now && (
              <Table.Td ta="right" className="numbers">
                {text(now, ledger.id)} {ledger.unit}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
