import type { FieldValue, FieldValues } from '#shared/ledger/define.ts'
import type { KnownRecord } from '#shared/importing/planTypes.ts'

/** The values of one ledger by field; a field that nobody filled in has no column. */
export type KnownColumns = ReadonlyMap<string, readonly FieldValue[]>

type KnownTable = Readonly<{ columns: KnownColumns; fields: readonly string[] }>

/**
 * A record whose values lie in columns: of tens of thousands most are asked for a few fields only, and an object of fifty
 * fields for each would be most of what an import takes in memory.
 */
export class KnownRow implements KnownRecord {
  readonly id: string
  readonly head: string | null
  readonly removed: boolean
  readonly #table: KnownTable
  readonly #at: number

  constructor(name: Pick<KnownRecord, 'id' | 'head' | 'removed'>, table: KnownTable, at: number) {
    this.id = name.id
    this.head = name.head
    this.removed = name.removed
    this.#table = table
    this.#at = at
  }

  value(field: string): FieldValue {
    return this.#table.columns.get(field)?.[this.#at] ?? null
  }

  /** All fields, made anew each time. */
  get values(): FieldValues {
    return Object.fromEntries(this.#table.fields.map((field) => [field, this.value(field)]))
  }
}
