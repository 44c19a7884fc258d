import { Button, Group, Title } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { MonitoringCase, StepContext, StepId } from '#shared/monitoring/define.ts'
import { stepChanges } from '#shared/monitoring/stepChanges.ts'
import { stepProblems } from '#shared/monitoring/stepProblems.ts'
import { inputsOf, type StepDefinition } from '#shared/monitoring/steps.ts'
import { newId } from '#renderer/bridge/index.ts'
import { KeyHint } from '#renderer/ui/index.ts'
import { carriedDraft, startDraft, useDrafts, type Drafts } from './fields.ts'
import { Inputs } from './inputs.tsx'
import classes from './cockpit.module.css'

type Props = Readonly<{
  definition: StepDefinition
  given: MonitoringCase
  context: StepContext
  /** Stored; `next` words are told by the list that is read anew. */
  onDone: (step: StepId) => void
}>

/** Exactly the fields of one step. Ctrl+Enter saves. */
export function StepForm({ definition, given, context, onDone }: Props) {
  const { registry } = context
  const form = useDrafts(registry, startOf(definition, given, context))
  const keys = definition.inputs.map(({ key }) => key)
  const asked = inputsOf(definition, given, form.read(keys))
  const save = async () => {
    const values = form.read(asked.map(({ key }) => key))
    const wrong = { ...stepProblems(definition.id, given, values, context), ...form.check(asked) }
    form.setProblems(wrong)
    if (Object.keys(wrong).length > 0) return
    const changes = stepChanges(definition.id, given, values, { ...context, newId })
    const told = `${given.name}：已保存${definition.label}`
    if (!(await form.store({ label: `${definition.label}：${given.name}`, asked, changes, told }))) return
    onDone(definition.id)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || form.busy) return
    event.preventDefault()
    void save()
  }
  return (
    <div onKeyDown={press}>
      <form
        className={classes.form}
        aria-label={definition.label}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Title order={3} fz="md">
          {definition.label}
        </Title>
        <Inputs registry={registry} form={form} asked={asked} />
        <Group className={classes.formFoot}>
          <Button onClick={() => void save()} loading={form.busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
            {definition.verb}
          </Button>
        </Group>
      </form>
    </div>
  )
}

/** What was typed for the household before wins over the step's own start only where the step has none. */
function startOf(definition: StepDefinition, given: MonitoringCase, context: StepContext): Drafts {
  return Object.fromEntries(
    definition.inputs.map(({ key, start, carry }) => {
      const value = start?.(given, context) ?? null
      const words = key.endsWith('.household') ? given.name : ''
      const own = startDraft(context.registry, key, value, words)
      return [key, (carry ? carriedDraft(key) : undefined) ?? own]
    }),
  )
}
