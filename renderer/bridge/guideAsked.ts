const eventName = 'township-guide'

/** Opens 新手上路 from a button; in a ledger that is no practice ledger it asks first. */
export function askForGuide(): void {
  window.dispatchEvent(new Event(eventName))
}

/** Returns the function that ends the listening. */
export function onGuideAsked(listener: () => void): () => void {
  window.addEventListener(eventName, listener)
  return () => window.removeEventListener(eventName, listener)
}
