import type { HistorySet } from '#shared/ipc/outputs.ts'
import { newId, showDone, stepOf, useAct } from '#renderer/bridge/index.ts'
import { countText, useConfirm } from '#renderer/ui/index.ts'
import { useBlocked } from './blocked.tsx'

/** 撤销此步: asks, undoes, and explains what could not be undone. */
export function useUndoSet() {
  const confirm = useConfirm()
  const showBlocked = useBlocked()
  const undo = useAct('history.undo', {
    done: (answer) => {
      if (answer.blocked.length > 0) showBlocked(answer)
      else showDone(`已撤销：${stepOf(answer.label)}（${countText(answer.records)} 条记录）`)
    },
  })
  const ask = async (set: HistorySet) => {
    const yes = await confirm({
      title: `撤销“${set.label}”？`,
      text: `这一步的 ${countText(set.changes)} 条记录会回到修改以前的样子。之后又改过的记录会先列出来。撤销本身也记入历史，可以再恢复。`,
      verb: '撤销此步',
    })
    if (yes) undo.mutate({ id: newId(), setId: set.id })
  }
  return { ask, busy: undo.isPending }
}
