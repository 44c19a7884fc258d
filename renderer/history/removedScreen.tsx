import { Button, Pagination, Select, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { formatValue } from '#shared/ledger/derive/formatValue.ts'
import { newId, useAct, useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page, Toolbar, countText, scrollable } from '#renderer/ui/index.ts'
import classes from './history.module.css'
import { pageWords } from './kinds.ts'

const pageSize = 50
/** Columns beside the name: enough to recognise a record. */
const shownFields = 5

/** Removed records of every ledger, and the way back. */
export function RemovedScreen() {
  const all = useRegistry().ledgers
  const ledgers = all.filter((ledger) => !ledger.system)
  const kept = all.filter((ledger) => settings.has(ledger.id))
  const [chosen, setChosen] = useState(ledgers[0]?.id ?? '')
  const ledger = all.find((candidate) => candidate.id === chosen)
  return (
    <Page title="回收站" note="删除的记录都在这里，不会消失" flush>
      <Toolbar label="选择台账">
        <Select
          aria-label="台账"
          searchable
          allowDeselect={false}
          w={260}
          value={chosen}
          onChange={(next) => setChosen(next ?? chosen)}
          data={[
            { group: '台账', items: choicesOf(ledgers) },
            { group: '格式和设置', items: choicesOf(kept) },
          ]}
        />
      </Toolbar>
      <div className={classes.scroll} {...scrollable('删除的记录')}>
        {ledger && <RemovedList key={ledger.id} ledger={ledger} />}
      </div>
    </Page>
  )
}

/** What people take away on other pages than the lists. */
const settings: ReadonlySet<string> = new Set([
  'ownForm',
  'reportTemplate',
  'exportTemplate',
  'importLayout',
  'learnedWord',
  'savedView',
  'findingExcuse',
])

const choicesOf = (ledgers: readonly LedgerDefinition[]) => ledgers.map(({ id, label }) => ({ value: id, label }))

function RemovedList({ ledger }: Readonly<{ ledger: LedgerDefinition }>) {
  const [page, setPage] = useState(1)
  const found = useCall('ledger.query', { ledger: ledger.id, removed: true })
  const ids = found.data?.ids ?? []
  const pages = Math.max(1, Math.ceil(ids.length / pageSize))
  const shown = ids.slice((Math.min(page, pages) - 1) * pageSize, Math.min(page, pages) * pageSize)
  const rows = useCall('ledger.rows', { ledger: ledger.id, ids: [...shown] }, { enabled: shown.length > 0, keepPrevious: true })
  if (found.error) return <FailureNote error={found.error} onRetry={() => void found.refetch()} />
  if (found.data && ids.length === 0) return <NothingRemoved label={ledger.label} />
  return (
    <>
      <Text c="dimmed" mb="xs">
        共 {countText(ids.length)} {ledger.unit}
      </Text>
      <RemovedTable ledger={ledger} rows={(rows.data ?? []).filter((row) => shown.includes(row.id))} />
      {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} size="sm" mt="sm" {...pageWords} />}
    </>
  )
}

function NothingRemoved({ label }: Readonly<{ label: string }>) {
  const { open } = useNavigate()
  return (
    <EmptyState
      title={`“${label}”里没有删除的记录`}
      text="要找别的台账删除的记录，在上面换一本台账；不记得删的是什么，可以到历史里按日期找。"
      actions={<Button onClick={() => open({ screen: 'history' })}>打开历史</Button>}
    />
  )
}

function RemovedTable({ ledger, rows }: Readonly<{ ledger: LedgerDefinition; rows: readonly Row[] }>) {
  const fields = fieldsToShow(ledger)
  return (
    <Table aria-label={`删除的${ledger.label}`} className={classes.sheet}>
      <Table.Thead>
        <Table.Tr>
          {fields.map((field) => (
            <Table.Th key={field.id}>{field.label}</Table.Th>
          ))}
          <Table.Th w={170}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <RemovedLine key={row.id} ledger={ledger} row={row} fields={fields} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type LineProps = Readonly<{ ledger: LedgerDefinition; row: Row; fields: readonly FieldDefinition[] }>

function RemovedLine({ ledger, row, fields }: LineProps) {
  const navigate = useNavigate()
  const readOnly = useReadOnly()
  const title = String(row.values[ledger.title] ?? '') || '（无名称）'
  const restore = useAct('history.restore', { doneText: `已恢复“${title}”` })
  return (
    <Table.Tr>
      {fields.map((field) => (
        <Table.Td key={field.id}>{formatValue(field, row.values[field.id], { linkLabel: row.links[field.id] ?? '' })}</Table.Td>
      ))}
      <Table.Td>
        <Button.Group>
          {!readOnly && (
            <Button
              size="xs"
              variant="default"
              loading={restore.isPending}
              aria-label={`恢复 ${title}`}
              onClick={() => restore.mutate({ id: newId(), ledger: ledger.id, recordId: row.id })}
            >
              恢复
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            aria-label={`${title} 的历史`}
            onClick={() => navigate.open({ screen: 'history', record: { ledger: ledger.id, id: row.id, title } })}
          >
            历史
          </Button>
        </Button.Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** The naming field first, then what the grid shows. */
function fieldsToShow(ledger: LedgerDefinition): readonly FieldDefinition[] {
  const title = ledger.fields.filter((field) => field.id === ledger.title)
  const others = ledger.fields.filter((field) => field.id !== ledger.title && field.inGrid && !field.retired)
  // The others of a format or setting are written for the program.
  return [...title, ...(ledger.system ? [] : others.slice(0, shownFields))]
}
