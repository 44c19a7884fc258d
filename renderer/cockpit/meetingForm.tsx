import { Button, Checkbox, Group, Select, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { MonitoringCase, StepContext, StepValues } from '#shared/monitoring/define.ts'
import {
  commonVillage,
  isForMeeting,
  meetingChanges,
  meetingInputs,
  meetingProblems,
  meetingTopic,
  verdictLabel,
  type AgendaItem,
  type Verdict,
} from '#shared/monitoring/meeting.ts'
import { newId } from '#renderer/bridge/index.ts'
import { carriedDraft, startDraft, useDrafts, type Drafts } from './fields.ts'
import { Inputs } from './inputs.tsx'
import classes from './cockpit.module.css'

type Verdicts = Readonly<Record<string, Verdict>>

type Props = Readonly<{ given: MonitoringCase; cases: readonly MonitoringCase[]; context: StepContext; onDone: () => void }>

/** 会商: the households on the agenda, one meeting, an outcome each. */
export function MeetingForm({ given, cases, context, onDone }: Props) {
  const { registry, today } = context
  const candidates = cases.filter(isForMeeting)
  const [verdicts, setVerdicts] = useState<Verdicts>({ [given.record.id]: 'yes' })
  const agenda = agendaOf(candidates, verdicts)
  const form = useDrafts(registry, startOf(given, context))
  const save = async () => {
    const typed = form.read(meetingInputs.map(({ key }) => key))
    const values = withDefaults(typed, agenda)
    const wrong = { ...meetingProblems(agenda, values, today), ...form.check(meetingInputs.filter(({ key }) => key !== 'meeting.topic')) }
    form.setProblems(wrong)
    if (Object.keys(wrong).length > 0 || agenda.length === 0) return
    const changes = meetingChanges(agenda, values, { ...context, newId })
    const told = `已保存会议，${agenda.length} 户有了结论`
    if (!(await form.store({ label: `会商：${agenda.length} 户`, asked: meetingInputs, changes, told }))) return
    onDone()
  }
  return (
    <form
      className={classes.form}
      aria-label="民主评议（会商）"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Title order={3} fz="md">
        民主评议（会商）
      </Title>
      <Agenda candidates={candidates} verdicts={verdicts} onVerdicts={setVerdicts} />
      <Inputs registry={registry} form={form} asked={meetingInputs.filter(({ key }) => key !== 'meeting.topic')} />
      <Group className={classes.formFoot}>
        <Button onClick={() => void save()} loading={form.busy} disabled={agenda.length === 0}>
          保存会议（{agenda.length} 户）
        </Button>
      </Group>
    </form>
  )
}

type AgendaProps = Readonly<{ candidates: readonly MonitoringCase[]; verdicts: Verdicts; onVerdicts: (verdicts: Verdicts) => void }>

function Agenda({ candidates, verdicts, onVerdicts }: AgendaProps) {
  const put = (id: string, verdict: Verdict | null) =>
    onVerdicts(
      Object.fromEntries([...Object.entries(verdicts).filter(([key]) => key !== id), ...(verdict ? [[id, verdict] as const] : [])]),
    )
  const all = () => onVerdicts(Object.fromEntries(candidates.map(({ record }) => [record.id, verdicts[record.id] ?? 'yes'])))
  return (
    <fieldset className={classes.agenda}>
      <legend>上会农户</legend>
      {candidates.map((candidate) => (
        <AgendaLine key={candidate.record.id} candidate={candidate} verdict={verdicts[candidate.record.id] ?? null} onVerdict={put} />
      ))}
      {candidates.length > 1 && (
        <Button size="compact-sm" variant="default" onClick={all}>
          全部上会（{candidates.length} 户）
        </Button>
      )}
    </fieldset>
  )
}

type LineProps = Readonly<{ candidate: MonitoringCase; verdict: Verdict | null; onVerdict: (id: string, verdict: Verdict | null) => void }>

const choices: readonly Verdict[] = ['yes', 'no', 'later']

function AgendaLine({ candidate, verdict, onVerdict }: LineProps) {
  const { id, links } = candidate.record
  const village = links?.['village'] ?? ''
  return (
    <div className={classes.agendaLine}>
      <Checkbox
        checked={verdict !== null}
        onChange={(event) => onVerdict(id, event.currentTarget.checked ? 'yes' : null)}
        label={`${candidate.name}（${village}）`}
      />
      {verdict === null ? (
        <Text fz="sm" c="dimmed">
          不上会
        </Text>
      ) : (
        <Select
          size="xs"
          w={104}
          aria-label={`${candidate.name}的结论`}
          allowDeselect={false}
          value={verdict}
          data={choices.map((value) => ({ value, label: verdictLabel(candidate, value) }))}
          onChange={(value) => onVerdict(id, value as Verdict)}
        />
      )}
    </div>
  )
}

function agendaOf(candidates: readonly MonitoringCase[], verdicts: Verdicts): readonly AgendaItem[] {
  return candidates.flatMap((given) => {
    const verdict = verdicts[given.record.id]
    return verdict ? [{ given, verdict }] : []
  })
}

function startOf(given: MonitoringCase, context: StepContext): Drafts {
  const village = {
    'meeting.village': startDraft(context.registry, 'meeting.village', commonVillage([given]), given.record.links?.['village']),
  }
  const others = meetingInputs.map(({ key, start, carry }) => {
    const own = startDraft(context.registry, key, start?.(given, context) ?? null)
    return [key, (carry ? carriedDraft(key) : undefined) ?? own] as const
  })
  return { ...Object.fromEntries(others), ...village }
}

function withDefaults(typed: StepValues, agenda: readonly AgendaItem[]): StepValues {
  return { ...typed, 'meeting.topic': meetingTopic(agenda.map(({ given }) => given)) }
}
