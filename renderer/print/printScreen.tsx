import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import type { Selection } from '#shared/ipc/contract.ts'
import { layoutsFor } from '#shared/printing/layouts/index.ts'
import { useCall, useNavigate, useRegistry } from '#renderer/bridge/index.ts'
import { FailureNote, Page } from '#renderer/ui/index.ts'
import { FormPrint } from './formPrint.tsx'
import { LayoutChooser } from './layoutChooser.tsx'
import type { Chosen } from './layoutChooser.tsx'
import { OutputButtons } from './outputButtons.tsx'
import { Preview } from './preview.tsx'
import classes from './print.module.css'
import { PrintOptions } from './printOptions.tsx'
import { startWish } from './printWish.ts'
import { usePrintJob } from './usePrintJob.ts'

type PrintProps = Readonly<{
  /** Left out: the first layout of the ledger. */
  layout?: string
  /** A form instead of a table; `own`: id of an own copy. */
  form?: string
  own?: string
  /** Without records. */
  blank?: boolean
  selection: Selection
  /** Columns of the grid, taken over by a list. */
  fields?: readonly string[]
}>

/** Tables and forms of a ledger: choices on the left, the pages as they will be on the right. Nothing is printed without the system's dialog. */
export function PrintScreen({ layout, form, own, blank = false, selection, fields }: PrintProps) {
  const first = layout ?? layoutsFor(selection.ledger)[0]?.id ?? 'ledgerList'
  const [chosen, setChosen] = useState<Chosen>(form ? { kind: 'form', form, own: own ?? null } : { kind: 'table', layout: first })
  const answer = useCall('print.forms', {})
  const forms = answer.data?.forms ?? []
  const chooser = <LayoutChooser ledger={selection.ledger} forms={forms} chosen={chosen} onChoose={setChosen} />
  if (chosen.kind === 'table')
    return <TablePrint key={chosen.layout} layout={chosen.layout} selection={selection} {...(fields ? { fields } : {})} chooser={chooser} />
  const shipped = forms.find((one) => one.form === chosen.form && one.own === null)
  // An own copy that was taken away meanwhile: the form that it was made of.
  const info = forms.find((one) => one.form === chosen.form && one.own === chosen.own) ?? shipped
  if (!info)
    return <Page title="打印">{answer.error ? <FailureNote error={answer.error} onRetry={() => void answer.refetch()} /> : null}</Page>
  return (
    <FormPrint
      key={`${info.form} ${info.own ?? ''} ${JSON.stringify(info.choices)}`}
      info={info}
      shipped={shipped ?? info}
      selection={selection}
      blank={blank}
      chooser={chooser}
      onShow={(shown) => setChosen({ ...chosen, own: shown })}
    />
  )
}

function TablePrint({
  layout,
  selection,
  fields,
  chooser,
}: Readonly<{ layout: string; selection: Selection; fields?: readonly string[]; chooser: ReactNode }>) {
  const navigate = useNavigate()
  const registry = useRegistry()
  const [wish, setWish] = useState(() => startWish(registry, { layout, selection, ...(fields ? { fields } : {}) }))
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
        <PrintOptions wish={wish} onChange={setWish} stale={print.stale} busy={print.busy} onPrepare={print.prepare} chooser={chooser} />
        <Preview key={print.job?.job ?? 'none'} print={print} />
      </div>
    </Page>
  )
}
