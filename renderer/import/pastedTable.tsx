import { useEffect, useRef } from 'react'
import { onOfferedTable, useNavigate, type Copied, type OfferedTable } from '#renderer/bridge/index.ts'
import { useConfirm } from '#renderer/ui/index.ts'
import { useWizard, type Wizard } from './wizard/useWizard.ts'

/** Takes tables that are pasted anywhere: they are looked at like workbooks, compared before anything is written. */
export function PastedTable() {
  const { state, actions } = useWizard()
  const { open } = useNavigate()
  const confirm = useConfirm()
  const take = async ({ copied, ledger }: OfferedTable) => {
    if (state.busy) return
    if (state.overview && !state.finished) {
      const text = `《${state.overview.file}》的核对会结束，台账没有任何改动。`
      if (!(await confirm({ title: '改为导入粘贴的表格？', text, verb: '改为导入', cancelVerb: '继续核对', danger: true }))) return
    }
    open({ screen: 'import' })
    await actions.openClip(copied, ledger)
  }
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => onOfferedTable((offered) => void latest.current(offered)), [])
  return null
}

/** Ctrl+V where a file is chosen reads what was copied. Texts that are typed into are left alone. */
export function usePasteHere({ state, actions }: Wizard): void {
  const isOpen = state.step === 'choose' && state.busy === null
  useEffect(() => {
    if (!isOpen) return
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      const copied = copiedOf(event.clipboardData)
      if (copied) void actions.openClip(copied, null)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [isOpen, actions])
}

function copiedOf(data: DataTransfer | null): Copied | null {
  const text = data?.getData('text/plain') ?? ''
  const html = data?.getData('text/html') ?? ''
  return text.trim() === '' ? null : { text, ...(html ? { html } : {}) }
}
