import { ActionIcon, Button, Group, NumberInput, Text, Tooltip } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { PrintJob } from '#shared/ipc/outputs.ts'
import { call, showFault, useCall, useProgress } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, ProgressPanel, Toolbar, scrollable } from '#renderer/ui/index.ts'
import classes from './print.module.css'
import type { PrintState } from './usePrintJob.ts'

/** CSS pixels in a millimetre. */
const pixelsPerMm = 96 / 25.4
/** Room around the sheet, CSS pixels. */
const margin = 32

/** The prepared pages, one at a time. */
export function Preview({ print }: Readonly<{ print: PrintState }>) {
  const { job } = print
  if (print.fault)
    return (
      <div className={classes.preview}>
        <FailureNote error={print.fault} onRetry={print.prepare} />
      </div>
    )
  if (!job && !print.busy) return <EmptyState title="还没有生成预览" text="在左边选好、填好，再点“生成预览”。" />
  if (!job) return <Waiting />
  if (job.pages === 0)
    return <EmptyState title="没有可以打印的内容" text="选中的范围里没有记录。在左边换一个范围，或者返回台账放宽条件。" />
  return <Pages job={job} />
}

/** A form for a thousand households takes a while and can be stopped. */
function Waiting() {
  const progress = useProgress('print', true)
  const counted = progress ? { done: progress.done, total: progress.total } : {}
  return (
    <div className={classes.waiting}>
      <ProgressPanel title="正在排版" {...counted} onCancel={() => void call('print.stop', {}).catch(showFault)} />
    </div>
  )
}

function Pages({ job }: Readonly<{ job: PrintJob }>) {
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState<number | 'fit'>('fit')
  const { ref, width } = useElementSize()
  const sheet = useCall('print.page', { job: job.job, page }, { keepPrevious: true, staleTime: Infinity })
  const go = (to: number) => setPage(Math.max(1, Math.min(job.pages, to)))
  const scale = zoom === 'fit' ? fitScale(width, sheet.data?.widthMm) : zoom
  const press = (event: KeyboardEvent) => {
    const step = { PageDown: 1, PageUp: -1 }[event.key]
    if (event.key === 'Home') go(1)
    else if (event.key === 'End') go(job.pages)
    else if (step) go(page + step)
    else return
    event.preventDefault()
  }
  return (
    <div className={classes.preview}>
      <PreviewBar page={page} pages={job.pages} onPage={go} scale={scale} onZoom={setZoom} />
      {sheet.error && <FailureNote error={sheet.error} onRetry={() => void sheet.refetch()} />}
      <div ref={ref} className={classes.desk} {...scrollable(`第 ${page} 页，共 ${job.pages} 页`, press)}>
        {sheet.data && <Sheet {...sheet.data} scale={scale} page={page} />}
      </div>
    </div>
  )
}

type SheetProps = Readonly<{ html: string; widthMm: number; heightMm: number; scale: number; page: number }>

/** The page's own HTML in a frame without scripts, drawn at its true size and then scaled. */
function Sheet({ html, widthMm, heightMm, scale, page }: SheetProps) {
  const [width, height] = [widthMm * pixelsPerMm, heightMm * pixelsPerMm]
  return (
    <div className={classes.sheet} style={{ width: width * scale, height: height * scale }}>
      <iframe
        title={`第 ${page} 页`}
        sandbox=""
        srcDoc={html}
        tabIndex={-1}
        style={{ width, height, transform: `scale(${scale})` }}
        className={classes.frame}
      />
    </div>
  )
}

type BarProps = Readonly<{
  page: number
  pages: number
  onPage: (page: number) => void
  scale: number
  onZoom: (zoom: number | 'fit') => void
}>

function PreviewBar({ page, pages, onPage, scale, onZoom }: BarProps) {
  const step = (by: number) => onZoom(Math.max(0.25, Math.min(3, Math.round((scale + by) * 20) / 20)))
  return (
    <Toolbar label="预览">
      <IconButton label="上一页" disabled={page <= 1} onClick={() => onPage(page - 1)} icon={<IconChevronLeft size={18} aria-hidden />} />
      <PageNumber page={page} pages={pages} onPage={onPage} />
      <IconButton
        label="下一页"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
        icon={<IconChevronRight size={18} aria-hidden />}
      />
      <Group gap={4} ml="auto">
        <IconButton label="缩小" onClick={() => step(-0.15)} icon={<IconMinus size={16} aria-hidden />} />
        <Text fz="sm" className="numbers" w={44} ta="center">
          {Math.round(scale * 100)}%
        </Text>
        <IconButton label="放大" onClick={() => step(0.15)} icon={<IconPlus size={16} aria-hidden />} />
        <Button variant="default" size="xs" onClick={() => onZoom('fit')}>
          适合宽度
        </Button>
      </Group>
    </Toolbar>
  )
}

function PageNumber({ page, pages, onPage }: Pick<BarProps, 'page' | 'pages' | 'onPage'>) {
  return (
    <Group gap={6}>
      <Text fz="sm">第</Text>
      <NumberInput aria-label="页码" w={64} size="xs" min={1} max={pages} value={page} onChange={(next) => onPage(Number(next) || 1)} />
      <Text fz="sm">页，共 {pages} 页</Text>
    </Group>
  )
}

function IconButton({
  label,
  icon,
  onClick,
  disabled = false,
}: Readonly<{ label: string; icon: ReactNode; onClick: () => void; disabled?: boolean }>) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="md" aria-label={label} onClick={onClick} disabled={disabled}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

function fitScale(width: number, widthMm: number | undefined): number {
  if (!width || !widthMm) return 0.6
  return Math.max(0.25, Math.min(2, (width - margin) / (widthMm * pixelsPerMm)))
}
