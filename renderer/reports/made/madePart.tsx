import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/ipc/contract.ts'
import type { MadeInfo } from '#shared/ipc/parts/reports.ts'
import { shell, showFault, trays, useCall, useTray } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Panel, countText, scrollable } from '#renderer/ui/index.ts'
import { useKept } from '../kept.ts'
import classes from '../reports.module.css'
import { Comparison } from './comparison.tsx'

type Chosen = Input<'reports.compare'>

/** 已出报告: what was handed in, figure by figure then → now. */
export function MadePart() {
  const made = useCall('reports.made', {})
  const [chosen, setChosen] = useKept<Chosen | null>('made', null)
  const [file, setFile] = useState('')
  const take = (token: string, name: string) => {
    setFile(name)
    setChosen({ token })
  }
  useTray(trays.made, ([grant]) => grant && take(grant.token, grant.name))
  const choose = async () => {
    const grant = await shell('dialog.openWord', {})
    if (grant) take(grant.token, grant.name)
  }
  const openFile = (
    <Button variant="default" onClick={() => void choose().catch(showFault)}>
      打开一份报告文件…
    </Button>
  )
  return (
    <div className={classes.scroll} {...scrollable('已出报告')}>
      <Stack maw={1100}>
        <Panel title="出过的报告" actions={openFile}>
          {made.error && <FailureNote error={made.error} onRetry={() => void made.refetch()} />}
          {made.data?.length === 0 && (
            <EmptyState title="还没有出过报告" text="出了报告会记在这里。别人手里的报告文件也可以拖进来，认得出里面的数字。" />
          )}
          {made.data && made.data.length > 0 && <MadeTable reports={made.data} onChoose={(id) => setChosen({ made: id })} />}
        </Panel>
        {chosen && <Chosen chosen={chosen} file={file} />}
      </Stack>
    </div>
  )
}

function MadeTable({ reports, onChoose }: Readonly<{ reports: readonly MadeInfo[]; onChoose: (id: string) => void }>) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>报告</Table.Th>
          <Table.Th>模板</Table.Th>
          <Table.Th>数据截至</Table.Th>
          <Table.Th>生成日期</Table.Th>
          <Table.Th ta="right">数字</Table.Th>
          <Table.Th>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reports.map((report) => (
          <Table.Tr key={report.id}>
            <Table.Th scope="row">{report.name}</Table.Th>
            <Table.Td>{report.template}</Table.Td>
            <Table.Td>{report.asOf}</Table.Td>
            <Table.Td>{report.madeOn}</Table.Td>
            <Table.Td ta="right">{countText(report.figures)}</Table.Td>
            <Table.Td>
              <Button size="compact-sm" variant="subtle" aria-label={`${report.name}：当时和现在`} onClick={() => onChoose(report.id)}>
                当时和现在
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Chosen({ chosen, file }: Readonly<{ chosen: Chosen; file: string }>) {
  const compared = useCall('reports.compare', chosen)
  if (compared.error) return <FailureNote error={compared.error} onRetry={() => void compared.refetch()} />
  if (!compared.data) return <Text c="dimmed">正在取数…</Text>
  return (
    <Group align="stretch" grow>
      <Comparison comparison={compared.data} file={chosen.token === undefined ? '' : file} />
    </Group>
  )
}
