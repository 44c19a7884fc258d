import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { useNavigate } from '#renderer/bridge/index.ts'
import { Page } from '#renderer/ui/index.ts'
import { OutputButtons } from './outputButtons.tsx'
import { Preview } from './preview.tsx'
import classes from './print.module.css'
import type { PrintState } from './usePrintJob.ts'

type SheetProps<W> = Readonly<{ wish: W; onChange: (wish: W) => void }>

type FrameProps<W> = SheetProps<W> &
  Readonly<{ title: string; print: PrintState; /** Choices below those of the sheet. */ children?: ReactNode }>

/** The print screen of things that need few choices: paper on the left, the pages as they will be on the right. */
export function SheetPrint<W extends Sheet>({ title, wish, onChange, print, children }: FrameProps<W>) {
  const { back } = useNavigate()
  return (
    <Page
      title={title}
      note={print.job ? `${print.job.title} · 共 ${print.job.pages} 页` : ''}
      before={
        <Button variant="default" size="xs" onClick={back}>
          返回
        </Button>
      }
      actions={<OutputButtons job={print.job} stale={print.stale} />}
      flush
    >
      <div className={classes.columns}>
        <div className={classes.options}>
          <Stack gap="md" pb={12}>
            <SheetChoice wish={wish} onChange={onChange} />
            {children}
            <Button onClick={print.prepare} loading={print.busy} variant={print.stale ? 'filled' : 'default'}>
              {print.stale ? '更新预览' : '重新生成预览'}
            </Button>
          </Stack>
        </div>
        <Preview key={print.job?.job ?? 'none'} print={print} />
      </div>
    </Page>
  )
}

type Sheet = Pick<PrintJob, 'paper' | 'orientation'>

function SheetChoice<W extends Sheet>({ wish, onChange }: SheetProps<W>) {
  return (
    <>
      <div>
        <Text fz="sm" fw={600} mb={4}>
          纸张与方向
        </Text>
        <SegmentedControl
          fullWidth
          mb={6}
          aria-label="纸张"
          data={['A4', 'A3']}
          value={wish.paper}
          onChange={(paper) => onChange({ ...wish, paper: paper === 'A3' ? 'A3' : 'A4' })}
        />
        <SegmentedControl
          fullWidth
          aria-label="方向"
          data={[
            { value: 'landscape', label: '横向' },
            { value: 'portrait', label: '纵向' },
          ]}
          value={wish.orientation}
          onChange={(next) => onChange({ ...wish, orientation: next === 'portrait' ? 'portrait' : 'landscape' })}
        />
      </div>
    </>
  )
}
