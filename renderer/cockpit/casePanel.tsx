import { Button, Group, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { textOf, type MonitoringCase, type StepContext, type StepId } from '#shared/monitoring/define.ts'
import { stepDefinition, stepLabel } from '#shared/monitoring/steps.ts'
import { useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { scrollable } from '#renderer/ui/index.ts'
import { DeadlineMark } from './deadlineMark.tsx'
import { MeetingForm } from './meetingForm.tsx'
import { StepForm } from './stepForm.tsx'
import { saysOf } from './caseList.tsx'
import classes from './cockpit.module.css'

type Props = Readonly<{ given: MonitoringCase; cases: readonly MonitoringCase[]; context: StepContext }>

/** One case: what is known, what comes next, its form. After a step the next one stands here. */
export function CasePanel({ given, cases, context }: Props) {
  const readOnly = useReadOnly()
  const { leave } = useNavigate()
  const [wish, setWish] = useState<StepId | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [done, setDone] = useState(0)
  const step = wish && given.steps.includes(wish) ? wish : given.steps[0]
  useEffect(() => {
    if (done > 0) heading.current?.focus()
  }, [done])
  const finish = () => {
    setWish(null)
    setDone((now) => now + 1)
  }
  const definition = stepDefinition(step)
  // A form begins anew when another step or a newer state of the record comes.
  const key = `${given.record.id} ${given.record.head ?? ''} ${step} ${done}`
  return (
    <aside className={classes.panel} aria-label={`${given.name}的办理`}>
      <CaseHead given={given} heading={heading} />
      <div className={classes.panelBody} {...scrollable('办理内容')}>
        <Known given={given} />
        {!readOnly && given.steps.length > 1 && <StepChoice given={given} step={step} onStep={(id) => leave(() => setWish(id))} />}
        {!readOnly && definition && <StepForm key={key} definition={definition} given={given} context={context} onDone={finish} />}
        {!readOnly && !definition && <MeetingForm key={key} given={given} cases={cases} context={context} onDone={finish} />}
      </div>
    </aside>
  )
}

function CaseHead({ given, heading }: Readonly<{ given: MonitoringCase; heading: React.RefObject<HTMLHeadingElement | null> }>) {
  const { open } = useNavigate()
  const { household, record, ledger, name, deadline } = given
  return (
    <header className={classes.panelHead}>
      <div>
        <Title order={2} fz="md" ref={heading} tabIndex={-1}>
          {name || '（未填姓名）'}
        </Title>
        <Text fz="sm" c="dimmed">
          {record.links?.['village'] ?? ''} · <DeadlineMark deadline={deadline} />
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        {household && (
          <Button size="compact-sm" variant="default" onClick={() => open({ screen: 'household', id: household.id })}>
            看农户
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => open({ screen: 'ledger', ledger, record: record.id })}>
          看记录
        </Button>
      </Group>
    </header>
  )
}

/** Days that were passed, in their order. */
const passed: readonly (readonly [field: string, label: string])[] = [
  ['foundOn', '发现'],
  ['assignedOn', '派发'],
  ['checkedOn', '核实'],
  ['comparedOn', '比对'],
  ['assessedOn', '评议'],
  ['noticeTo', '公示至'],
  ['reviewedOn', '审核'],
  ['approvedOn', '审定'],
  ['helpStartedAt', '措施'],
  ['exitProposedOn', '提名消除'],
  ['exitCheckedOn', '消除核实'],
  ['exitAssessedOn', '消除评议'],
  ['exitNoticeTo', '消除公示至'],
  ['exitReviewedOn', '消除审核'],
]

function Known({ given }: Readonly<{ given: MonitoringCase }>) {
  const days = passed.flatMap(([field, label]) => {
    const day = textOf(given.record, field)
    return day === '' ? [] : [`${label} ${day}`]
  })
  return (
    <div className={classes.known}>
      <Text fz="sm">{saysOf(given)}</Text>
      {days.length > 0 && (
        <Text fz="xs" c="dimmed">
          {days.join(' → ')}
        </Text>
      )}
    </div>
  )
}

type ChoiceProps = Readonly<{ given: MonitoringCase; step: StepId; onStep: (step: StepId) => void }>

function StepChoice({ given, step, onStep }: ChoiceProps) {
  return (
    <div role="group" aria-label="要办的事" className={classes.choice}>
      {given.steps.map((id) => (
        <Button
          key={id}
          size="compact-sm"
          variant={id === step ? 'filled' : 'default'}
          aria-pressed={id === step}
          onClick={() => onStep(id)}
        >
          {stepLabel(id)}
        </Button>
      ))}
    </div>
  )
}
