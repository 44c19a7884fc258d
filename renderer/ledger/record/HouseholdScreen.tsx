import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { RecordView, Row } from '#shared/ipc/outputs.ts'
import type { LedgerDefinition, Section } from '#shared/ledger/define.ts'
import { ledgerOf, type Registry } from '#shared/ledger/registry.ts'
import { useCall, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { Banner, FailureNote, Page } from '#renderer/ui/index.ts'
import { ChangeRecords } from './ChangeRecords.tsx'
import { HouseholdHead } from './HouseholdHead.tsx'
import { MemberTable, isGone, type MemberActions } from './MemberTable.tsx'
import { PopulationDialog } from './PopulationDialog.tsx'
import { RecordDrawer } from './RecordDrawer.tsx'
import { RelatedBlocks } from './RelatedBlocks.tsx'
import { TimelinePart } from './TimelinePart.tsx'
import { RecordForm } from './RecordForm.tsx'
import type { Change } from './reasons.ts'
import classes from './record.module.css'
import { useNeighbourKeys } from './useNeighbourKeys.ts'
import { useRecordMoves, type RecordMoves } from './useRecordMoves.ts'

/** One household with its members, its conditions and what happened to it. `actions`: what else can be done with it, handed in by the app. */
export function HouseholdScreen({ id, actions }: Readonly<{ id: string; actions?: ReactNode }>) {
  const answer = useCall('ledger.record', { ledger: 'household', id }, { keepPrevious: true })
  const registry = useRegistry()
  if (answer.error) {
    return (
      <Page title="户">
        <FailureNote error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    )
  }
  if (!answer.data) return <Page title="正在读取…">{null}</Page>
  // While the next one is being read the one before stands there, so that going through households does not flicker.
  return <Household key={answer.data.row.id} registry={registry} view={answer.data} actions={actions} />
}

type Asking = Readonly<{ change: Change; member: Row | null }>

function Household({ registry, view, actions }: Readonly<{ registry: Registry; view: RecordView; actions: ReactNode }>) {
  const { row, problems } = view
  const household = ledgerOf(registry, 'household')
  const member = ledgerOf(registry, 'member')
  const readOnly = useReadOnly()
  const body = useRef<HTMLDivElement>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const moves = useRecordMoves()
  const neighbour = useNeighbourKeys(row.id)
  const members = view.children.find((child) => child.ledger === 'member')?.rows ?? []
  return (
    <Page
      title={(row.values['headName'] ?? '') === '' ? '（没有户主）' : view.title}
      note={<HouseholdHead registry={registry} ledger={household} row={row} neighbour={neighbour} />}
      actions={<Actions row={row} title={view.title} readOnly={readOnly} moves={moves} more={actions} />}
      flush
    >
      <Warnings row={row} problems={problems} />
      <Jumps body={body} sections={household.sections} />
      <div ref={body} className={classes.body} tabIndex={0} role="group" aria-label="户的内容">
        <div id="members" style={{ marginBottom: 12 }}>
          <MemberTable
            registry={registry}
            ledger={member}
            household={row}
            rows={members}
            problems={problems.filter((problem) => problem.ledger === 'member')}
            readOnly={readOnly}
            actions={memberActions(moves, setAsking, setOpened)}
          />
        </div>
        <TimelinePart ledger="household" id={row.id} title="帮扶与享受" empty="还没有帮扶和享受政策的记录。" />
        <RecordForm
          registry={registry}
          ledger={household}
          row={row}
          problems={problems.filter((problem) => problem.ledger === 'household')}
          readOnly={readOnly}
        />
        <Related household={household} row={row} title={view.title} members={members} />
        <ChangeRecords registry={registry} household={row} />
      </div>
      {asking && <PopulationDialog {...asking} household={row} onClose={() => setAsking(null)} />}
      {opened && <RecordDrawer ledger={member} id={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

/** Ledgers that the page shows in parts of their own. */
const shownElsewhere = ['member', 'populationChange']

type RelatedProps = Readonly<{ household: LedgerDefinition; row: Row; title: string; members: readonly Row[] }>

/** What other ledgers keep about the household and its members, and where more is added. */
function Related({ household, row, title, members }: RelatedProps) {
  const related = useCall('ledger.related', { ledger: 'household', id: row.id }, { keepPrevious: true }).data ?? []
  const persons = members.filter((member) => !isGone(member)).map(({ id, values }) => ({ id, name: String(values['name'] ?? '') }))
  return (
    <div id="related">
      <RelatedBlocks target={{ ledger: household, id: row.id, title }} related={related} persons={persons} skip={shownElsewhere} />
    </div>
  )
}

function memberActions(moves: RecordMoves, ask: (asking: Asking) => void, open: (id: string) => void): MemberActions {
  return {
    add: () => ask({ change: 'add', member: null }),
    reduce: (member) => ask({ change: 'reduce', member }),
    move: (member) => ask({ change: 'move', member }),
    open,
    remove: (member) => void moves.remove('member', member, `${String(member.values['name'] ?? '')}的记录`),
    restore: (member) => moves.restore('member', member),
  }
}

/** What concerns the household as a whole and stands at no field. */
function Warnings({ row, problems }: Pick<RecordView, 'row' | 'problems'>) {
  const whole = problems.filter((problem) => problem.field === null)
  return (
    <>
      {row.removed && <Banner tone="warn">这一户在回收站中，恢复后才能修改。</Banner>}
      {whole.map((problem) => (
        <Banner key={`${problem.recordId} ${problem.code}`} tone="warn">
          {problem.message}
        </Banner>
      ))}
    </>
  )
}

type ActionProps = Readonly<{ row: Row; title: string; readOnly: boolean; moves: RecordMoves; more: ReactNode }>

function Actions({ row, title, readOnly, moves, more }: ActionProps) {
  const { open } = useNavigate()
  const record = { ledger: 'household', id: row.id, title }
  return (
    <>
      {more}
      <Button variant="default" onClick={() => open({ screen: 'history', record })}>
        修改记录
      </Button>
      {!readOnly && row.removed && <Button onClick={() => moves.restore('household', row)}>恢复</Button>}
      {!readOnly && !row.removed && (
        <Button variant="outline" color="red" onClick={() => void moves.remove('household', row, '这一户和户内成员')}>
          移入回收站
        </Button>
      )}
    </>
  )
}

function Jumps({ body, sections }: Readonly<{ body: RefObject<HTMLDivElement | null>; sections: readonly Section[] }>) {
  const targets = [
    ['members', '家庭成员'],
    ['timeline', '帮扶与享受'],
    ...sections.map((section) => [`section-${section.id}`, section.label] as const),
    ['related', '相关台账'],
    ['changes', '变动记录'],
  ] as const
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
