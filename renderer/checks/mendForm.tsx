import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Row } from '#shared/ipc/outputs.ts'
import type { FindingRow } from '#shared/ipc/parts/checks.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { useLeaveGuard, useReadOnly, useRegistry } from '#renderer/bridge/index.ts'
import { FieldControl, withinOf, type Draft, type Finish } from '#renderer/ledger/index.ts'
import { fieldsToMend } from './mendFields.ts'
import { mendWords } from './mends.ts'
import { useMend, type Mending } from './useMend.ts'
import classes from './checks.module.css'

/** What the list asks of the form beside it: to put the cursor into the first field, or to take the suggestion. */
export type Wish = 'mend' | 'take'

export type MendProps = Readonly<{
  ledger: LedgerDefinition
  row: Row
  finding: FindingRow
  wish: Wish | null
  /** The wish was heard; false when there is nothing to type here. */
  onWish: (heard: boolean) => void
  /** While something is being typed, the form stays with its finding. */
  onHold: (hold: boolean) => void
  /** Stored, or given up: back to the list. */
  onDone: (stored: boolean) => void
}>

/** The fields that put a finding right. Enter or leaving the form stores them; Esc gives up. */
export function MendForm({ ledger, row, finding, wish, onWish, onHold, onDone }: MendProps) {
  const registry = useRegistry()
  const locked = useReadOnly() || row.removed
  const form = useMend(registry, ledger, row)
  const box = useRef<HTMLFieldSetElement>(null)
  useLeaveGuard(form.dirty)
  const inside = useLeavingSaves(form, box)
  const fields = fieldsToMend(ledger, finding)
  const take = async () => {
    if (finding.mend && !locked && (await form.take(finding.mend))) onDone(true)
  }
  useEffect(() => onHold(inside || form.dirty), [inside, form.dirty, onHold])
  const first = locked ? undefined : fields[0]
  const begin = useBegin(box, first === undefined || form.isMasked(first))
  useEffect(() => {
    if (wish === null) return
    if (wish === 'take') void take()
    if (wish === 'mend' && first) begin()
    if (wish === 'mend' && first && form.isMasked(first)) form.reveal(first)
    onWish(wish === 'take' || first !== undefined)
  }, [wish])
  const finish = useFinish(form, onDone)
  if (fields.length === 0) return <Text c="dimmed">这一条要在记录里核对，请打开它。</Text>
  return (
    <fieldset ref={box} aria-label="改正" className={classes.form}>
      <div className={classes.fields}>
        {fields.map((field) => (
          <FieldControl
            key={field.id}
            registry={registry}
            ledger={ledger}
            field={field}
            draft={form.draftOf(field)}
            problem={form.problemOf(field)}
            masked={form.isMasked(field)}
            locked={locked}
            within={withinOf(field, row)}
            onDraft={(draft) => form.type(field, draft)}
            onFinish={(draft, how) => finish(field, draft, how)}
            {...(locked ? {} : { onReveal: () => form.reveal(field) })}
          />
        ))}
      </div>
      {form.refusal && (
        <Text c="red" fz="sm" role="alert">
          {form.refusal}
        </Text>
      )}
      {!locked && <Actions form={form} suggestion={finding.mend && mendWords(ledger, finding.mend, row)} onTake={take} onDone={onDone} />}
    </fieldset>
  )
}

type ActionProps = Readonly<{ form: Mending; suggestion: string | null; onTake: () => Promise<void>; onDone: (stored: boolean) => void }>

function Actions({ form, suggestion, onTake, onDone }: ActionProps) {
  const save = async () => {
    if (await form.save()) onDone(true)
  }
  const giveUp = () => {
    form.drop()
    onDone(false)
  }
  return (
    <Group gap="xs" mt={6}>
      <Button size="compact-sm" disabled={!form.dirty} onClick={() => void save()}>
        保存
      </Button>
      {form.dirty && (
        <Button size="compact-sm" variant="default" onClick={giveUp}>
          放弃
        </Button>
      )}
      {suggestion && (
        <>
          <Button size="compact-sm" variant="light" onClick={() => void onTake()} title="按建议改（Shift+Enter）">
            按建议改
          </Button>
          <Text fz="sm">{suggestion}</Text>
        </>
      )}
    </Group>
  )
}

function useFinish(form: Mending, onDone: (stored: boolean) => void) {
  // Giving up moves the focus, and the field that loses it tells once more what stood in it.
  const leaving = useRef(false)
  return (field: FieldDefinition, draft: Draft, how: Finish): boolean => {
    if (leaving.current) return false
    if (how === 'escape') {
      form.drop()
      leaving.current = true
      onDone(false)
      leaving.current = false
      return true
    }
    form.type(field, draft)
    if (how !== 'enter' && how !== 'shiftEnter') return false
    void form.save().then((done) => (done ? onDone(true) : undefined))
    return true
  }
}

/**
 * Whether the cursor is inside. As everywhere, what was typed is stored when the fields are left; what is refused stays,
 * with the reason.
 */
function useLeavingSaves(form: Mending, box: RefObject<HTMLElement | null>): boolean {
  const [inside, setInside] = useState(false)
  const latest = useRef(form)
  useEffect(() => {
    latest.current = form
  })
  useEffect(() => {
    const element = box.current
    const enter = () => setInside(true)
    // The last key may still be on its way into the draft; switching to another program is no leaving.
    const leave = () =>
      window.setTimeout(() => {
        if (element?.contains(document.activeElement)) return
        setInside(false)
        if (latest.current.dirty) void latest.current.save()
      })
    element?.addEventListener('focusin', enter)
    element?.addEventListener('focusout', leave)
    return () => {
      element?.removeEventListener('focusin', enter)
      element?.removeEventListener('focusout', leave)
    }
  }, [box])
  return inside
}

/** Puts the cursor into the first input, as soon as its full number is shown. */
function useBegin(box: RefObject<HTMLElement | null>, waiting: boolean): () => void {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted || waiting) return
    setWanted(false)
    const first = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input:not([readonly]), textarea')
    first?.focus()
    first?.select()
  }, [wanted, waiting, box])
  return () => setWanted(true)
}
