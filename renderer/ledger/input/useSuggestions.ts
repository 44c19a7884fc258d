import { useState } from 'react'
import type { Choice } from './choiceMatch.ts'
import type { Draft } from './draft.ts'
import type { EditBoxProps } from './EditBox.tsx'
import { isListed, lastPart, resolveLink, takeChoice, useChoices } from './useChoices.ts'

export type Suggestions = Readonly<{
  opened: boolean
  choices: readonly Choice[]
  active: number
  type: (text: string) => void
  open: (byKey: boolean) => void
  close: () => void
  step: (by: number) => void
  pick: (choice: Choice) => void
  /** The draft with the highlighted option taken, where one is meant. */
  settled: () => Draft
  /** Typed faster than the list could answer: looks the words up and hands over the one record that they mean. */
  resolve: (final: Draft) => void
  leave: () => void
}>

type ListState = Readonly<{
  opened: boolean
  /** Something was typed since the list opened. */
  typing: boolean
  /** The person went through the list by key, so that what is highlighted is what is meant. */
  pointed: boolean
  active: number
}>

const shut: ListState = { opened: false, typing: false, pointed: false, active: 0 }

/** The list under an input: when it is open, what stands in it, what is highlighted, what that means for the draft. */
export function useSuggestions(props: EditBoxProps): Suggestions {
  const { field, draft, onDraft, onFinish } = props
  const [state, setState] = useState(shut)
  const typed = state.typing ? draft.text : ''
  const choices = useChoices({ field, codes: props.codes, typed, within: props.within, active: state.opened })
  const close = () => setState(shut)
  const settled = () => settledDraft(props, state, choices)
  const resolve = (final: Draft) => void resolveTyped(props, final)
  return {
    opened: state.opened && isListed(field),
    choices,
    active: Math.min(state.active, Math.max(0, choices.length - 1)),
    type: (text) => {
      setState({ opened: isListed(field), typing: true, pointed: false, active: 0 })
      onDraft({ text, link: null })
    },
    open: (byKey) => {
      if (isListed(field)) setState((now) => openedAt(now, choices, draft.text, byKey))
    },
    close,
    step: (by) => setState((now) => stepped(now, choices.length, by)),
    pick: (choice) => {
      onDraft(takenDraft(props, choice))
      close()
    },
    settled,
    resolve,
    leave: () => {
      if (props.dormant) return
      const final = settled()
      close()
      onFinish(final, 'blur')
      resolve(final)
    },
  }
}

/** Open with the present value highlighted. */
function openedAt(now: ListState, choices: readonly Choice[], text: string, byKey: boolean): ListState {
  const present = choices.findIndex((choice) => choice.label === text)
  return { ...now, opened: true, pointed: byKey, active: Math.max(0, present) }
}

/** Up or down the list, from the end to the beginning again. */
function stepped(now: ListState, count: number, by: number): ListState {
  return { ...now, pointed: true, active: count === 0 ? 0 : (now.active + by + count) % count }
}

function takenDraft({ field, draft }: EditBoxProps, choice: Choice): Draft {
  return { text: takeChoice(field, draft.text, choice), link: field.type === 'link' ? choice.value : null }
}

/** The highlighted option counts when it was gone to by key, or when typing has narrowed the list to it. */
function settledDraft(props: EditBoxProps, state: ListState, choices: readonly Choice[]): Draft {
  const { field, draft } = props
  const choice = choices[state.active]
  const isBlank = (field.type === 'multichoice' ? lastPart(draft.text) : draft.text).trim() === ''
  const isMeant = state.pointed || (state.typing && !isBlank)
  return state.opened && choice && isMeant ? takenDraft(props, choice) : draft
}

async function resolveTyped({ field, within, onDraft, onFinish }: EditBoxProps, final: Draft): Promise<void> {
  if (field.type !== 'link' || final.link !== null || final.text.trim() === '') return
  const found = await resolveLink(field, final.text, within)
  if (!found) return
  onDraft(found)
  onFinish(found, 'blur')
}
