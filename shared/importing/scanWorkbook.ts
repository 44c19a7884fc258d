import { findLedger } from '#shared/ledger/registry.ts'
import { findTables } from './findTables.ts'
import { householdSheets } from './foreignSheets.ts'
import { columnLetter } from './grid.ts'
import { recallLayout } from './layoutMemory.ts'
import { fingerprintOf, matchHeaders } from './matchHeaders.ts'
import type { MatchOptions, TableMatch } from './matchTypes.ts'
import { ownKeys, ownKeysSheet } from './ownKeys.ts'
import type { ImportPlan, PlanInput, TableChoice } from './planTypes.ts'
import type { SheetReader } from './rawTable.ts'
import type { FoundTable } from './tableTypes.ts'

/** A table with the sheet that it stands in and what the user chose for it. */
export type Located = Readonly<{
  index: number
  reader: SheetReader
  table: FoundTable
  match: TableMatch
  choice: TableChoice
}>
export type Scan = Readonly<{
  tables: readonly Located[]
  skippedSheets: ImportPlan['skippedSheets']
  notices: readonly string[]
}>

/** All tables of the workbook with their columns matched; what `inspect` shows. */
export function scanWorkbook(input: Omit<PlanInput, 'known' | 'today'> & Readonly<{ known?: PlanInput['known'] }>): Scan {
  const villages = villageNames(input)
  const own = ownKeys({ sheets: input.sheets.map((reader) => reader.sheet), warnings: [] })
  const tables: Located[] = []
  const skippedSheets: { sheet: string; why: string }[] = []
  const notices: string[] = []
  for (const reader of input.sheets) {
    const { name } = reader.sheet
    if (name === ownKeysSheet || name.startsWith('_')) continue
    const given = input.found?.[name]
    const scan = given ? { tables: [given], refused: null } : findTables(input.registry, reader, villages, input.file)
    if (scan.refused !== null && scan.tables.length === 0) skippedSheets.push({ sheet: name, why: scan.refused })
    if (scan.tables.length > 0) notices.push(...hiddenParts(reader))
    for (const found of scan.tables) {
      const choice = input.choices?.[tables.length] ?? {}
      const table = placed(found, choice)
      const keys = keysOf(own.get(name), choice)
      const recalled = recallLayout(input.layouts ?? [], fingerprintOf(table.headings), table.headings)
      const named = recalled?.layout.named ? recalled.layout.ledger : null
      const options: MatchOptions = {
        ledger: choice.ledger ?? input.ledger ?? own.get(name)?.ledgers[0] ?? named,
        memory: input.memory,
        overrides: { ...recalled?.decisions, ...choice.overrides },
        keys,
      }
      const match = input.matched?.[tables.length] ?? matchHeaders(input.registry, reader, table, options)
      tables.push({
        index: tables.length,
        reader,
        table,
        match: scan.refused === null ? match : { ...match, refused: scan.refused },
        choice,
      })
    }
  }
  return withoutForeign(input, { tables, skippedSheets, notices })
}

/** Hidden parts are read like all others, since offices filter and forget; that is told. */
function hiddenParts({ sheet }: SheetReader): readonly string[] {
  const { name, hidden, hiddenRows, hiddenColumns } = sheet
  const columns = hiddenColumns.filter((column) => sheet.cells.column.includes(column)).map(columnLetter)
  return [
    ...(hidden ? [`工作表“${name}”是隐藏的，其中的数据也会导入`] : []),
    ...(hiddenRows.length > 0 ? [`工作表“${name}”有 ${hiddenRows.length} 行被隐藏或筛掉，其中的数据也会导入`] : []),
    ...(columns.length > 0
      ? [`工作表“${name}”有 ${columns.length} 列被隐藏（${columns.slice(0, 8).join('、')}），其中的数据也会导入`]
      : []),
  ]
}

/** Sheets that were left behind by another household's file are told and left out, unless the person wants them. */
function withoutForeign(input: Pick<PlanInput, 'registry' | 'file'>, scan: Scan): Scan {
  const { foreign, heads } = householdSheets(input.registry, scan.tables, input.file ?? '')
  if (foreign.size === 0 && heads.length === 0) return scan
  const notices = [...foreign].map(([index, head]) => `工作表“${scan.tables[index]?.table.sheet ?? ''}”是另一户（${head}）的资料，没有导入`)
  if (heads.length > 0)
    notices.push(`文件中有 ${heads.length} 户的资料（${heads.slice(0, 5).join('、')}${heads.length > 5 ? '等' : ''}），请核对是否都要导入`)
  const tables = scan.tables.map((one): Located => {
    const head = foreign.get(one.index)
    if (head === undefined || one.choice.include === true || one.match.refused !== null) return one
    return { ...one, match: { ...one.match, refused: `工作表“${one.table.sheet}”是另一户（${head}）的资料，没有导入` } }
  })
  return { ...scan, tables, notices: [...scan.notices, ...notices] }
}

/** The village that a person named goes before what title, sheet and file say. */
function placed(table: FoundTable, { village }: TableChoice): FoundTable {
  return village ? { ...table, places: [{ row: table.dataRows[0], village, group: null }] } : table
}

function keysOf(
  own: ReturnType<typeof ownKeys> extends ReadonlyMap<string, infer Sheet> ? Sheet | undefined : never,
  choice: TableChoice,
): Readonly<Record<number, string>> | undefined {
  if (!own) return choice.keys
  const keys: Record<number, string> = {}
  for (const column of own.columns)
    keys[column.column] = column.field.includes('.') ? column.field : `${own.ledgers[0] ?? ''}.${column.field}`
  return { ...keys, ...choice.keys }
}

/** Villages on file, by which titles and sheet names are read. */
export function villageNames(input: Readonly<{ registry: PlanInput['registry']; known?: PlanInput['known'] }>): readonly string[] {
  const title = findLedger(input.registry, 'village')?.title ?? 'name'
  return (input.known?.village ?? []).flatMap((record) =>
    typeof record.values[title] === 'string' && !record.removed ? [record.values[title] as string] : [],
  )
}
