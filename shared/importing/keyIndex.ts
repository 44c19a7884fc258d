import type { Ref } from './recordStore.ts'

/** Records by one natural key. They are put in when it is first asked for: most imports never need the weaker keys. */
export type KeyIndex = {
  readonly fields: readonly string[]
  readonly live: Map<string, Ref | Ref[]>
  readonly removed: Map<string, Ref | Ref[]>
  /** Records on file are in. */
  isOpen: boolean
  /** Records of which the plan has said something since. */
  readonly waiting: Ref[]
}

export function keyIndex(fields: readonly string[]): KeyIndex {
  return { fields, live: new Map(), removed: new Map(), isOpen: false, waiting: [] }
}

/** Nearly always a key has one record, and no list is made for it. */
export function push(map: Map<string, Ref | Ref[]>, key: string, ref: Ref): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, ref)
  else if (Array.isArray(held)) {
    if (!held.includes(ref)) held.push(ref)
  } else if (held !== ref) map.set(key, [held, ref])
}
