import { Button, Drawer, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { newId, showDone, useAct, useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, useConfirm } from '#renderer/ui/index.ts'
import type { Drafts } from './fills.ts'
import { NewRecordForm } from './NewRecordForm.tsx'
import { RecordForm } from './RecordForm.tsx'
import { useGuardedClose } from './useGuardedClose.ts'

type Props = Readonly<{ ledger: LedgerDefinition; id: string | null; given?: Drafts | undefined; onClose: () => void }>

/** A record of any ledger beside its list; `id` null enters a new one. Fields that the office added appear by themselves. */
export function RecordDrawer({ ledger, id, given, onClose }: Props) {
  const title = id === null ? `新增${ledger.label}` : ledger.label
  const [dirty, setDirty] = useState(false)
  const close = useGuardedClose(dirty, onClose)
  return (
    <Drawer opened onClose={close} position="right" size="min(760px, 92vw)" title={title} padding="md">
      {id === null ? (
        <NewRecordForm ledger={ledger} given={given} onSaved={onClose} onDirty={setDirty} />
      ) : (
        <StoredRecord ledger={ledger} id={id} onClose={onClose} onDirty={setDirty} />
      )}
    </Drawer>
  )
}

function StoredRecord({
  ledger,
  id,
  onClose,
  onDirty,
}: Readonly<{ ledger: LedgerDefinition; id: string; onClose: () => void; onDirty: (dirty: boolean) => void }>) {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const navigate = useNavigate()
  const answer = useCall('ledger.record', { ledger: ledger.id, id })
  const remove = useRemove(ledger, id, onClose)
  if (answer.error) return <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Text>正在读取…</Text>
  const { row, title, problems } = answer.data
  const household = row.values['household']
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text fw={600} fz="lg">
          {title === '' ? '（没有名称）' : title}
          {row.removed && '（在回收站中）'}
        </Text>
        <Group gap="xs">
          {typeof household === 'string' && household !== '' && (
            <Button variant="default" size="xs" onClick={() => navigate.open({ screen: 'household', id: household })}>
              打开所属户
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            onClick={() => navigate.open({ screen: 'history', record: { ledger: ledger.id, id, title } })}
          >
            修改记录
          </Button>
          {!readOnly && !row.removed && (
            <Button variant="default" color="red" size="xs" onClick={() => void remove(title)}>
              移入回收站
            </Button>
          )}
        </Group>
      </Group>
      <RecordForm
        registry={registry}
        ledger={ledger}
        row={row}
        problems={problems.filter((problem) => problem.recordId === id)}
        readOnly={readOnly}
        onDirty={onDirty}
      />
    </>
  )
}

function useRemove(ledger: LedgerDefinition, id: string, done: () => void): (title: string) => Promise<void> {
  const confirm = useConfirm()
  const commit = useAct('edit.commit', {
    done: () => {
      showDone('已移入回收站')
      done()
    },
  })
  return async (title) => {
    const text = `“${title}”将移入回收站，可以从回收站恢复，也可以用 Ctrl+Z 撤销。`
    if (await confirm({ title: '移入回收站', text, verb: '移入回收站', danger: true })) {
      commit.mutate({ id: newId(), changes: [{ ledger: ledger.id, recordId: id, op: 'remove', values: {} }] })
    }
  }
}
