import type { FieldDefinition, LedgerDefinition } from '#shared/ledger/define.ts'

/** Derived fields that have to be computed again: ledger → record → fields. */
export type Board = Map<string, Map<string, Set<FieldDefinition>>>

/** Records of a ledger in which the same fields are to be computed, so that one statement serves them. */
export type Group = Readonly<{ fields: ReadonlySet<FieldDefinition>; ids: readonly string[] }>

type ByRecord = ReadonlyMap<string, ReadonlySet<FieldDefinition>>

export function emptyBoard(): Board {
  return new Map()
}

export function addToBoard(board: Board, ledger: LedgerDefinition, fields: readonly FieldDefinition[], recordId: string): void {
  if (fields.length === 0) return
  let records = board.get(ledger.id)
  if (!records) board.set(ledger.id, (records = new Map()))
  let noted = records.get(recordId)
  if (!noted) records.set(recordId, (noted = new Set()))
  for (const field of fields) noted.add(field)
}

/** Takes the first ledger that has something to do off the board. */
export function takeNext(
  board: Board,
  order: readonly Readonly<{ ledger: LedgerDefinition }>[],
): Readonly<{ ledger: LedgerDefinition; fields: ByRecord }> | null {
  for (const { ledger } of order) {
    const fields = board.get(ledger.id)
    if (!fields) continue
    board.delete(ledger.id)
    return { ledger, fields }
  }
  return null
}

export function groupsOf(records: ByRecord): readonly Group[] {
  const groups = new Map<string, { fields: ReadonlySet<FieldDefinition>; ids: string[] }>()
  for (const [id, fields] of records) {
    const key = [...fields]
      .map((field) => field.id)
      .sort()
      .join(' ')
    const group = groups.get(key)
    if (group) group.ids.push(id)
    else groups.set(key, { fields, ids: [id] })
  }
  return [...groups.values()]
}
