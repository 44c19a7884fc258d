import { Portal } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Choice } from './choiceMatch.ts'
import classes from './input.module.css'

type Props = Readonly<{
  id: string
  anchor: RefObject<HTMLElement | null>
  label: string
  choices: readonly Choice[]
  active: number
  onPick: (choice: Choice) => void
}>

type Place = Readonly<{ left: number; width: number; top?: number; bottom?: number; maxHeight: number }>

/** The options under (or above) an input. The focus stays in the input; the list is only pointed at. */
export function ChoiceList({ id, anchor, label, choices, active, onPick }: Props) {
  const place = usePlace(anchor)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active, choices])
  if (!place) return null
  return (
    <Portal {...homeOf(anchor.current)}>
      <ul ref={list} id={id} role="listbox" aria-label={label} className={classes.list} style={place}>
        {choices.length === 0 && (
          <li className={classes.none} role="option" aria-selected={false} aria-disabled>
            没有符合的选项
          </li>
        )}
        {choices.map((choice, index) => (
          <li
            key={choice.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.option}
            data-active={index === active || undefined}
            onMouseDown={(event) => {
              event.preventDefault()
              onPick(choice)
            }}
          >
            <span>{choice.label}</span>
            {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
          </li>
        ))}
      </ul>
    </Portal>
  )
}

/** Within the dialog or the screen of its input, so that those who walk by landmarks find it. */
function homeOf(anchor: HTMLElement | null): { target?: HTMLElement } {
  const target = anchor?.closest<HTMLElement>('[role=dialog], main')
  return target ? { target } : {}
}

function usePlace(anchor: RefObject<HTMLElement | null>): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    const measure = () => setPlace(placeBelow(anchor.current))
    measure()
    window.addEventListener('resize', measure)
    document.addEventListener('scroll', measure, true)
    return () => {
      window.removeEventListener('resize', measure)
      document.removeEventListener('scroll', measure, true)
    }
  }, [anchor])
  return place
}

/** Below the input where there is room, else above it; never wider than the window. */
function placeBelow(element: HTMLElement | null): Place | null {
  if (!element) return null
  const rect = element.getBoundingClientRect()
  const width = Math.max(rect.width, 180)
  const left = Math.max(4, Math.min(rect.left, window.innerWidth - width - 4))
  const below = window.innerHeight - rect.bottom - 8
  if (below >= 180 || below >= rect.top) return { left, width, top: rect.bottom + 2, maxHeight: Math.min(280, below) }
  return { left, width, bottom: window.innerHeight - rect.top + 2, maxHeight: Math.min(280, rect.top - 8) }
}
