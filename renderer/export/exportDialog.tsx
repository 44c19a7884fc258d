import { Modal, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Selection } from '#shared/ipc/contract.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { call, useProgress, useRegistry } from '#renderer/bridge/index.ts'
import { ProgressPanel } from '#renderer/ui/index.ts'
import { BlankForm } from './blankForm.tsx'
import { ExportForm } from './exportForm.tsx'
import { ExportResult } from './exportResult.tsx'
import { TemplateForm } from './templateForm.tsx'
import { useExport } from './useExport.ts'
import { useTemplate } from './useTemplate.ts'

type ExportProps = Readonly<{
  /** The rows as filtered and sorted on the screen. */
  selection: Selection
  /** Columns in the order of the screen; left out: those of the grid's start. */
  fields?: readonly string[]
  /** Rows that are marked on the screen. */
  selectedIds?: readonly string[]
  onClose: () => void
}>

/** An export to .xlsx by columns of our own or into the county's workbook; then progress with a way out; then where the file is. */
export function ExportDialog(props: ExportProps) {
  const ledger = findLedger(useRegistry(), props.selection.ledger)
  return ledger ? <Dialog {...props} ledger={ledger} /> : null
}

type Way = 'columns' | 'template' | 'blank'

function Dialog({ ledger, selection, fields, selectedIds, onClose }: ExportProps & Readonly<{ ledger: LedgerDefinition }>) {
  const [way, setWay] = useState<Way>('columns')
  const running = useExport()
  const template = useTemplate(ledger.id)
  const busy = running.busy || template.busy === 'writing'
  const progress = useProgress('export', busy)
  const result = running.result ?? template.result
  const shared = { ledger, selection, onClose, ...(selectedIds ? { selectedIds } : {}) }
  return (
    <Modal
      opened
      onClose={() => (busy ? undefined : onClose())}
      title={`导出“${ledger.label}”到 Excel`}
      size={way === 'template' ? 1000 : 760}
      closeOnClickOutside={false}
      withCloseButton={!busy}
    >
      {busy && <ProgressPanel title="正在导出" {...(progress ?? {})} onCancel={() => void call('export.cancel', {})} />}
      {!busy && result && <ExportResult result={result} unit={running.result ? ledger.unit : '行'} onClose={onClose} />}
      {/* Kept while it runs, so that a cancelled export comes back to the same choice. */}
      <Stack hidden={busy || result !== null} gap="md" display={busy || result !== null ? 'none' : 'flex'}>
        <SegmentedControl
          value={way}
          onChange={(next) => setWay(next as Way)}
          data={[
            { value: 'columns', label: '按选定的列导出' },
            { value: 'template', label: '按县里表样填报' },
            { value: 'blank', label: '空白导入模板' },
          ]}
          aria-label="导出方式"
        />
        {way === 'columns' && <ExportForm {...shared} {...(fields ? { fields } : {})} onExport={(wish) => void running.run(wish)} />}
        {way === 'template' && <TemplateForm {...shared} work={template} />}
        {way === 'blank' && <BlankForm ledger={ledger} onClose={onClose} />}
      </Stack>
    </Modal>
  )
}
