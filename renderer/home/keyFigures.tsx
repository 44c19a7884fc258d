import { Skeleton, UnstyledButton } from '@mantine/core'
import type { Overview } from '#shared/ipc/parts/figures.ts'
import { useCall } from '#renderer/bridge/index.ts'
import { useOpenDrill } from './openDrill.ts'
import { Sparkline } from './sparkline.tsx'
import classes from './workbench.module.css'

type Figure = Overview['figures'][number]

const places = 8

/** The figures that are asked for daily, each with its course over the last months. */
export function KeyFigures({ figures }: Readonly<{ figures: Overview['figures'] | undefined }>) {
  // Looking back takes longer than the figures themselves: they do not wait for it.
  const trends = useCall('home.trends', {}, { enabled: figures !== undefined, keepPrevious: true }).data
  const courseOf = (id: string) => trends?.figures.find(({ measure }) => measure === id)?.values
  return (
    <section className={classes.figures} aria-label="主要指标" aria-busy={figures === undefined}>
      {figures === undefined
        ? Array.from({ length: places }, (_, index) => <Skeleton key={index} height={84} radius={4} />)
        : figures.map((figure) => <Tile key={figure.measure} figure={figure} course={courseOf(figure.measure)} />)}
    </section>
  )
}

function Tile({ figure, course }: Readonly<{ figure: Figure; course: readonly (number | null)[] | undefined }>) {
  const openDrill = useOpenDrill()
  const { label, text, unit, drill } = figure
  const content = (
    <>
      <span className={classes.figureLabel}>{label}</span>
      <span className={`${classes.figureValue} numbers`}>
        {text}
        <span className={classes.unit}>{text.endsWith(unit) ? '' : unit}</span>
      </span>
      <Sparkline values={course ?? []} />
    </>
  )
  if (!drill) return <div className={classes.tile}>{content}</div>
  return (
    <UnstyledButton className={classes.tile} data-opens onClick={() => openDrill(drill, label)} title="打开名单">
      {content}
    </UnstyledButton>
  )
}
