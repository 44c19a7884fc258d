import { useNavigate } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import type { Clip } from './wizard/state.ts'
import { useWizard } from './wizard/useWizard.ts'

/** Looks at a pasted table like at a workbook: its rows are compared with the ledgers before anything is written. */
export function usePastedTable(): (clip: Clip, ledger: string | null) => Promise<void> {
  const { state, actions } = useWizard()
  const { open } = useNavigate()
  const confirm = useConfirm()
  return async (clip, ledger) => {
    if (state.busy) return
    if (state.overview && !state.finished) {
      const text = `《${state.overview.file}》的核对会结束，台账没有任何改动。`
      if (!(await confirm({ title: '改为导入粘贴的表格？', text, verb: '改为导入', cancelVerb: '继续核对', danger: true }))) return
    }
    open({ screen: 'import' })
    await actions.openClip(clip, ledger)
  }
}
