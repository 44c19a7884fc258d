import { memo, useEffect, useMemo, useRef } from 'react'
import type { OpenedReport, ReportMark } from '#shared/ipc/parts/reconcile.ts'
import { scrollable } from '#renderer/ui/index.ts'
import { blocksOf, type Block, type Piece } from './blocks.ts'
import classes from './reconcile.module.css'

type Props = Readonly<{ report: OpenedReport; marks: readonly ReportMark[]; current: ReportMark | null; onChoose: (start: number) => void }>

/** The text as it is read, its figures in their colours; the one with the cursor is brought into view. */
export function ReportView({ report, marks, current, onChoose }: Props) {
  const blocks = useMemo(() => blocksOf(report, marks), [report, marks])
  const sheet = useRef<HTMLDivElement>(null)
  const at = current?.start
  useEffect(() => {
    const found = sheet.current?.querySelector(`[data-at="${at ?? ''}"]`)
    found?.scrollIntoView({ block: 'center' })
  }, [at, blocks])
  const click = (target: EventTarget) => {
    const mark = target instanceof Element ? target.closest('[data-at]') : null
    if (mark) onChoose(Number(mark.getAttribute('data-at')))
  }
  return (
    <div ref={sheet} className={classes.sheet} {...scrollable('报告正文')}>
      <div className={classes.paper} onClick={(event) => click(event.target)} role="presentation">
        {blocks.map((block) => (
          <BlockView key={block.start} block={block} at={isInside(block, at) ? at : undefined} />
        ))}
      </div>
    </div>
  )
}

function isInside(block: Block, at: number | undefined): boolean {
  const pieces = block.kind === 'paragraph' ? block.pieces : block.rows.flat(2)
  return at !== undefined && pieces.some(({ mark }) => mark?.start === at)
}

const BlockView = memo(function BlockView({ block, at }: Readonly<{ block: Block; at: number | undefined }>) {
  if (block.kind === 'paragraph')
    return (
      <p className={classes.paragraph}>
        <Pieces pieces={block.pieces} at={at} />
      </p>
    )
  return (
    <table className={classes.table}>
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <Pieces pieces={cell} at={at} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

function Pieces({ pieces, at }: Readonly<{ pieces: readonly Piece[]; at: number | undefined }>) {
  return pieces.map(({ start, text, mark }) =>
    mark ? (
      <mark key={start} className={classes.mark} data-mark={mark.mark} data-at={mark.start} aria-current={mark.start === at || undefined}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
