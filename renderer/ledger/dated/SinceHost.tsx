import { Button, Group, Text } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent as ReactKeyboardEvent, RefObject } from 'react'
import { SinceFields, sinceOf } from './SinceFields.tsx'
import { rememberReason, startHost, useAsked, type Since, type SinceQuestion } from './since.ts'
import classes from './since.module.css'

/** Stands once in the window and asks, beside the field, from when on a status has been so. */
export function SinceHost() {
  const asked = useAsked()
  useEffect(startHost, [])
  if (!asked) return null
  return <Question key={`${asked.field.id} ${asked.value} ${asked.box.top}`} question={asked} onAnswer={asked.answer} />
}

type Props = Readonly<{ question: SinceQuestion; onAnswer: (since: Since | null) => void }>

function Question({ question, onAnswer }: Props) {
  const { field, value, box } = question
  const [since, setSince] = useState<Since>({})
  const panel = useRef<HTMLDivElement>(null)
  const place = usePlace(panel, box)
  const back = useReturn(panel)
  const finish = (given: Since | null) => {
    if (given) rememberReason(field.id, given.reason)
    back()
    onAnswer(given)
  }
  const accept = () => {
    // A day that could not be read stays, with the reason; today must not be stored in its place.
    const unread = panel.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')
    const given = sinceOf(since)
    if (unread) unread.focus()
    else if (given) finish(given)
  }
  const press = useKeys(panel, { accept, giveUp: () => finish(null) })
  useOutside(panel, () => onAnswer(sinceOf(since) ?? {}))
  return (
    <div onKeyDown={press}>
      <div
        ref={panel}
        className={classes.panel}
        style={place}
        role="dialog"
        aria-label={`${field.label}自何时起`}
        tabIndex={-1}
        data-mantine-stop-propagation="true"
      >
        <Text fz="sm" fw={600} mb={4}>
          {field.label}改为“{value === '' ? '空' : value}”
        </Text>
        <SinceFields field={field} since={since} onSince={setSince} />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button size="xs" variant="default" onClick={() => finish(null)}>
            不改了（Esc）
          </Button>
          <Button size="xs" onClick={accept}>
            确定（Enter）
          </Button>
        </Group>
      </div>
    </div>
  )
}

/** Gap to the edges of the window, CSS pixels. */
const margin = 8

/** Under the field, or above it where the window ends; within the window also when that, or its text, changes size. */
function usePlace(panel: RefObject<HTMLElement | null>, box: SinceQuestion['box']) {
  const [place, setPlace] = useState({ left: box.left, top: box.bottom })
  useLayoutEffect(() => {
    const put = () => {
      const own = panel.current?.getBoundingClientRect()
      if (!own) return
      const [right, bottom] = [window.innerWidth - own.width - margin, window.innerHeight - own.height - margin]
      const top = box.bottom <= bottom ? box.bottom + 2 : Math.min(box.top - own.height - 2, bottom)
      setPlace({ left: Math.max(margin, Math.min(box.left, right)), top: Math.max(margin, top) })
    }
    put()
    window.addEventListener('resize', put)
    return () => window.removeEventListener('resize', put)
  }, [])
  return place
}

/** Takes the keyboard once the field has moved on, and gives it back to where it went. */
function useReturn(panel: RefObject<HTMLElement | null>): () => void {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    const timer = window.setTimeout(() => {
      before.current = document.activeElement
      panel.current?.focus({ preventScroll: true })
    })
    return () => window.clearTimeout(timer)
  }, [panel])
  return () => (before.current instanceof HTMLElement ? before.current.focus({ preventScroll: true }) : undefined)
}

type Keys = Readonly<{ accept: () => void; giveUp: () => void }>

/**
 * Enter accepts, Esc gives the change up. Whoever just types on has accepted: the keyboard goes back before the letter
 * is written, so that it lands where it was meant.
 */
function useKeys(panel: RefObject<HTMLElement | null>, keys: Keys): (event: ReactKeyboardEvent) => void {
  const latest = useRef(keys)
  latest.current = keys
  return (event) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    event.stopPropagation()
    const onButton = event.target instanceof HTMLButtonElement
    if (event.key === 'Escape') latest.current.giveUp()
    // In the next turn, when a typed date has been read.
    else if (event.key === 'Enter' && !onButton) window.setTimeout(() => latest.current.accept())
    else if (event.target === panel.current && isTypingOn(event)) typeOn(event, latest.current.accept)
  }
}

function isTypingOn(event: ReactKeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key.length === 1 || event.key === 'Process' || event.key.startsWith('Arrow')
}

function typeOn(event: ReactKeyboardEvent, accept: () => void): void {
  accept()
  if (event.key.startsWith('Arrow'))
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true }))
}

/** A click elsewhere accepts what stands there. */
function useOutside(panel: RefObject<HTMLElement | null>, leave: () => void): void {
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => {
    const look = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || panel.current?.contains(target) || target.closest('[data-portal]')) return
      latest.current()
    }
    document.addEventListener('pointerdown', look, true)
    return () => document.removeEventListener('pointerdown', look, true)
  }, [panel])
}
