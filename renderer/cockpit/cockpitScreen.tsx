import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { chosenCase, type CaseChoice } from '#shared/monitoring/caseOf.ts'
import { textOf, type MonitoringCase } from '#shared/monitoring/define.ts'
import { useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page } from '#renderer/ui/index.ts'
import { CaseList } from './caseList.tsx'
import { CasePanel } from './casePanel.tsx'
import { ClueForm } from './clueForm.tsx'
import { MonthView } from './monthView.tsx'
import { StageStrip, casesAt, type Shown } from './stageStrip.tsx'
import { useCases, type Loop } from './useCases.ts'
import classes from './cockpit.module.css'

type View = 'todo' | 'month'
type Narrowed = Readonly<{ village: string | null; officer: string | null }>

/** 监测帮扶闭环: from a clue to the end of the risk, every step done here. */
export function CockpitScreen() {
  const { loop, error, retry } = useCases()
  const [view, setView] = useState<View>('todo')
  const [narrowed, setNarrowed] = useState<Narrowed>({ village: null, officer: null })
  const [adding, setAdding] = useState(false)
  const readOnly = useReadOnly()
  const { leave } = useNavigate()
  const begin = () =>
    leave(() => {
      setView('todo')
      setAdding(true)
    })
  const actions = (
    <>
      {loop && <Narrowing cases={loop.cases} narrowed={narrowed} onNarrowed={setNarrowed} withOfficer={view === 'todo'} />}
      <SegmentedControl
        size="xs"
        aria-label="看什么"
        value={view}
        onChange={(value) => leave(() => setView(value as View))}
        data={[
          { value: 'todo', label: '待办' },
          { value: 'month', label: '每月' },
        ]}
      />
      {!readOnly && (
        <Button onClick={begin} disabled={!loop}>
          登记线索
        </Button>
      )}
    </>
  )
  return (
    <Page title="监测帮扶闭环" actions={actions} flush>
      {error && <FailureNote error={error} onRetry={retry} />}
      {loop && view === 'month' && <MonthView today={loop.context.today} village={narrowed.village} />}
      {loop && view === 'todo' && <Board loop={loop} narrowed={narrowed} adding={adding} onAdding={setAdding} />}
    </Page>
  )
}

type BoardProps = Readonly<{ loop: Loop; narrowed: Narrowed; adding: boolean; onAdding: (adding: boolean) => void }>

function Board({ loop, narrowed, adding, onAdding }: BoardProps) {
  const [shown, setShown] = useState<Shown>('todo')
  const [chosen, setChosen] = useState<CaseChoice | null>(null)
  const { leave } = useNavigate()
  const cases = loop.cases.filter((given) => isIn(given, narrowed))
  const here = casesAt(cases, shown)
  // A case that has just moved on stays beside the list, with its next step.
  const found = chosen === null ? undefined : chosenCase(loop.cases, chosen)
  const given = found ?? here[0]
  const choose = (choice: CaseChoice) => {
    setChosen(choice)
    onAdding(false)
  }
  return (
    <div className={classes.board}>
      <StageStrip cases={cases} shown={shown} onShown={setShown} />
      <div className={classes.columns}>
        {here.length === 0 ? (
          <NothingHere isEmpty={loop.cases.length === 0} onAdd={() => onAdding(true)} />
        ) : (
          <CaseList
            key={shown}
            cases={here}
            chosen={given ? given.record.id : null}
            onChoose={(choice) => leave(() => choose(choice))}
            withStage={shown === 'todo'}
          />
        )}
        {adding && (
          <aside className={classes.panel} aria-label="登记线索">
            <div className={classes.panelBody}>
              <ClueForm context={loop.context} onDone={choose} onCancel={() => leave(() => onAdding(false))} />
            </div>
          </aside>
        )}
        {!adding && given && (
          <CasePanel key={found ? chosen?.record : given.record.id} given={given} cases={cases} context={loop.context} />
        )}
      </div>
    </div>
  )
}

function NothingHere({ isEmpty, onAdd }: Readonly<{ isEmpty: boolean; onAdd: () => void }>) {
  const { open } = useNavigate()
  const readOnly = useReadOnly()
  if (!isEmpty) return <EmptyState title="这个环节没有等着办的" text="点上面“全部待办”看别的环节。" />
  return (
    <EmptyState
      title="没有在办的线索和监测对象"
      text="发现线索后先登记，再派发核实；信息比对比出来的线索也会列在这里。"
      actions={
        !readOnly && (
          <>
            <Button onClick={onAdd}>登记第一条线索</Button>
            <Button variant="default" onClick={() => open({ screen: 'matching' })}>
              去信息比对
            </Button>
          </>
        )
      }
    />
  )
}

type NarrowingProps = Readonly<{
  cases: readonly MonitoringCase[]
  narrowed: Narrowed
  onNarrowed: (narrowed: Narrowed) => void
  withOfficer: boolean
}>

function Narrowing({ cases, narrowed, onNarrowed, withOfficer }: NarrowingProps) {
  const villages = new Map(cases.map(({ record }) => [textOf(record, 'village'), record.links?.['village'] ?? '']))
  const officers = [...new Set(cases.map(({ officer }) => officer))].filter((name) => name !== '').sort()
  return (
    <Group gap="xs">
      <Text component="span" fz="sm" c="dimmed">
        只看
      </Text>
      <Select
        size="xs"
        w={130}
        aria-label="村"
        placeholder="各村"
        clearable
        clearButtonProps={{ 'aria-label': '看各村' }}
        value={narrowed.village}
        onChange={(village) => onNarrowed({ ...narrowed, village })}
        data={[...villages].filter(([id]) => id !== '').map(([value, label]) => ({ value, label: label || value }))}
      />
      {withOfficer && (
        <Select
          size="xs"
          w={130}
          aria-label="责任人"
          placeholder="各责任人"
          clearable
          searchable
          clearButtonProps={{ 'aria-label': '看各责任人' }}
          value={narrowed.officer}
          onChange={(officer) => onNarrowed({ ...narrowed, officer })}
          data={officers}
        />
      )}
    </Group>
  )
}

function isIn({ record, officer }: MonitoringCase, narrowed: Narrowed): boolean {
  if (narrowed.village !== null && textOf(record, 'village') !== narrowed.village) return false
  return narrowed.officer === null || officer === narrowed.officer
}
