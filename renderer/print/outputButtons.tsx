import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { FaultError, shell, showDone, showFault, useEvent } from '#renderer/bridge/index.ts'
import { ProgressPanel } from '#renderer/ui/index.ts'

type OutputProps = Readonly<{ job: PrintJob | null; /** The preview no longer shows what is chosen. */ stale: boolean }>

/** 打印… and 保存为 PDF. Both draw the previewed pages and nothing else. */
export function OutputButtons({ job, stale }: OutputProps) {
  const [task, setTask] = useState<string | null>(null)
  const [drawn, setDrawn] = useState({ done: 0, total: 0 })
  useEvent('shell', 'printing', (report) => {
    if (report.job === job?.job) setDrawn({ done: report.done, total: report.total })
  })
  const run = async (title: string, steps: () => Promise<string | null>) => {
    setDrawn({ done: 0, total: 0 })
    setTask(title)
    try {
      const done = await steps()
      if (done) showDone(done)
    } catch (error) {
      if (!wasCancelled(error)) showFault(error)
    } finally {
      setTask(null)
    }
  }
  const disabled = !job || job.pages === 0 || stale || task !== null
  return (
    <>
      <Button
        variant="default"
        disabled={disabled}
        onClick={() => job && void run('正在生成 PDF', () => ((job.parts?.length ?? 0) > 0 ? saveParts(job) : savePdf(job)))}
      >
        {(job?.parts?.length ?? 0) > 0 ? `保存成 ${job!.parts!.length} 个 PDF…` : '保存为 PDF…'}
      </Button>
      <Button disabled={disabled} onClick={() => job && void run('正在准备打印', () => openPrint(job))}>
        打印…
      </Button>
      <Modal opened={task !== null} onClose={() => undefined} withCloseButton={false} title={task ?? ''} centered>
        <ProgressPanel title={`共 ${job?.pages ?? 0} 页`} {...drawn} onCancel={() => void shell('print.cancel', {}).catch(showFault)} />
      </Modal>
    </>
  )
}

async function savePdf(job: PrintJob): Promise<string | null> {
  const grant = await shell('dialog.savePdf', { suggestedName: `${job.title}.pdf` })
  if (!grant) return null
  const done = await shell('print.savePdf', { job: job.job, token: grant.token })
  return `已保存“${done.name}”，共 ${done.pages} 页。`
}

async function saveParts(job: PrintJob): Promise<string | null> {
  const grant = await shell('dialog.printFolder', {})
  if (!grant) return null
  const done = await shell('print.saveParts', { job: job.job, token: grant.token })
  return `已在“${done.folder}”里保存 ${done.files} 个 PDF。`
}

async function openPrint(job: PrintJob): Promise<null> {
  await shell('print.open', { job: job.job })
  return null
}

function wasCancelled(error: unknown): boolean {
  return error instanceof FaultError && error.fault.fault === 'print.cancelled'
}
