import { useEffect, useState } from 'react'
import type { FieldProblem, Row } from '#shared/ipc/outputs.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { formSections } from '#shared/ledger/derive/form.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { useLeaveGuard } from '#renderer/bridge/index.ts'
import { todayIso } from '../input/draft.ts'
import { withinOf } from '../input/within.ts'
import { FieldControl } from './FieldControl.tsx'
import { HistoryDialog } from './FieldHistory.tsx'
import classes from './record.module.css'
import { useInPlace } from './useInPlace.ts'

type Props = Readonly<{
  registry: Registry
  ledger: LedgerDefinition
  row: Row
  problems: readonly FieldProblem[]
  readOnly: boolean
  /** Sections left out because they are shown elsewhere. */
  skip?: (field: FieldDefinition) => boolean
  /** Hears whether something typed is not stored, for a frame that can be closed. */
  onDirty?: (dirty: boolean) => void
}>

/** All fields of a record by sections, each saved as it is left. */
export function RecordForm({ registry, ledger, row, problems, readOnly, skip, onDirty }: Props) {
  const form = useInPlace(registry, ledger, row)
  useLeaveGuard(form.dirty)
  useEffect(() => onDirty?.(form.dirty), [form.dirty])
  const [looking, setLooking] = useState<string | null>(null)
  const sections = formSections(registry, ledger, todayIso())
  return (
    <>
      {sections.map((section) => {
        const inputs = section.inputs.filter((input) => !skip?.(input.field))
        if (inputs.length === 0) return null
        return (
          <fieldset key={section.id} id={`section-${section.id}`} className={classes.section}>
            <legend className={classes.legend}>{section.label}</legend>
            <div className={classes.fields}>
              {inputs.map(({ field }) => (
                <FieldControl
                  key={field.id}
                  registry={registry}
                  ledger={ledger}
                  field={field}
                  draft={form.draftOf(field)}
                  problem={form.problemOf(field)}
                  doubt={problems.find((problem) => problem.field === field.id)?.message ?? null}
                  masked={form.isMasked(field)}
                  locked={readOnly || row.removed}
                  within={withinOf(field, row)}
                  onDraft={(draft) => form.onDraft(field, draft)}
                  onFinish={(draft, how) => form.onFinish(field, draft, how)}
                  onReveal={() => form.reveal(field)}
                  onHistory={() => setLooking(field.id)}
                />
              ))}
            </div>
          </fieldset>
        )
      })}
      {looking && <HistoryDialog ledger={ledger} id={row.id} field={looking} onClose={() => setLooking(null)} />}
    </>
  )
}
