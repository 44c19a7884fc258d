import { Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { FieldDefinition, FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formSections } from '#shared/ledger/derive/form.ts'
import { codesOf, isOwn } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId, showDone, showFault, useRegistry } from '#renderer/bridge/index.ts'
import { KeyHint } from '#renderer/ui/index.ts'
import { emptyDraft, mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { useSaveKey } from '../input/useSaveKey.ts'
import { withinDrafts } from '../input/within.ts'
import { FieldControl } from './FieldControl.tsx'
import { useFilling, type Drafts } from './fills.ts'
import { problemsByField } from './problems.ts'
import classes from './record.module.css'

type Problems = Readonly<Record<string, string>>

type Props = Readonly<{
  ledger: LedgerDefinition
  /** Links that are known from where the form was opened. */
  given?: Drafts | undefined
  onSaved: () => void
  /** Hears whether something is typed. */
  onDirty: (dirty: boolean) => void
}>

/** A new record of any ledger: every field of the definition. Ctrl+Enter saves it and starts the next. */
export function NewRecordForm(props: Props) {
  const { ledger, onDirty } = props
  const form = useNewRecord(props)
  const { sections, fields, round, dirty, save, busy } = form
  const first = fields.find((field) => props.given?.[field.id] === undefined)?.id
  useEffect(() => onDirty(dirty), [dirty])
  const pressSave = useSaveKey(() => save(true))
  return (
    <div key={round} onKeyDown={pressSave}>
      {sections.map((section) => (
        <fieldset key={section.id} className={classes.section}>
          <legend className={classes.legend}>{section.label}</legend>
          <div className={classes.fields}>
            {section.inputs.map(({ field }) => (
              <NewField key={field.id} form={form} ledger={ledger} field={field} autoFocus={field.id === first} />
            ))}
          </div>
        </fieldset>
      ))}
      <Group justify="flex-end" className={classes.formFoot}>
        <Button variant="default" onClick={() => void save(false)} disabled={busy}>
          保存
        </Button>
        <Button onClick={() => void save(true)} disabled={busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
          保存并录下一{ledger.unit}
        </Button>
      </Group>
    </div>
  )
}

type Form = ReturnType<typeof useNewRecord>

type FieldProps = Readonly<{ form: Form; ledger: LedgerDefinition; field: FieldDefinition; autoFocus: boolean }>

function NewField({ form, ledger, field, autoFocus }: FieldProps) {
  const { registry, drafts, problems, filling, put } = form
  const draft = drafts[field.id] ?? emptyDraft
  const promised = draft.text === '' ? filling.promised[field.id] : undefined
  return (
    <FieldControl
      registry={registry}
      ledger={ledger}
      field={field}
      draft={draft}
      problem={problems[field.id] ?? null}
      doubt={promised === undefined ? null : `保存时带入 ${promised}`}
      masked={false}
      locked={false}
      autoFocus={autoFocus}
      within={withinDrafts(field, drafts)}
      onDraft={(next) => put(field, next)}
      onFinish={(next, how) => {
        if (how !== 'escape' && next !== emptyDraft) put(field, next)
      }}
    />
  )
}

/** What `carry` fields of a ledger held in the record entered before. */
const carried = new Map<string, Drafts>()

function useNewRecord({ ledger, given, onSaved }: Props) {
  const registry = useRegistry()
  const start = (): Drafts => ({ ...carried.get(ledger.id), ...given })
  const [drafts, setDrafts] = useState<Drafts>(start)
  const [touched, setTouched] = useState(false)
  const [problems, setProblems] = useState<Problems>({})
  const [round, setRound] = useState(0)
  const [busy, setBusy] = useState(false)
  const filling = useFilling(registry, ledger, setDrafts)
  const sections = ownSections(formSections(registry, ledger, todayIso()))
  const fields = sections.flatMap((section) => section.inputs.map((input) => input.field))
  useEffect(() => {
    for (const field of fields) if (start()[field.id]?.link) void filling.chosen(field, start()[field.id]!)
  }, [round])
  const put = (field: FieldDefinition, draft: Draft) => {
    const before = drafts[field.id]
    if (draft.text !== (before?.text ?? '') || draft.link !== (before?.link ?? null)) setTouched(true)
    setDrafts((now) => ({ ...now, [field.id]: draft }))
    if (draft.link !== null && draft.link !== before?.link) void filling.chosen(field, draft)
  }
  const next = () => {
    carried.set(ledger.id, Object.fromEntries(fields.filter((field) => field.carry).map(({ id }) => [id, drafts[id] ?? emptyDraft])))
    setTouched(false)
    filling.clear()
    setDrafts(start())
    setRound((now) => now + 1)
  }
  const save = async (another: boolean) => {
    const entries = fields.map((field) => ({ field, draft: drafts[field.id] ?? emptyDraft, codes: codesOf(registry, field) }))
    setBusy(true)
    const wrong = await addRecord(ledger, entries, filling.promised)
    setBusy(false)
    setProblems(wrong ?? {})
    if (wrong === null || Object.keys(wrong).length > 0) return
    next()
    if (!another) onSaved()
  }
  return { registry, sections, fields, drafts, problems, filling, put, save, busy, round, dirty: touched }
}

type Sections = ReturnType<typeof formSections>

/** What a person can fill in. */
function ownSections(sections: Sections): Sections {
  return sections
    .map((section) => ({ ...section, inputs: section.inputs.filter((input) => isOwn(input.field)) }))
    .filter((section) => section.inputs.length > 0)
}

/** Stores the record: the problems by field, none when it is done; null when the fault was shown as it is. */
async function addRecord(ledger: LedgerDefinition, entries: readonly Entry[], promised: Problems): Promise<Problems | null> {
  const { values, wrong } = readAll(entries, promised)
  if (Object.keys(wrong).length > 0) return wrong
  const recordId = newId()
  try {
    await call('edit.commit', { id: newId(), changes: [{ ledger: ledger.id, recordId, op: 'add', values: { ...values } }] })
    showDone(`已新增${ledger.label}`)
    return {}
  } catch (error) {
    if (!(error instanceof FaultError)) {
      showFault(error)
      return null
    }
    const named = problemsByField(error.fault, recordId)
    if (Object.keys(named).length > 0) return named
    showFault(new FaultError({ ...error.fault, detail: faultText(error.fault) }))
    return null
  }
}

type Entry = Readonly<{ field: FieldDefinition; draft: Draft; codes: ReturnType<typeof codesOf> }>

/** All drafts as values; blank fields are left out, and those that storing fills (`promised`) need not be typed. */
export function readAll(
  entries: readonly Entry[],
  promised: Problems = {},
): Readonly<{ values: Readonly<Record<string, FieldValue>>; wrong: Problems }> {
  const values: Record<string, FieldValue> = {}
  const wrong: Record<string, string> = {}
  for (const { field, draft, codes } of entries) {
    const reading = readDraft(field, draft, { codes, today: todayIso() })
    const message = mistake(reading.problems)
    const isMissing = reading.value === null && field.required && promised[field.id] === undefined
    if (message !== null) wrong[field.id] = message
    else if (isMissing) wrong[field.id] = `请填写${field.label}`
    else if (reading.value !== null) values[field.id] = reading.value
  }
  return { values, wrong }
}
