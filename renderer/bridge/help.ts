const eventName = 'township-help'

/** Opens the help, with words to look up (E101). Whatever frame is shown hears it. */
export function askForHelp(words = ''): void {
  window.dispatchEvent(new CustomEvent(eventName, { detail: words }))
}

/** Hears `askForHelp`; answers how to stop hearing. */
export function onHelpAsked(heard: (words: string) => void): () => void {
  const hear = (event: Event) => heard(event instanceof CustomEvent && typeof event.detail === 'string' ? event.detail : '')
  window.addEventListener(eventName, hear)
  return () => window.removeEventListener(eventName, hear)
}
