import { Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { FieldValue, LedgerDefinition } from '#shared/ledger/define.ts'
import { formSections } from '#shared/ledger/derive/form.ts'
import { codesOf, isOwn } from '#shared/ledger/registry.ts'
import { FaultError, call, faultText, newId, showDone, showFault, useRegistry } from '#renderer/bridge/index.ts'
import { emptyDraft, mistake, readDraft, todayIso, type Draft } from '../input/draft.ts'
import { useSaveKey } from '../input/useSaveKey.ts'
import { FieldControl } from './FieldControl.tsx'
import { problemsByField } from './problems.ts'
import classes from './record.module.css'

type Drafts = Readonly<Record<string, Draft>>
type Problems = Readonly<Record<string, string>>

type Props = Readonly<{
  ledger: LedgerDefinition
  onSaved: () => void
  /** Hears whether something is typed. */
  onDirty: (dirty: boolean) => void
}>

/** A new record of any ledger: every field of the definition, saved at once with Ctrl+Enter. */
export function NewRecordForm({ ledger, onSaved, onDirty }: Props) {
  const { registry, sections, fields, drafts, setDrafts, problems, save } = useNewRecord(ledger, onSaved)
  const first = fields[0]?.id
  const dirty = Object.keys(drafts).length > 0
  useEffect(() => onDirty(dirty), [dirty])
  const pressSave = useSaveKey(save)
  return (
    <div onKeyDown={pressSave}>
      {sections.map((section) => (
        <fieldset key={section.id} className={classes.section}>
          <legend className={classes.legend}>{section.label}</legend>
          <div className={classes.fields}>
            {section.inputs
              .filter((input) => isOwn(input.field))
              .map(({ field }) => (
                <FieldControl
                  key={field.id}
                  registry={registry}
                  field={field}
                  draft={drafts[field.id] ?? emptyDraft}
                  problem={problems[field.id] ?? null}
                  masked={false}
                  locked={false}
                  autoFocus={field.id === first}
                  within={
                    field.target === 'group' && drafts['village']?.link ? { field: 'village', id: drafts['village'].link } : undefined
                  }
                  onDraft={(draft) => setDrafts((now) => ({ ...now, [field.id]: draft }))}
                  onFinish={(draft, how) => {
                    if (how !== 'escape' && draft !== emptyDraft) setDrafts((now) => ({ ...now, [field.id]: draft }))
                  }}
                />
              ))}
          </div>
        </fieldset>
      ))}
      <Group justify="flex-end">
        <Button onClick={() => void save()} title="Ctrl+Enter">
          保存
        </Button>
      </Group>
    </div>
  )
}

function useNewRecord(ledger: LedgerDefinition, onSaved: () => void) {
  const registry = useRegistry()
  const [drafts, setDrafts] = useState<Drafts>({})
  const [problems, setProblems] = useState<Problems>({})
  const sections = formSections(registry, ledger, todayIso())
  const fields = sections.flatMap((section) => section.inputs.map((input) => input.field)).filter(isOwn)
  const save = async () => {
    const { values, wrong } = readAll(
      fields.map((field) => ({ field, draft: drafts[field.id] ?? emptyDraft, codes: codesOf(registry, field) })),
    )
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return
    const recordId = newId()
    try {
      await call('edit.commit', { id: newId(), changes: [{ ledger: ledger.id, recordId, op: 'add', values }] })
      showDone(`已新增${ledger.label}`)
      onSaved()
    } catch (error) {
      if (!(error instanceof FaultError)) return showFault(error)
      const named = problemsByField(error.fault, recordId)
      setProblems(named)
      if (Object.keys(named).length === 0) showFault(new FaultError({ ...error.fault, detail: faultText(error.fault) }))
    }
  }
  return { registry, sections, fields, drafts, setDrafts, problems, save }
}

type Entry = Readonly<{ field: LedgerDefinition['fields'][number]; draft: Draft; codes: ReturnType<typeof codesOf> }>

/** All drafts as values; blank fields are left out. */
export function readAll(entries: readonly Entry[]): Readonly<{ values: Readonly<Record<string, FieldValue>>; wrong: Problems }> {
  const values: Record<string, FieldValue> = {}
  const wrong: Record<string, string> = {}
  for (const { field, draft, codes } of entries) {
    const reading = readDraft(field, draft, { codes, today: todayIso() })
    const message = mistake(reading.problems)
    if (message !== null) wrong[field.id] = message
    else if (reading.value === null && field.required) wrong[field.id] = `请填写${field.label}`
    else if (reading.value !== null) values[field.id] = reading.value
  }
  return { values, wrong }
}
