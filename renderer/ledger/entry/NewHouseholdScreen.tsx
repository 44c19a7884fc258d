import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { FieldDefinition } from '#shared/ledger/define.ts'
import { fieldOf, isOwn, ledgerOf } from '#shared/ledger/registry.ts'
import { newId, useLeaveGuard, useNavigate, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { Banner, KeyHint, Page, Panel } from '#renderer/ui/index.ts'
import type { Finish } from '../input/EditBox.tsx'
import { useSaveKey } from '../input/useSaveKey.ts'
import { emptyDraft, type Draft } from '../input/draft.ts'
import { FieldControl } from '../record/FieldControl.tsx'
import classes from '../record/record.module.css'
import { isTouched, reduceEntry, type Line } from './entryState.ts'
import { MemberLines } from './MemberLines.tsx'
import { nextStop } from './path.ts'
import { useEntry, type Entry } from './useEntry.ts'

/** A household typed from paper by keyboard alone: village, group, head, members, then the rest. */
export function NewHouseholdScreen() {
  const registry = useRegistry()
  const readOnly = useReadOnly()
  const entry = useEntry(registry)
  const { state, busy, refusal } = entry
  const body = useRef<HTMLDivElement>(null)
  const focus = useFocus(body)
  useLeaveGuard(isTouched(state))
  const ledger = ledgerOf(registry, 'household')
  const settled = state.household.drafts['village']?.link && entry.saved > 0
  useEffect(() => focus(settled ? `${state.members[0]?.id} name` : `${state.id} village`), [state.id])
  const press = useSaveKey(async () => (busy ? undefined : entry.save()))
  if (readOnly) return <Page title="新增一户">台账是只读的，不能录入。</Page>
  return (
    <Page title="新增一户" note={<Keys saved={entry.saved} />} flush actions={<Actions entry={entry} />}>
      {refusal && <Banner tone="bad">{refusal}</Banner>}
      <div ref={body} className={classes.body} onKeyDown={press}>
        <HouseholdFields
          entry={entry}
          title="所在村组"
          fields={['village', 'group'].map((id) => fieldOf(ledger, id))}
          focus={focus}
          after={`${state.members[0]?.id} name`}
        />
        <People entry={entry} focus={focus} />
        <HouseholdFields entry={entry} title="户信息" fields={primaryFields(ledger.fields)} focus={focus} />
        <MoreFields entry={entry} fields={otherFields(ledger.fields)} focus={focus} />
        <ChangeBox entry={entry} />
      </div>
    </Page>
  )
}

type Focus = (stop: string) => void

function Actions({ entry }: Readonly<{ entry: Entry }>) {
  const { back } = useNavigate()
  return (
    <>
      <Button variant="default" onClick={back}>
        返回
      </Button>
      <Button onClick={() => void entry.save()} loading={entry.busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
        保存并录下一户
      </Button>
    </>
  )
}

function People({ entry, focus }: Readonly<{ entry: Entry; focus: Focus }>) {
  const registry = useRegistry()
  const { state, dispatch } = entry
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>户主与家庭成员</legend>
      <MemberLines
        registry={registry}
        ledger={ledgerOf(registry, 'member')}
        lines={state.members}
        onDraft={(line, field, draft) => dispatch({ kind: 'type', line: line.id, field: field.id, draft })}
        onFinish={(line, field, draft, how) => finishCell({ entry, line, field, draft, how }, focus)}
        onDrop={(line) => dispatch({ kind: 'dropMember', id: line.id })}
      />
      <Text fz="xs" c="dimmed" mt={4}>
        第一行是户主。填完一人按 Enter 到下一人；姓名留空按 Enter 则转到户信息。身份证号自动得出性别、出生日期和年龄。
      </Text>
    </fieldset>
  )
}

function ChangeBox({ entry }: Readonly<{ entry: Entry }>) {
  return (
    <Checkbox
      mt="xs"
      label="同时登记一条“整户新增”变动记录"
      checked={entry.state.recordsChange}
      onChange={(event) => entry.dispatch({ kind: 'recordsChange', on: event.currentTarget.checked })}
    />
  )
}

function Keys({ saved }: Readonly<{ saved: number }>) {
  return (
    <Group gap={6}>
      <KeyHint keys="Enter" /> 下一格 <KeyHint keys="Ctrl+Enter" /> 保存
      {saved > 0 && <span>，本次已录 {saved} 户</span>}
    </Group>
  )
}

type CellEnd = Readonly<{ entry: Entry; line: Line; field: FieldDefinition; draft: Draft; how: Finish }>

/** Enter leads along the paper's order; Tab stays the browser's, so that nothing is ever out of reach. */
function finishCell({ entry, line, field, draft, how }: CellEnd, focus: Focus): boolean {
  if (how === 'escape') return false
  const changed = draft.text !== (line.drafts[field.id]?.text ?? '')
  if (how === 'blur' && !changed && line.problems[field.id] !== undefined) return false
  entry.leaveCell(line, field, draft)
  if (how !== 'enter') return false
  const typed = [
    { kind: 'type' as const, line: line.id, field: field.id, draft },
    { kind: 'fill' as const, line: line.id, drafts: entry.told(field, draft) },
  ].reduce(reduceEntry, entry.state)
  const next = nextStop(typed, { line: line.id, field: field.id })
  if (next === 'household') focus(`${entry.state.id} ${primaryIds[0]}`)
  else if (next === 'newMember') {
    const id = newId()
    entry.dispatch({ kind: 'addMember', id })
    focus(`${id} name`)
  } else focus(`${next.line} ${next.field}`)
  return true
}

const primaryIds: readonly string[] = ['phone', 'kind', 'monitoringKind', 'address', 'code']

/** Asked of every household; what the office made required belongs here too. */
function primaryFields(fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const named = primaryIds.flatMap((id) => fields.filter((field) => field.id === id && !field.retired))
  const required = fields.filter(
    (field) => field.required && isOwn(field) && !field.retired && field.id !== 'village' && field.id !== 'group',
  )
  return [...named, ...required.filter((field) => !named.includes(field))]
}

function otherFields(fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const shown = new Set([...primaryFields(fields).map((field) => field.id), 'village', 'group'])
  return fields.filter((field) => isOwn(field) && !field.retired && !shown.has(field.id))
}

function MoreFields({ entry, fields, focus }: Readonly<{ entry: Entry; fields: readonly FieldDefinition[]; focus: Focus }>) {
  const [opened, setOpened] = useState(false)
  const troubled = fields.some((field) => entry.state.household.problems[field.id] !== undefined)
  if (!opened && !troubled) {
    return (
      <Button variant="subtle" onClick={() => setOpened(true)}>
        填写其他 {fields.length} 项
      </Button>
    )
  }
  return <HouseholdFields entry={entry} title="其他项目" fields={fields} focus={focus} />
}

type FieldsProps = Readonly<{
  entry: Entry
  title: string
  fields: readonly FieldDefinition[]
  focus: Focus
  after?: string
}>

function HouseholdFields({ entry, title, fields, focus, after }: FieldsProps) {
  const registry = useRegistry()
  const { state, dispatch } = entry
  const { household } = state
  const village = household.drafts['village']?.link
  const finish = (index: number, field: FieldDefinition, draft: Draft, how: Finish): boolean => {
    if (how === 'escape') return false
    if (draft !== household.drafts[field.id]) dispatch({ kind: 'type', line: state.id, field: field.id, draft })
    // A group that was chosen belongs to the village before; words typed ahead while the village was looked up stay.
    if (field.id === 'village' && draft.link !== household.drafts['village']?.link && household.drafts['group']?.link)
      dispatch({ kind: 'type', line: state.id, field: 'group', draft: emptyDraft })
    if (how !== 'enter') return false
    const next = fields[index + 1]
    const stop = next ? `${state.id} ${next.id}` : after
    if (stop) focus(stop)
    return stop !== undefined
  }
  return (
    <Panel title={title}>
      <div className={classes.fields}>
        {fields.map((field, index) => (
          <div key={field.id} data-stop={`${state.id} ${field.id}`}>
            <FieldControl
              registry={registry}
              ledger={ledgerOf(registry, 'household')}
              field={field}
              draft={household.drafts[field.id] ?? emptyDraft}
              problem={household.problems[field.id] ?? null}
              masked={false}
              locked={false}
              within={field.target === 'group' && village ? { field: 'village', id: village } : undefined}
              onDraft={(draft) => dispatch({ kind: 'type', line: state.id, field: field.id, draft })}
              onFinish={(draft, how) => finish(index, field, draft, how)}
            />
          </div>
        ))}
      </div>
    </Panel>
  )
}

/** Puts the cursor into a stop, which may be drawn only by the next rendering; its text is marked. */
function useFocus(body: RefObject<HTMLDivElement | null>): Focus {
  const [wanted, setWanted] = useState<Readonly<{ stop: string; turn: number }> | null>(null)
  useEffect(() => {
    if (!wanted) return
    const input = body.current?.querySelector<HTMLInputElement>(`[data-stop="${wanted.stop}"] :is(input, textarea)`)
    input?.focus()
    input?.select()
  }, [wanted, body])
  return (stop) => setWanted((now) => ({ stop, turn: (now?.turn ?? 0) + 1 }))
}
