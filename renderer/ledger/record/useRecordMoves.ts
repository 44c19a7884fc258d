import type { Row } from '#shared/ipc/outputs.ts'
import { newId, showDone, useAct, useRegistry } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import { removalOf } from './removal.ts'

export type RecordMoves = Readonly<{
  remove: (ledger: string, row: Row, what: string) => Promise<void>
  restore: (ledger: string, row: Row) => void
}>

/** Into the recycle bin after asking, and back. */
export function useRecordMoves(): RecordMoves {
  const confirm = useConfirm()
  const registry = useRegistry()
  const removing = useAct('edit.commit', { doneText: '已移入回收站', undoable: true })
  const restoring = useAct('history.restore', { done: () => showDone('已恢复') })
  return {
    remove: async (ledger, row, what) => {
      const { changes, along } = await removalOf(registry, ledger, [row.id])
      const yes = await confirm({
        title: '移入回收站',
        text: `${what}${along === '' ? '' : `，连同 ${along}，`}将移入回收站，可以从回收站恢复，也可以用 Ctrl+Z 撤销。`,
        verb: '移入回收站',
        danger: true,
      })
      if (yes)
        removing.mutate({
          id: newId(),
          changes: changes.map((change) => (change.recordId === row.id ? { ...change, seenHead: row.head } : change)),
        })
    },
    restore: (ledger, row) => restoring.mutate({ id: newId(), ledger, recordId: row.id }),
  }
}
