import { Button, Group, Stack, Text } from '@mantine/core'
import type { ParkedTableView } from '#shared/ipc/parts/layouts.ts'
import { useCall, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { useWizard } from '#renderer/import/index.ts'
import { EmptyState, FailureNote, Page, Panel, countText, useConfirm } from '#renderer/ui/index.ts'
import { ParkedTable } from './parkedTable.tsx'

/** 待处理行: what imports rejected, by file, until it is mended or given up. */
export function ParkedScreen() {
  const list = useCall('parked.list', {}, { keepPrevious: true })
  const files = byFile(list.data ?? [])
  return (
    <Page title="待处理行" note="导入时退回的行都在这里，关闭程序也不会丢；改好一行，导入一行">
      {list.error && <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && files.length === 0 && <Nothing />}
      <Stack gap="md">
        {files.map(([file, tables]) => (
          <FilePanel key={file} file={file} tables={tables} />
        ))}
      </Stack>
    </Page>
  )
}

function Nothing() {
  const { open } = useNavigate()
  return (
    <EmptyState
      title="没有待处理的行"
      text="导入时有错误的行不会写进台账，也不会丢：它们连同原因留在这里，可以改好再导入。"
      actions={
        <Button variant="default" onClick={() => open({ screen: 'import' })}>
          去导入
        </Button>
      }
    />
  )
}

type FileProps = Readonly<{ file: string; tables: readonly ParkedTableView[] }>

function FilePanel({ file, tables }: FileProps) {
  const readOnly = useReadOnly()
  const mend = useMending()
  const rows = tables.reduce((sum, { waiting }) => sum + waiting, 0)
  const ids = tables.map(({ id }) => id)
  return (
    <Panel title={`《${file}》`} actions={!readOnly && <Button onClick={() => void mend(ids, file)}>改正并导入…</Button>}>
      <Group gap="md" mb="xs">
        <Text fz="sm">
          {countText(rows)} 行待处理，{tables[0]?.since ?? ''} 退回
        </Text>
      </Group>
      <Stack gap="md">
        {tables.map((table) => (
          <ParkedTable key={table.id} table={table} isAlone={tables.length === 1} />
        ))}
      </Stack>
    </Panel>
  )
}

/** Opens the rows in the import, where cells are mended; asks when another workbook is in hand there. */
function useMending(): (tables: readonly string[], file: string) => Promise<void> {
  const { state, actions } = useWizard()
  const { open } = useNavigate()
  const confirm = useConfirm()
  return async (tables, file) => {
    if (state.overview && !state.finished && !state.overview.parked) {
      const text = `《${state.overview.file}》还在核对，没有导入。处理这些行会结束它的核对，台账没有任何改动。`
      if (!(await confirm({ title: '结束正在进行的核对？', text, verb: '结束并处理', danger: true }))) return
    }
    open({ screen: 'import' })
    await actions.openParked(tables, file)
  }
}

function byFile(tables: readonly ParkedTableView[]): readonly (readonly [string, readonly ParkedTableView[]])[] {
  const files = new Map<string, ParkedTableView[]>()
  for (const table of tables) files.set(table.file, [...(files.get(table.file) ?? []), table])
  return [...files]
}
