import { Anchor, Button, Group, SegmentedControl, Stack, Text, TextInput, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import type { InspectionRow } from '#shared/ipc/parts/inspection.ts'
import { inspectionResults, type InspectionOutcome } from '#shared/ipc/parts/inspectionResults.ts'
import { newId, useAct, useLeaveGuard, useNavigate, useReadOnly } from '#renderer/bridge/index.ts'
import { DateInput, Facts } from '#renderer/ui/index.ts'
import { entryOf, isTouched, startEntry, type Carried, type EntryDraft } from './entry.ts'
import { ProblemFields } from './problemFields.tsx'
import classes from './inspection.module.css'

type Props = Readonly<{ sample: string; row: InspectionRow; carried: Carried; onSaved: (carried: Carried) => void }>

/** One drawn household: what to look into, and what was found. */
export function RowPanel({ sample, row, carried, onSaved }: Props) {
  const readOnly = useReadOnly()
  const [draft, setDraft] = useState(() => startEntry(row, carried))
  const touched = isTouched(row, draft, carried)
  const record = useAct('inspection.record', {
    doneText: ({ problems }) => `已登记 ${row.name} 户${problems > 0 ? `，交办 ${problems} 条问题` : ''}`,
    done: () => {
      const dueOn = draft.problems.at(-1)?.dueOn ?? carried.dueOn
      onSaved({ checkedOn: draft.checkedOn ?? carried.checkedOn, checker: draft.checker, dueOn })
    },
  })
  useLeaveGuard(touched && !record.isPending && !record.isSuccess)
  const put = (more: Partial<EntryDraft>) => setDraft((now) => ({ ...now, ...more }))
  const save = () => record.mutate({ id: newId(), sample, entries: [entryOf(row, draft)] })
  return (
    <form
      className={classes.panel}
      aria-label={`${row.name} 户`}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="sm">
        <RowFacts row={row} />
        {row.questions && (
          <div>
            <Text fw={600} fz="sm">
              重点核实
            </Text>
            <Text fz="sm" className={classes.lines}>
              {row.questions}
            </Text>
          </div>
        )}
        <Handed row={row} />
        <fieldset className={classes.fields} disabled={readOnly}>
          <Stack gap="xs">
            <ResultFields draft={draft} put={put} />
            <ProblemFields
              problems={draft.problems}
              helper={row.helper}
              dueOn={carried.dueOn}
              onChange={(problems) => put({ problems, ...(problems.length > 0 ? { result: '有问题' } : {}) })}
            />
            {!readOnly && (
              <Group>
                <Button type="submit" loading={record.isPending} disabled={!touched || draft.result === '未查'}>
                  保存，看下一户
                </Button>
              </Group>
            )}
          </Stack>
        </fieldset>
      </Stack>
    </form>
  )
}

function RowFacts({ row }: Readonly<{ row: InspectionRow }>) {
  const { open } = useNavigate()
  return (
    <>
      <Group justify="space-between">
        <Title order={2} fz="md">
          {row.stop}. {row.name}
        </Title>
        <Anchor component="button" type="button" fz="sm" onClick={() => open({ screen: 'household', id: row.household })}>
          打开这一户
        </Anchor>
      </Group>
      <Facts
        rows={[
          ['住址', [row.village, row.group, row.address].filter(Boolean).join(' ')],
          ['户类型', [row.kind, row.monitoringKind].filter(Boolean).join(' · ') || '—'],
          ['人口、电话', `${row.members ?? 0} 人　${row.phone}`],
          ['帮扶责任人', row.helper || '—'],
        ]}
      />
    </>
  )
}

/** Problems of this household that were handed out before. */
function Handed({ row }: Readonly<{ row: InspectionRow }>) {
  const { open } = useNavigate()
  if (row.problems.length === 0) return null
  return (
    <div>
      <Text fw={600} fz="sm">
        已交办的问题
      </Text>
      {row.problems.map(({ id, problem, state, dueOn }) => (
        <Text key={id} fz="sm">
          <Anchor component="button" type="button" inherit onClick={() => open({ screen: 'ledger', ledger: 'rectification', record: id })}>
            {problem}
          </Anchor>
          （{state}
          {dueOn && `，${dueOn} 前`}）
        </Text>
      ))}
    </div>
  )
}

function ResultFields({ draft, put }: Readonly<{ draft: EntryDraft; put: (more: Partial<EntryDraft>) => void }>) {
  return (
    <>
      <SegmentedControl
        aria-label="抽查结果"
        size="xs"
        data={[...inspectionResults]}
        value={draft.result}
        onChange={(result) => put({ result: result as InspectionOutcome })}
      />
      <Group grow>
        <DateInput label="检查日期" value={draft.checkedOn} onChange={(checkedOn) => put({ checkedOn })} />
        <TextInput label="检查人" maxLength={100} value={draft.checker} onChange={(event) => put({ checker: event.currentTarget.value })} />
      </Group>
      <Textarea
        label="检查情况"
        autosize
        minRows={2}
        maxLength={4_000}
        value={draft.finding}
        onChange={(event) => put({ finding: event.currentTarget.value })}
      />
    </>
  )
}
