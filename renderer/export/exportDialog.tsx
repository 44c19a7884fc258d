import { Modal } from '@mantine/core'
import type { Selection } from '#shared/ipc/contract.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { call, useProgress, useRegistry } from '#renderer/bridge/index.ts'
import { ProgressPanel } from '#renderer/ui/index.ts'
import { ExportForm } from './exportForm.tsx'
import { ExportResult } from './exportResult.tsx'
import { useExport } from './useExport.ts'

type ExportProps = Readonly<{
  /** The rows as filtered and sorted on the screen. */
  selection: Selection
  /** Columns in the order of the screen; left out: those of the grid's start. */
  fields?: readonly string[]
  /** Rows that are marked on the screen. */
  selectedIds?: readonly string[]
  onClose: () => void
}>

/** Rows, columns and masking of an export to .xlsx; then progress with a way out; then where the file is. */
export function ExportDialog({ selection, fields, selectedIds, onClose }: ExportProps) {
  const ledger = findLedger(useRegistry(), selection.ledger)
  const running = useExport()
  const progress = useProgress('export', running.busy)
  if (!ledger) return null
  const close = () => (running.busy ? undefined : onClose())
  return (
    <Modal
      opened
      onClose={close}
      title={`导出“${ledger.label}”到 Excel`}
      size={760}
      closeOnClickOutside={false}
      withCloseButton={!running.busy}
    >
      {running.busy && <ProgressPanel title="正在导出" {...(progress ?? {})} onCancel={() => void call('export.cancel', {})} />}
      {!running.busy && running.result && <ExportResult result={running.result} unit={ledger.unit} onClose={onClose} />}
      {/* Kept while it runs, so that a cancelled export comes back to the same choice. */}
      <div hidden={running.busy || running.result !== null}>
        <ExportForm
          ledger={ledger}
          selection={selection}
          {...(fields ? { fields } : {})}
          {...(selectedIds ? { selectedIds } : {})}
          onClose={onClose}
          onExport={(wish) => void running.run(wish)}
        />
      </div>
    </Modal>
  )
}
