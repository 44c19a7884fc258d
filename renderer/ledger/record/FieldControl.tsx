import { ActionIcon, Text } from '@mantine/core'
import { IconEye, IconHistory } from '@tabler/icons-react'
import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import { toldField, type ToldField } from '#shared/help/fields/index.ts'
import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, isOwn, type Registry } from '#shared/ledger/registry.ts'
import { unitOf } from '#shared/ledger/derive/unitOf.ts'
import { EditBox, type Finish } from '../input/EditBox.tsx'
import type { Draft } from '../input/draft.ts'
import type { Within } from '../input/useChoices.ts'
import { Explained } from '../told/Explained.tsx'
import { pressTold, tellOver } from '../told/told.ts'
import classes from './record.module.css'

export type ControlProps = Readonly<{
  registry: Registry
  /** The ledger of the field, for what it means. */
  ledger?: LedgerDefinition | undefined
  field: FieldDefinition
  draft: Draft
  problem: string | null
  /** A remark that does not stop saving. */
  doubt?: string | null
  masked: boolean
  locked: boolean
  within?: Within | undefined
  autoFocus?: boolean
  onDraft: (draft: Draft) => void
  onFinish: (draft: Draft, how: Finish) => boolean | void
  onReveal?: () => void
  onHistory?: () => void
}>

/** One field of a form: label, input, what is wrong, its history (F8), what it means (Shift+F1), and 显示 for a masked number. */
export function FieldControl(props: ControlProps) {
  const { field, problem, doubt = null, masked, onHistory } = props
  const id = useId()
  const readOnly = props.locked || !isOwn(field)
  const told = props.ledger ? toldField(props.registry, props.ledger, field) : null
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const label = event.currentTarget.querySelector('label')
    if (pressTold(event, label, told && { title: field.label, field: told })) return
    if (event.key !== 'F8' || !onHistory) return
    event.preventDefault()
    onHistory()
  }
  const note = problem ?? doubt
  return (
    <div className={classes.field} data-wide={field.type === 'longtext' || undefined} onKeyDown={press}>
      <LabelRow id={id} field={field} told={told} onHistory={onHistory} />
      <Explained id={`${id}-told`} told={told} />
      <div className={classes.inputRow}>
        <ControlInput
          {...props}
          id={id}
          readOnly={readOnly}
          noteId={[note && `${id}-note`, told && `${id}-told`].filter(Boolean).join(' ') || undefined}
        />
        {masked && props.onReveal && (
          <ActionIcon
            variant="default"
            size={30}
            aria-label={`显示${field.label}`}
            title="显示完整号码，查看会记入查看记录"
            onClick={props.onReveal}
          >
            <IconEye size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {note && (
        <Text id={`${id}-note`} fz="xs" className={problem ? classes.problem : classes.doubt} role={problem ? 'alert' : undefined}>
          {note}
        </Text>
      )}
      {!note && field.help && <Text className={classes.help}>{field.help}</Text>}
    </div>
  )
}

type LabelProps = Readonly<{ id: string; field: FieldDefinition; told: ToldField | null; onHistory: (() => void) | undefined }>

function LabelRow({ id, field, told, onHistory }: LabelProps) {
  const unit = unitOf(field)
  return (
    <div className={classes.labelRow}>
      <label
        htmlFor={id}
        className={classes.label}
        title={told ? undefined : field.label}
        {...tellOver(told && { title: field.label, field: told })}
      >
        {field.label}
        {unit && <span className={classes.unit}>（{unit}）</span>}
        {field.required && (
          <span aria-hidden className={classes.required}>
            *
          </span>
        )}
      </label>
      {onHistory && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={-1}
          className={classes.clock}
          aria-label={`${field.label}的修改记录`}
          title="修改记录（F8）"
          onClick={onHistory}
        >
          <IconHistory size={14} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}

type InputProps = ControlProps & Readonly<{ id: string; readOnly: boolean; noteId: string | undefined }>

function ControlInput({ registry, field, draft, problem, masked, within, autoFocus, onDraft, onFinish, id, readOnly, noteId }: InputProps) {
  if (masked || readOnly)
    return <input id={id} className={classes.fixed} readOnly value={draft.text} aria-describedby={noteId} tabIndex={masked ? 0 : -1} />
  return (
    <EditBox
      id={id}
      field={field}
      codes={codesOf(registry, field)}
      within={within}
      draft={draft}
      label={field.label}
      invalid={problem !== null}
      describedBy={noteId}
      onDraft={onDraft}
      onFinish={onFinish}
      {...(autoFocus ? { autoFocus } : {})}
    />
  )
}
