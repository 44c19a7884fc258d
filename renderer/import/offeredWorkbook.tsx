import type { Grant } from '#shared/ipc/shell.ts'
import { trays, useNavigate, useTray } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import { useWizard } from './wizard/useWizard.ts'

/** Takes a workbook that was let go over the window, wherever the person is; the import in hand is given up only on the person's word. */
export function OfferedWorkbook() {
  const { state, actions } = useWizard()
  const { open } = useNavigate()
  const confirm = useConfirm()
  const begin = async (grant: Grant) => {
    if (state.overview && !state.finished) {
      const text = `《${state.overview.file}》的核对会结束，台账没有任何改动。`
      if (!(await confirm({ title: `改为导入《${grant.name}》？`, text, verb: '改为导入', cancelVerb: '继续核对', danger: true }))) return
    }
    open({ screen: 'import' })
    await actions.openGrant(grant, null)
  }
  useTray(trays.import, ([grant]) => grant && void begin(grant))
  return null
}
