import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Selection } from '#shared/ipc/contract.ts'
import type { FormInfo } from '#shared/ipc/parts/printing.ts'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { call, useNavigate } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { BookButton } from './bookButton.tsx'
import { FormOptions } from './formOptions.tsx'
import { startFormWish, startsAtOnce } from './formWish.ts'
import type { FormWish } from './formWish.ts'
import { Labels } from './labels.tsx'
import { Overprint } from './overprint.tsx'
import { OwnFormButton } from './ownFormButton.tsx'
import { OutputButtons } from './outputButtons.tsx'
import { Preview } from './preview.tsx'
import classes from './print.module.css'
import { usePreparedJob } from './usePrintJob.ts'

type FormPrintProps = Readonly<{
  info: FormInfo
  shipped: FormInfo
  selection: Selection | undefined
  blank: boolean
  chooser: ReactNode
  onShow: (own: string | null) => void
}>

/** A form with what is asked before it is printed, and its pages. */
export function FormPrint({ info, shipped, selection, blank, chooser, onShow }: FormPrintProps) {
  const { back } = useNavigate()
  const [wish, setWish] = useState(() => startFormWish(info, selection, blank))
  const [atOnce] = useState(() => startsAtOnce(info, wish))
  const print = usePreparedJob(wish, prepare, atOnce)
  return (
    <Page
      title="打印"
      note={print.job ? `${print.job.title} · 共 ${print.job.pages} 页` : info.label}
      before={
        <Button variant="default" size="xs" onClick={back}>
          返回
        </Button>
      }
      actions={
        <>
          <BookButton info={info} wish={wish} disabled={!print.job || print.stale} />
          <OutputButtons job={print.job} stale={print.stale} />
        </>
      }
      flush
    >
      <div className={classes.columns}>
        <FormOptions
          info={info}
          wish={wish}
          onChange={setWish}
          stale={print.stale || !print.job}
          made={print.job !== null}
          busy={print.busy}
          onPrepare={print.prepare}
          chooser={chooser}
        >
          {info.grid ? <Labels grid={info.grid} wish={wish} onChange={setWish} /> : <Overprint wish={wish} onChange={setWish} />}
          <OwnFormButton info={info} shipped={shipped} onShow={onShow} />
        </FormOptions>
        <Preview key={print.job?.job ?? 'none'} print={print} />
      </div>
    </Page>
  )
}

function prepare(wish: FormWish): Promise<PrintJob> {
  return call('print.form', wish)
}
