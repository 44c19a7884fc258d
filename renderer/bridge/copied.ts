/** What another program put on the clipboard; `headings` stand above rows that bring none. */
export type Copied = Readonly<{ text: string; html?: string; headings?: readonly string[] }>

/** A copied table, and the ledger of which a row is a record where that is known. */
export type OfferedTable = Readonly<{ copied: Copied; ledger: string | null }>

const listeners = new Set<(offered: OfferedTable) => void>()

/** Hands a pasted table to whoever compares tables with the ledgers. */
export function offerTable(offered: OfferedTable): void {
  for (const listener of listeners) listener(offered)
}

export function onOfferedTable(listener: (offered: OfferedTable) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
