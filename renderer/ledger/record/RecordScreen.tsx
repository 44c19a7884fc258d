import { Button } from '@mantine/core'
import { useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { RecordView, Related, Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { findLedger } from '#shared/ledger/registry.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'
import { useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { Banner, FailureNote, Page } from '#renderer/ui/index.ts'
import { cellText } from '../grid/cellText.ts'
import { RecordForm } from './RecordForm.tsx'
import { RelatedBlocks, blocksShown } from './RelatedBlocks.tsx'
import { TimelinePart } from './TimelinePart.tsx'
import classes from './record.module.css'
import { useRecordMoves } from './useRecordMoves.ts'

type ScreenProps = Readonly<{
  ledger: string
  id: string
  /** What else can be done with this record, handed in by the app. */
  actions?: ReactNode
}>

/** One project, fund, asset …: key figures, its form, and everything that points to it. */
export function RecordScreen({ ledger: ledgerId, id, actions }: ScreenProps) {
  const ledger = findLedger(useRegistry(), ledgerId)
  const answer = useCall('ledger.record', { ledger: ledgerId, id })
  if (!ledger) return <FailureNote error={new Error(`没有名为“${ledgerId}”的台账`)} />
  if (answer.error) {
    return (
      <Page title={ledger.label}>
        <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    )
  }
  if (!answer.data) return <Page title="正在读取…">{null}</Page>
  return <OneRecord key={id} ledger={ledger} view={answer.data} actions={actions} />
}

function OneRecord({ ledger, view, actions }: Readonly<{ ledger: LedgerDefinition; view: RecordView; actions: ReactNode }>) {
  const { row, problems } = view
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const body = useRef<HTMLDivElement>(null)
  const related = useCall('ledger.related', { ledger: ledger.id, id: row.id }, { keepPrevious: true }).data ?? []
  const title = view.title === '' ? `（没有名称的${ledger.label}）` : view.title
  const whole = problems.filter((problem) => problem.field === null)
  return (
    <Page
      title={title}
      note={ledger.label}
      actions={<Actions ledger={ledger} row={row} title={title} readOnly={readOnly} more={actions} />}
      flush
    >
      {row.removed && <Banner tone="warn">这一条在回收站中，恢复后才能修改。</Banner>}
      {whole.map((problem) => (
        <Banner key={`${problem.recordId} ${problem.code}`} tone="warn">
          {problem.message}
        </Banner>
      ))}
      <KeyFigures ledger={ledger} row={row} />
      <Jumps body={body} ledger={ledger} related={related} />
      <div ref={body} className={classes.body} tabIndex={0} role="group" aria-label={`${ledger.label}的内容`}>
        <RecordForm
          registry={registry}
          ledger={ledger}
          row={row}
          problems={problems.filter((problem) => problem.recordId === row.id)}
          readOnly={readOnly}
        />
        <RelatedBlocks target={{ ledger, id: row.id, title }} related={related} />
        <TimelinePart ledger={ledger.id} id={row.id} title="经过" empty="还没有与它有关的事项。" />
      </div>
    </Page>
  )
}

/** Figures in the head of the page. */
const figuresShown = 7

/** Status and money of the record at one glance: what the list shows from the start, numbers first. */
function KeyFigures({ ledger, row }: Readonly<{ ledger: LedgerDefinition; row: Row }>) {
  const shown = ledger.fields
    .filter((field) => field.inGrid && !field.retired && field.id !== ledger.title && cellText(field, row) !== '')
    .map((field) => ({ field, rank: rankOf(field) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, figuresShown)
  if (shown.length === 0) return null
  return (
    <dl className={classes.figures}>
      {shown.map(({ field }) => (
        <div key={field.id} className={classes.figure}>
          <dt>{field.label}</dt>
          <dd className="numbers">
            {cellText(field, row)}
            {unitOf(field) && ` ${unitOf(field)}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function rankOf(field: FieldDefinition): number {
  if (field.dated) return 0
  if (field.type === 'money') return 1
  if (field.type === 'integer' || field.type === 'quantity') return 2
  return 3
}

type ActionProps = Readonly<{ ledger: LedgerDefinition; row: Row; title: string; readOnly: boolean; more: ReactNode }>

function Actions({ ledger, row, title, readOnly, more }: ActionProps) {
  const { open } = useNavigate()
  const moves = useRecordMoves()
  return (
    <>
      {more}
      <Button variant="default" onClick={() => open({ screen: 'ledger', ledger: ledger.id })}>
        {ledger.label}列表
      </Button>
      <Button variant="default" onClick={() => open({ screen: 'history', record: { ledger: ledger.id, id: row.id, title } })}>
        修改记录
      </Button>
      {!readOnly && row.removed && <Button onClick={() => moves.restore(ledger.id, row)}>恢复</Button>}
      {!readOnly && !row.removed && (
        <Button variant="outline" color="red" onClick={() => void moves.remove(ledger.id, row, `“${title}”`)}>
          移入回收站
        </Button>
      )}
    </>
  )
}

type JumpProps = Readonly<{ body: RefObject<HTMLDivElement | null>; ledger: LedgerDefinition; related: Related }>

function Jumps({ body, ledger, related }: JumpProps) {
  const filled = related.filter(({ count }) => count > 0)
  const targets: readonly (readonly [string, string])[] = [
    ...ledger.sections.map((section) => [`section-${section.id}`, section.label] as const),
    ...filled.slice(0, blocksShown).map((pointer) => [`related-${pointer.ledger}`, `${pointer.label} ${pointer.count}`] as const),
    ...(filled.length > blocksShown ? [['related-more', '其他台账'] as const] : []),
    ['timeline', '经过'],
  ]
  return (
    <nav className={classes.jumps} aria-label="本页各部分">
      {targets.map(([id, label]) => (
        <button
          key={id}
          type="button"
          className={classes.jump}
          onClick={() => body.current?.querySelector(`#${id}`)?.scrollIntoView({ block: 'start' })}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
