import { Button, Drawer, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { RecordView, Row } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { newId, useAct, useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { Banner, FailureNote, useConfirm } from '#renderer/ui/index.ts'
import type { Drafts } from './fills.ts'
import { NewRecordForm } from './NewRecordForm.tsx'
import { RecordForm } from './RecordForm.tsx'
import { useGuardedClose } from './useGuardedClose.ts'

type Props = Readonly<{
  ledger: LedgerDefinition
  id: string | null
  given?: Drafts | undefined
  /** As of an earlier day, for looking only. */
  asOf?: string | undefined
  onClose: () => void
}>

/** A record of any ledger beside its list; `id` null enters a new one. Fields that the office added appear by themselves. */
export function RecordDrawer({ ledger, id, given, asOf, onClose }: Props) {
  const title = id === null ? `新增${ledger.label}` : ledger.label
  const [dirty, setDirty] = useState(false)
  const close = useGuardedClose(dirty, onClose)
  return (
    <Drawer opened onClose={close} position="right" size="min(760px, 92vw)" title={title} padding="md">
      {id === null ? (
        <NewRecordForm ledger={ledger} given={given} onSaved={onClose} onDirty={setDirty} />
      ) : (
        <StoredRecord ledger={ledger} id={id} asOf={asOf} onClose={onClose} onDirty={setDirty} />
      )}
    </Drawer>
  )
}

type StoredProps = Readonly<{
  ledger: LedgerDefinition
  id: string
  asOf: string | undefined
  onClose: () => void
  onDirty: (dirty: boolean) => void
}>

function StoredRecord({ ledger, id, asOf, onClose, onDirty }: StoredProps) {
  const registry = useRegistry()
  const readOnly = useReadOnly() || asOf !== undefined
  const answer = useCall('ledger.record', { ledger: ledger.id, id, ...(asOf === undefined ? {} : { asOf }) })
  if (answer.error) return <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Text>正在读取…</Text>
  const { row, title, problems, children } = answer.data
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text fw={600} fz="lg">
          {title === '' ? '（没有名称）' : title}
          {row.removed && '（在回收站中）'}
        </Text>
        <Actions ledger={ledger} row={row} title={title} readOnly={readOnly} asOf={asOf} onClose={onClose} />
      </Group>
      {asOf !== undefined && (
        <Banner tone="warn">
          截至 {asOf} 的内容，只能查看。{partsText(registry, children)}
        </Banner>
      )}
      <RecordForm
        registry={registry}
        ledger={ledger}
        row={row}
        problems={asOf === undefined ? problems.filter((problem) => problem.recordId === id) : []}
        readOnly={readOnly}
        onDirty={onDirty}
      />
    </>
  )
}

/** Who and what belonged to it on that day: 家庭成员 3 人：张三、李梅、张小宝。 */
function partsText(registry: Registry, children: RecordView['children']): string {
  return children
    .filter(({ rows }) => rows.length > 0)
    .map(({ ledger: id, rows }) => {
      const { label, unit, title } = ledgerOf(registry, id)
      return `${label} ${rows.length} ${unit}：${rows.map((row) => row.links[title] ?? String(row.values[title] ?? '')).join('、')}。`
    })
    .join('')
}

type ActionProps = Readonly<{
  ledger: LedgerDefinition
  row: Row
  title: string
  readOnly: boolean
  asOf: string | undefined
  onClose: () => void
}>

function Actions({ ledger, row, title, readOnly, asOf, onClose }: ActionProps) {
  const navigate = useNavigate()
  const remove = useRemove(ledger, row.id, onClose)
  const household = ledger.id === 'household' ? row.id : row.values['household']
  return (
    <Group gap="xs">
      {typeof household === 'string' && household !== '' && (
        <Button variant="default" size="xs" onClick={() => navigate.open({ screen: 'household', id: household })}>
          {asOf === undefined ? '打开所属户' : '打开现在的户'}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        onClick={() => navigate.open({ screen: 'history', record: { ledger: ledger.id, id: row.id, title } })}
      >
        修改记录
      </Button>
      {!readOnly && !row.removed && (
        <Button variant="outline" color="red" size="xs" onClick={() => void remove(title)}>
          移入回收站
        </Button>
      )}
    </Group>
  )
}

function useRemove(ledger: LedgerDefinition, id: string, done: () => void): (title: string) => Promise<void> {
  const confirm = useConfirm()
  const commit = useAct('edit.commit', { doneText: '已移入回收站', undoable: true, done })
  return async (title) => {
    const text = `“${title}”将移入回收站，可以从回收站恢复，也可以用 Ctrl+Z 撤销。`
    if (await confirm({ title: '移入回收站', text, verb: '移入回收站', danger: true })) {
      commit.mutate({ id: newId(), changes: [{ ledger: ledger.id, recordId: id, op: 'remove', values: {} }] })
    }
  }
}
