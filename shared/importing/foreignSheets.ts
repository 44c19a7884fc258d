import type { Registry } from '#shared/ledger/registry.ts'
import { unitOf } from './family.ts'
import type { TableMatch } from './matchTypes.ts'
import type { SheetReader } from './rawTable.ts'
import type { FoundTable } from './tableTypes.ts'

/** A table of a workbook, as far as needed to tell of whom it is. */
export type OwnedTable = Readonly<{ reader: SheetReader; table: FoundTable; match: TableMatch }>

export type HouseholdSheets = Readonly<{
  /** Place of a table → name of the other household's head whose papers it holds. */
  foreign: ReadonlyMap<number, string>
  /** Heads of all sheets that hold one household each, where the file is not of one of them only; else empty. */
  heads: readonly string[]
}>

/** More members than this have no household. */
const mostMembers = 20
const aboutOne = /一户一档|户情|档案|明白卡|登记卡|登记表|手册|户表|情况表/

/**
 * Files of one household are copied from one to the next, and sheets of others stay behind in them: the file is named
 * after its 户主, and a sheet of the same form with another head does not belong to it.
 */
export function householdSheets(registry: Registry, tables: readonly OwnedTable[], file: string): HouseholdSheets {
  const heads = new Map<number, string>()
  tables.forEach((one, index) => {
    const head = headOf(registry, one)
    if (head !== null) heads.set(index, head)
  })
  const sheets = new Set([...heads.keys()].map((index) => tables[index]?.table.sheet))
  if (sheets.size < 2) return { foreign: new Map(), heads: [] }
  const names = [...new Set(heads.values())]
  const named = names.filter((name) => file.includes(name))
  // 甲户主1 is not named by 甲户主11.
  const meant = named.filter((name) => !named.some((other) => other !== name && other.includes(name)))
  if (meant.length !== 1) return { foreign: new Map(), heads: names.length > 1 ? names : [] }
  return { foreign: new Map([...heads].filter(([, head]) => head !== meant[0])), heads: [] }
}

/** Head of the one household whose members the table lists; null for a roster of many. */
function headOf(registry: Registry, { reader, table, match }: OwnedTable): string | null {
  const unit = unitOf(registry)
  if (!unit || match.ledger !== unit.child.id || !aboutOne.test(table.title + table.sheet + (table.file ?? ''))) return null
  if (table.dataRows[1] - table.dataRows[0] >= mostMembers) return null
  const columnOf = (field: string): number | undefined =>
    match.columns.find((column) => column.ledger === unit.child.id && column.field === field)?.index
  const [relation, name] = [columnOf(unit.relation), columnOf(unit.child.title)]
  if (relation === undefined || name === undefined) return null
  const heads: string[] = []
  for (let row = table.dataRows[0]; row <= table.dataRows[1]; row += 1) {
    if (/^(?:户主|本人|户主本人)$/.test(reader.text(row - 1, relation).trim())) heads.push(reader.text(row - 1, name).trim())
  }
  return heads.length === 1 && (heads[0] ?? '').length >= 2 ? (heads[0] ?? null) : null
}
