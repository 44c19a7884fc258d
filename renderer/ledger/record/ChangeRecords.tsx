import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { fieldOf, ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { Panel } from '#renderer/ui/index.ts'
import { cellText } from '../grid/cellText.ts'
import { RecordDrawer } from './RecordDrawer.tsx'

const columns = ['date', 'kind', 'name', 'reason', 'before', 'after', 'evidence'] as const

/** 人口变动 of one household, newest first. */
export function ChangeRecords({ registry, household }: Readonly<{ registry: Registry; household: Row }>) {
  const ledger = ledgerOf(registry, 'populationChange')
  const [opened, setOpened] = useState<string | null>(null)
  const rows = useChanges(household.id)
  return (
    <div id="changes">
      <Panel title={`变动记录（${rows.length} 条）`}>
        {rows.length === 0 ? (
          <Text c="dimmed" fz="sm">
            这一户还没有人口变动。
          </Text>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                {columns.map((id) => (
                  <Table.Th key={id}>{fieldOf(ledger, id).label}</Table.Th>
                ))}
                <Table.Th>操作</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <ChangeLine key={row.id} ledger={ledger} row={row} onOpen={() => setOpened(row.id)} />
              ))}
            </Table.Tbody>
          </Table>
        )}
        {opened && <RecordDrawer ledger={ledger} id={opened} onClose={() => setOpened(null)} />}
      </Panel>
    </div>
  )
}

function ChangeLine({ ledger, row, onOpen }: Readonly<{ ledger: LedgerDefinition; row: Row; onOpen: () => void }>) {
  return (
    <Table.Tr>
      {columns.map((id) => (
        <Table.Td key={id}>{cellText(fieldOf(ledger, id), row)}</Table.Td>
      ))}
      <Table.Td>
        <Button size="compact-xs" h={26} variant="subtle" onClick={onOpen}>
          详细
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}

function useChanges(household: string): readonly Row[] {
  const query = {
    ledger: 'populationChange',
    filter: `household = "${household}"`,
    sort: [{ field: 'date', down: true }],
  }
  const ids = useCall('ledger.query', query).data?.ids ?? []
  const rows = useCall(
    'ledger.rows',
    { ledger: 'populationChange', ids: ids.slice(0, 500) },
    { enabled: ids.length > 0, keepPrevious: true },
  ).data
  return ids.length === 0 ? [] : (rows ?? [])
}
