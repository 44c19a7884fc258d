import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Selection } from '#shared/ipc/contract.ts'
import { layoutsFor } from '#shared/printing/layouts/index.ts'
import { useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { OutputButtons } from './outputButtons.tsx'
import { Preview } from './preview.tsx'
import classes from './print.module.css'
import { PrintOptions } from './printOptions.tsx'
import { startWish } from './printWish.ts'
import { usePrintJob } from './usePrintJob.ts'

type PrintProps = Readonly<{
  /** Left out: the first layout of the ledger. */
  layout?: string
  selection: Selection
  /** Columns of the grid, taken over by a list. */
  fields?: readonly string[]
}>

/** Paper, columns and masking on the left, the pages as they will be on the right. Nothing is printed without the system's dialog. */
export function PrintScreen({ layout, selection, fields }: PrintProps) {
  const navigate = useNavigate()
  const registry = useRegistry()
  const first = layout ?? layoutsFor(selection.ledger)[0]?.id ?? 'ledgerList'
  const [wish, setWish] = useState(() => startWish(registry, { layout: first, selection, ...(fields ? { fields } : {}) }))
  const print = usePrintJob(wish)
  return (
    <Page
      title="打印"
      note={print.job ? `${print.job.title} · ${print.job.rows.toLocaleString('zh-CN')} 行 · 共 ${print.job.pages} 页` : ''}
      before={
        <Button variant="default" size="xs" onClick={navigate.back}>
          返回
        </Button>
      }
      actions={<OutputButtons job={print.job} stale={print.stale} />}
      flush
    >
      <div className={classes.columns}>
        <PrintOptions wish={wish} onChange={setWish} stale={print.stale} busy={print.busy} onPrepare={print.prepare} />
        <Preview key={print.job?.job ?? 'none'} print={print} />
      </div>
    </Page>
  )
}
