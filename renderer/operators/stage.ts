import { useLayoutEffect, useState } from 'react'

export type Stage = Readonly<{
  /** Where the screens are drawn; in the document only while they may be seen. */
  element: HTMLElement
  /** `ref` of the place in the document where they belong. */
  place: (node: HTMLElement | null) => void
}>

/**
 * Takes the screens, and dialogs that Mantine puts beside them, out of the document while `covered`, and puts them back as
 * they were: React keeps them, their input, scroll and focus; but who looks at the document finds nothing.
 */
export function useStage(covered: boolean, className: string): Stage {
  const [element] = useState(() => {
    const made = document.createElement('div')
    made.className = className
    return made
  })
  const [spot] = useState<{ node: HTMLElement | null; covered: boolean }>(() => ({ node: null, covered }))
  const [place] = useState(() => (node: HTMLElement | null): void => {
    spot.node = node
    // Before the screens' own effects, which measure and focus.
    if (node && !spot.covered) node.append(element)
  })
  useLayoutEffect(() => {
    spot.covered = covered
    if (!covered) {
      if (element.parentNode !== spot.node) spot.node?.append(element)
      return
    }
    const focused = document.activeElement
    element.remove()
    const uncover = coverBody()
    return () => {
      uncover()
      spot.node?.append(element)
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
    }
  }, [covered, element, spot])
  return { element, place }
}

const isPortal = (node: Node): node is HTMLElement => node instanceof HTMLElement && node.dataset['portal'] === 'true'

/** Dialogs, menus and notifications stand beside the root; also those that come while it is covered. */
function coverBody(): () => void {
  const hidden: HTMLElement[] = []
  const hide = (nodes: Iterable<Node>): void => {
    for (const node of [...nodes].filter(isPortal)) {
      hidden.push(node)
      node.remove()
    }
  }
  hide(document.body.childNodes)
  const watch = new MutationObserver((records) => records.forEach((record) => hide(record.addedNodes)))
  watch.observe(document.body, { childList: true })
  // Keys of the screens are heard at the document: below the lock they must do nothing.
  const silence = (event: Event): void => event.stopPropagation()
  const kinds = ['keydown', 'keyup', 'paste', 'drop'] as const
  for (const kind of kinds) document.body.addEventListener(kind, silence)
  return () => {
    watch.disconnect()
    for (const kind of kinds) document.body.removeEventListener(kind, silence)
    document.body.append(...hidden)
  }
}
