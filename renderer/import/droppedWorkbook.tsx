import { useEffect, useRef, useState } from 'react'
import type { Grant } from '#shared/ipc/shell.ts'
import { attempt, call, isPackageName, returnTray, showWait, useEvent, useNavigate } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import classes from './import.module.css'
import { useWizard } from './wizard/useWizard.ts'

/** Takes a workbook that is dropped anywhere on the window, and shows where it may be let go. */
export function DroppedWorkbook() {
  const { state, actions } = useWizard()
  const { open, place } = useNavigate()
  const confirm = useConfirm()
  const isOver = useDragOver()
  const taking = useRef(false)
  // There, a file is a list to be compared: that screen takes it.
  const isCompared = place.screen === 'matching'
  // And there it is only looked through.
  const isChecked = place.screen === 'leaks' || place.screen === 'reconcile'
  const take = async (grant: Grant) => {
    if (isPackageName(grant.name) || isChecked) return
    const isOurs = await attempt(() => isReturned(grant))
    if (isOurs === null) return
    if (isOurs) {
      returnTray.offer(grant)
      return open({ screen: 'packages', tab: 'in' })
    }
    // Of several that were dropped together one is imported.
    if (isCompared || taking.current) return
    if (state.busy) return showWait(`上一份表格还在处理，《${grant.name}》没有打开。等它处理完，再拖一次。`)
    taking.current = true
    await toImport(grant).finally(() => (taking.current = false))
  }
  const toImport = async (grant: Grant) => {
    if (state.overview && !state.finished) {
      const text = `《${state.overview.file}》的核对会结束，台账没有任何改动。`
      if (!(await confirm({ title: `改为导入《${grant.name}》？`, text, verb: '改为导入', cancelVerb: '继续核对', danger: true }))) return
    }
    open({ screen: 'import' })
    await actions.openGrant(grant, null)
  }
  useEvent('shell', 'dropped', (grant) => void take(grant))
  return isOver ? (
    <div className={classes.dropVeil}>松开鼠标，{isChecked ? '检查这份文件' : isCompared ? '比对这份名单' : '导入表格，或收数据包'}</div>
  ) : null
}

/** A copy of the ledger, or a workbook that a village filled in: both are merged, not imported. */
async function isReturned({ token, name }: Grant): Promise<boolean> {
  if (name.toLowerCase().endsWith('.tzdb')) return true
  return name.toLowerCase().endsWith('.xlsx') && (await call('villageBook.peek', { token })).ours
}

/** True while a file is held over the window. */
function useDragOver(): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => hasFiles(event) && setOver(true)
    // Leaving the window has no element that is entered next.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const end = () => setOver(false)
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', end)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', end)
    }
  }, [])
  return isOver
}
