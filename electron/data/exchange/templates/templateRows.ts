import type { FilledCell } from '#data/excel/filling/rowText.ts'
import { readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { unitOf } from '#shared/importing/family.ts'
import type { LedgerDefinition } from '#shared/ledger/define.ts'
import { codesOf, findField, findLedger } from '#shared/ledger/registry.ts'
import { relatedValue, type Pick } from './pickRecord.ts'
import { walk, type Reached } from './relatedRecords.ts'
import { targetPath, type Step } from './targetPath.ts'
import { cellWriter } from './templateCell.ts'
import { targetOf, type TemplateColumn, type TemplateTable } from './template.ts'

export type RowsWish = Readonly<{ table: TemplateTable; ids: readonly string[]; mask: boolean; since1904: boolean }>

/** Rows of a table, ready for its cells. `blocks` are the rows of one household each, where a row is a member. */
export type TemplateRows = Readonly<{
  columns: readonly number[]
  rows: readonly (readonly FilledCell[])[]
  blocks: readonly number[] | null
  /** Village of each row. */
  villages: readonly string[]
  /** Words that a column's own list does not have: heading → words. */
  strange: ReadonlyMap<string, ReadonlySet<string>>
}>

const windowSize = 500

/** Reads the records and puts their values into the columns of the table, in the order of `ids`. */
export function templateRows(context: ReadContext, wish: RowsWish): TemplateRows {
  const ledger = needLedger(context.registry, wish.table.ledger ?? '')
  const strange = new Map<string, Set<string>>()
  const sources = wish.table.columns.flatMap((column) => sourceOf(context, ledger, { ...wish, column, strange }) ?? [])
  const parent = unitOf(context.registry)?.child === ledger ? (ledger.parent?.field ?? null) : null
  const villageOf = villageReader(context, ledger)
  const rows: FilledCell[][] = []
  const villages: string[] = []
  const blocks: number[] = []
  let household: unknown = null
  for (let from = 0; from < wish.ids.length; from += windowSize) {
    const records = readRecords(context, ledger, wish.ids.slice(from, from + windowSize))
    const reached = reachAll(context, records, [...sources.map((source) => source.path), villageOf.path])
    for (const record of records) {
      const isNew = parent === null || record.values[parent] !== household
      household = parent === null ? null : record.values[parent]
      if (isNew) blocks.push(0)
      blocks[blocks.length - 1]! += 1
      rows.push(sources.map((source) => source.value(record, reached)))
      villages.push(villageOf.name(record, reached))
    }
  }
  return { columns: sources.map((source) => source.column), rows, villages, strange, blocks: parent === null ? null : blocks }
}

type AllReached = ReadonlyMap<string, Reached>

type Source = Readonly<{
  column: number
  path: readonly Step[]
  value: (record: StoredRow, reached: AllReached) => FilledCell
}>

const nameOf = (path: readonly Step[]): string => path.map((step) => `${step.kind}.${step.ledger}.${step.field}`).join('/')

/** Every way once, however many columns go along it. */
function reachAll(context: ReadContext, records: readonly StoredRow[], paths: readonly (readonly Step[])[]): AllReached {
  const all = new Map<string, Reached>()
  for (const path of paths) {
    const name = nameOf(path)
    if (!all.has(name)) all.set(name, walk(context, records, path))
  }
  return all
}

type SourceInput = RowsWish & Readonly<{ column: TemplateColumn; strange: Map<string, Set<string>> }>

/** Where a column takes its values from; null for columns that stay as they are. */
function sourceOf(context: ReadContext, ledger: LedgerDefinition, input: SourceInput): Source | null {
  const { column, strange } = input
  const { index, header } = column.match
  if (column.role === 'formula') return null
  // Counted when it is known which rows stand in one sheet.
  if (column.role === 'number') return { column: index, path: [], value: () => null }
  const target = targetOf(column)
  const definition = target ? findLedger(context.registry, target.ledger) : undefined
  const field = definition && target ? findField(definition, target.field) : undefined
  const path = definition ? targetPath(context.registry, ledger.id, definition.id) : null
  if (!definition || !field || !path) return null
  const write = cellWriter({
    ...input,
    field,
    today: context.today,
    codes: codesOf(context.registry, field),
    onStrange: (word) => strange.set(header, (strange.get(header) ?? new Set()).add(word)),
  })
  const pick: Pick = { registry: context.registry, ledger: definition, match: column.match }
  const name = nameOf(path)
  return {
    column: index,
    path,
    value: (record, reached) => {
      const found = relatedValue(pick, reached.get(name)?.get(record.id) ?? [])
      return found ? write(found.values[field.id], found.links[field.id]) : null
    },
  }
}

type VillageReader = Readonly<{ path: readonly Step[]; name: (record: StoredRow, reached: AllReached) => string }>

function villageReader(context: ReadContext, ledger: LedgerDefinition): VillageReader {
  const path = targetPath(context.registry, ledger.id, 'village')
  const title = findLedger(context.registry, 'village')?.title ?? 'name'
  if (!path || path.some((step) => step.kind === 'children')) return { path: [], name: () => '' }
  const name = nameOf(path)
  return { path, name: (record, reached) => String(reached.get(name)?.get(record.id)?.[0]?.values[title] ?? '') }
}
