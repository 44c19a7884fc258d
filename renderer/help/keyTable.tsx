import { Table } from '@mantine/core'
import { keyGroups, type KeyGroup as Keys } from '#shared/help/keys.ts'
import { KeyHint } from '#renderer/ui/index.ts'

/** All keys of the program. */
export function KeyTable() {
  return keyGroups.map((group) => <KeyGroup key={group.label} label={group.label} keys={group.keys} />)
}

function KeyGroup({ label, keys }: Keys) {
  return (
    <Table mb="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th colSpan={2}>{label}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map(([key, words]) => (
          <Table.Tr key={key}>
            <Table.Td w={130}>
              <KeyHint keys={key} />
            </Table.Td>
            <Table.Td>{words}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
