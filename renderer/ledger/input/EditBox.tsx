import { useId, useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import type { CodeList, FieldDefinition } from '#shared/ledger/define.ts'
import { ChoiceList } from './ChoiceList.tsx'
import type { Draft } from './draft.ts'
import classes from './input.module.css'
import { isListed, type Within } from './useChoices.ts'
import { useSuggestions, type Suggestions } from './useSuggestions.ts'

export type Finish = 'enter' | 'shiftEnter' | 'tab' | 'shiftTab' | 'blur' | 'escape' | 'up' | 'down'

export type EditBoxProps = Readonly<{
  field: FieldDefinition
  codes?: CodeList | undefined
  within?: Within | undefined
  draft: Draft
  onDraft: (draft: Draft) => void
  /** The person is done, by this key; `draft` includes an option taken by the same key. Return true to keep the key from the browser. */
  onFinish: (draft: Draft, how: Finish) => boolean | void
  label: string
  id?: string
  describedBy?: string | undefined
  invalid?: boolean
  disabled?: boolean
  readOnly?: boolean
  /** Only waits for typing: keys other than characters are not its own, and no list opens by itself. */
  dormant?: boolean
  autoFocus?: boolean
  /** Arrow keys finish the edit when no list is open (typing in a grid cell). */
  arrowsFinish?: boolean
  /** Puts the caret at the end instead of marking everything. */
  caretAtEnd?: boolean
  className?: string | undefined
  name?: string
}>

/** One input for every field type: text, and where the field has a list, choosing by typing its characters or pinyin. */
export function EditBox(props: EditBoxProps) {
  const { field, label, disabled = false } = props
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const list = useSuggestions(props)
  const listId = useId()
  useFirstFocus(box, props)
  const press = (event: KeyboardEvent<HTMLElement>) => pressKey(event, props, list)
  const shared = {
    ...attributes(props),
    ref: box,
    onChange: (event: { currentTarget: { value: string } }) => list.type(event.currentTarget.value),
    onKeyDown: press,
    onBlur: () => list.leave(),
  }
  if (field.type === 'longtext') return <textarea {...shared} rows={2} />
  const combobox = isListed(field) ? comboboxOf(list, listId) : {}
  const inputMode = field.type === 'money' || field.type === 'quantity' || field.type === 'integer' ? 'decimal' : undefined
  return (
    <>
      <input
        {...shared}
        {...combobox}
        size={1}
        type="text"
        inputMode={inputMode}
        onClick={() => (props.dormant || props.readOnly ? undefined : list.open(false))}
      />
      {list.opened && !disabled && (
        <ChoiceList id={listId} anchor={box} label={label} choices={list.choices} active={list.active} onPick={list.pick} />
      )}
    </>
  )
}

function attributes(props: EditBoxProps) {
  const marksItself = props.autoFocus && !props.arrowsFinish && !props.dormant
  return {
    id: props.id,
    name: props.name ?? props.field.id,
    className: `${classes.box} ${props.className ?? ''}`,
    value: props.draft.text,
    disabled: props.disabled ?? false,
    readOnly: props.readOnly,
    'aria-label': props.id ? undefined : props.label,
    'aria-invalid': props.invalid ? true : undefined,
    'aria-describedby': props.describedBy,
    // Where a dialog's focus trap looks for the first input.
    'data-autofocus': marksItself ? true : undefined,
    autoComplete: 'off',
    spellCheck: false,
  }
}

function comboboxOf(list: Suggestions, listId: string) {
  return {
    role: 'combobox',
    'aria-expanded': list.opened,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-activedescendant': list.opened && list.choices.length > 0 ? `${listId}-${list.active}` : undefined,
  } as const
}

function pressKey(event: KeyboardEvent<HTMLElement>, props: EditBoxProps, list: Suggestions): void {
  // While an input method composes, Enter and arrows belong to it.
  if (event.nativeEvent.isComposing || props.dormant) return
  const how = finishOf(event, props, list)
  if (event.key === 'ArrowDown' && event.altKey && !list.opened && isListed(props.field)) {
    event.preventDefault()
    list.open(true)
  } else if (list.opened && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault()
    list.step(event.key === 'ArrowDown' ? 1 : -1)
  } else if (list.opened && event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    list.close()
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    // Saves the whole form further up; this field only hands over what it means.
    const final = list.settled()
    list.close()
    if (final !== props.draft) props.onDraft(final)
    props.onFinish(final, 'blur')
  } else if (how) {
    const final = how === 'escape' ? props.draft : list.settled()
    list.close()
    if (final !== props.draft) props.onDraft(final)
    if (how === 'enter') list.resolve(final)
    if (props.onFinish(final, how)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function finishOf(event: KeyboardEvent<HTMLElement>, props: EditBoxProps, list: Suggestions): Finish | null {
  if (event.ctrlKey || event.metaKey) return null
  if (event.key === 'Enter' && props.field.type === 'longtext' && event.altKey) return null
  if (event.key === 'Enter') return event.shiftKey ? 'shiftEnter' : 'enter'
  if (event.key === 'Tab') return event.shiftKey ? 'shiftTab' : 'tab'
  if (event.key === 'Escape') return 'escape'
  if (props.arrowsFinish && !list.opened && event.key === 'ArrowUp') return 'up'
  return props.arrowsFinish && !list.opened && event.key === 'ArrowDown' ? 'down' : null
}

function useFirstFocus(box: RefObject<HTMLInputElement | HTMLTextAreaElement | null>, props: EditBoxProps): void {
  const { autoFocus, caretAtEnd } = props
  useLayoutEffect(() => {
    if (!autoFocus) return
    const element = box.current
    element?.focus({ preventScroll: true })
    if (caretAtEnd) element?.setSelectionRange(element.value.length, element.value.length)
    else element?.select()
  }, [autoFocus, caretAtEnd, box])
}
