import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import type { ChecksSummary } from '#shared/ipc/parts/checks.ts'
import { useAct, useCall, useFile, useNavigate, useProgress } from '#renderer/bridge/index.ts'
import { EmptyState, FailureNote, Page, ProgressPanel, countText } from '#renderer/ui/index.ts'
import { ExportButton } from './exportButton.tsx'
import { filterOf, openCount, severityList, severityMeaning, type Choice, type Severity } from './filter.ts'
import { SeverityMark } from './marks.tsx'
import { recallChecks } from './memory.ts'
import { Worklist } from './worklist.tsx'
import classes from './checks.module.css'

/** `village`, `helper` null: of none. */
type Props = Readonly<{ rule?: string; severity?: Severity; village?: string | null; helper?: string | null }>

/** 疑点清单: everything that contradicts itself, is missing or falls due, to be put right one after the other. */
export function ChecksScreen({ rule, severity, village, helper }: Props) {
  const databaseId = useFile()?.databaseId ?? ''
  const place = JSON.stringify([databaseId, { rule, severity, village, helper }])
  return <Checks key={place} place={place} start={startOf({ rule, severity, village, helper })} />
}

function Checks({ place, start }: Readonly<{ place: string; start: Choice }>) {
  const [remembered] = useState(() => recallChecks(place))
  const [choice, setChoice] = useState<Choice>(() => remembered?.choice ?? start)
  const summary = useCall('checks.summary', {})
  const [checked, setChecked] = useState(0)
  const again = useAct('checks.run', {
    doneText: ({ rules, findings }) => `已用 ${countText(rules)} 条规则检查完毕，共 ${countText(findings)} 条`,
    done: () => {
      setChecked((now) => now + 1)
      void summary.refetch()
    },
  })
  const running = again.isPending || summary.isPending
  const progress = useProgress('check', running)
  const { open } = useNavigate()
  const named = withLabel(choice, summary.data)
  return (
    <Page
      title="疑点清单"
      note={<Meaning />}
      flush
      actions={
        <>
          <Button variant="default" loading={again.isPending} disabled={summary.isPending} onClick={() => again.mutate({})}>
            重新检查
          </Button>
          <Button
            variant="default"
            disabled={!summary.data || running}
            onClick={() => open({ screen: 'printFindings', filter: filterOf(choice) })}
          >
            打印
          </Button>
          <ExportButton filter={filterOf(choice)} today={summary.data?.today ?? ''} disabled={!summary.data || running} />
        </>
      }
    >
      {running && (
        <div className={classes.running}>
          <ProgressPanel title="正在检查台账…" {...(progress ? { done: progress.done, total: progress.total } : {})} />
        </div>
      )}
      {summary.error && <FailureNote error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data && isClean(summary.data) && <Clean summary={summary.data} />}
      {summary.data && !isClean(summary.data) && (
        <Worklist
          place={place}
          summary={summary.data}
          choice={named}
          onChoice={setChoice}
          checked={checked}
          {...(remembered ? { remembered } : {})}
        />
      )}
    </Page>
  )
}

function Meaning() {
  return (
    <span className={classes.meaning}>
      {severityList.map((severity) => (
        <span key={severity}>
          <SeverityMark severity={severity} /> {severityMeaning[severity]}
        </span>
      ))}
    </span>
  )
}

function Clean({ summary }: Readonly<{ summary: ChecksSummary }>) {
  const { open } = useNavigate()
  const isEmpty = Object.values(useFile()?.counts ?? {}).every((count) => count === 0)
  return (
    <EmptyState
      title="没有发现疑点"
      text={
        <>
          {summary.today} 用 {countText(summary.rules)} 条规则检查了整个台账。录入和导入之后会自动再检查，有了疑点就列在这里。{' '}
          <Anchor component="button" type="button" onClick={() => open({ screen: 'ledger', ledger: 'household' })}>
            看农户台账
          </Anchor>
        </>
      }
      actions={isEmpty && <Button onClick={() => open({ screen: 'import' })}>台账还是空的，去导入</Button>}
    />
  )
}

function isClean(summary: ChecksSummary): boolean {
  return openCount(summary) === 0 && summary.excused === 0
}

function startOf({ rule, severity, village, helper }: Props): Choice {
  return {
    ...(rule ? { rule } : {}),
    ...(severity ? { severity } : {}),
    ...(village === undefined ? {} : { village: { id: village, label: '' } }),
    ...(helper === undefined ? {} : { helper: { id: helper, label: '' } }),
  }
}

/** Opened with ids: their names are known once the summary is. */
function withLabel(choice: Choice, summary: ChecksSummary | undefined): Choice {
  const labelled = (part: 'village' | 'helper', entries: ChecksSummary['byVillage'] | undefined): Choice => {
    const chosen = choice[part]
    if (!chosen || chosen.label !== '') return {}
    return { [part]: { id: chosen.id, label: entries?.find((entry) => entry.id === chosen.id)?.label ?? '' } }
  }
  return { ...choice, ...labelled('village', summary?.byVillage), ...labelled('helper', summary?.byHelper) }
}
