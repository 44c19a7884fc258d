import { useElementSize } from '@mantine/hooks'
import type { Drawing, Shape } from '#shared/charts/drawing.ts'
import { pointsOf } from '#shared/charts/svg.ts'
import { colors } from '#shared/charts/tones.ts'
import classes from './figures.module.css'

type ViewProps = Readonly<{
  /** Made for the width there is. */
  draw: (width: number) => Drawing
  widest?: number
  onPick?: (pick: string) => void
}>

const usualWidth = 720

/** A chart as wide as its place. What it says stands in its name too, for those who do not see it. */
export function DrawingView({ draw, widest = 960, onPick }: ViewProps) {
  const { ref, width } = useElementSize()
  const drawing = draw(Math.min(widest, Math.max(280, Math.floor(width) || usualWidth)))
  return (
    <div ref={ref} className={classes.drawing}>
      <svg
        role="img"
        aria-label={drawing.alt}
        width={drawing.width}
        height={drawing.height}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      >
        {drawing.shapes.map((shape, index) => (
          <ShapeView key={index} shape={shape} {...(onPick ? { onPick } : {})} />
        ))}
      </svg>
    </div>
  )
}

/** Clicks are for the mouse alone: the table beside the drawing holds the same links for the keyboard. */
function ShapeView({ shape, onPick }: Readonly<{ shape: Shape; onPick?: (pick: string) => void }>) {
  if (shape.kind === 'line')
    return (
      <polyline
        points={pointsOf(shape.points)}
        fill="none"
        stroke={colors[shape.tone]}
        strokeWidth={shape.width}
        {...(shape.dashed ? { strokeDasharray: '3 3' } : {})}
      />
    )
  if (shape.kind === 'text')
    return (
      <text
        x={shape.x}
        y={shape.y}
        fontSize={shape.size}
        textAnchor={shape.align}
        fill={colors[shape.tone]}
        fontWeight={shape.bold ? 600 : 400}
      >
        {shape.text}
      </text>
    )
  const { x, y, width, height, tone, says, pick } = shape
  const click = pick !== undefined && onPick ? { onClick: () => onPick(pick), className: classes.pick } : {}
  return (
    <rect x={x} y={y} width={width} height={height} fill={colors[tone]} {...click}>
      {says && <title>{says}</title>}
    </rect>
  )
}
