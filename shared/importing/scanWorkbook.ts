import { findLedger } from '#shared/ledger/registry.ts'
import { findTables } from './findTables.ts'
import { householdSheets } from './foreignSheets.ts'
import { householdForm, type HouseholdForm } from './householdForm.ts'
import { columnLetter } from './grid.ts'
import { knownValue } from './knownValue.ts'
import { recallLayout } from './layoutMemory.ts'
import { fingerprintOf, matchHeaders } from './matchHeaders.ts'
import type { MatchOptions, TableMatch } from './matchTypes.ts'
import { ownKeys, ownKeysSheet } from './ownKeys.ts'
import type { ImportPlan, PlanInput, TableChoice } from './planTypes.ts'
import type { SheetReader } from './rawTable.ts'
import type { FoundTable, TableScan } from './tableTypes.ts'

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

type ScanInput = Omit<PlanInput, 'known' | 'today'> & Readonly<{ known?: PlanInput['known'] }>

/** All tables of the workbook with their columns matched; what `inspect` shows. */
export function scanWorkbook(input: ScanInput): Scan {
  const villages = villageNames(input)
  const own = ownKeys({ sheets: input.sheets.map((reader) => reader.sheet), warnings: [] })
  const tables: Located[] = []
  const skippedSheets: { sheet: string; why: string }[] = []
  const notices: string[] = []
  const forms = new Map<string, string>()
  for (const original of input.sheets) {
    const { name } = original.sheet
    if (name === ownKeysSheet || name.startsWith('_')) continue
    const given = input.found?.[name]
    const form = given || own.has(name) ? null : householdForm(input.registry, original)
    const reader = form?.reader ?? original
    const scan = given
      ? { tables: [given], refused: null }
      : told(findTables(input.registry, reader, { villages, file: input.file, looks: input.early?.get(reader.sheet)?.looks }), form)
    if (form) forms.set(name, form.notice)
    if (scan.refused !== null && scan.tables.length === 0) skippedSheets.push({ sheet: name, why: scan.refused })
    if (scan.tables.length > 0) notices.push(...hiddenParts(reader))
    for (const found of scan.tables) {
      const located = locate(input, reader, { found, index: tables.length, own: own.get(name) })
      tables.push(scan.refused === null ? located : { ...located, match: { ...located.match, refused: scan.refused } })
    }
  }
  return withForms(forms, withoutForeign(input, { tables, skippedSheets, notices }))
}

type Found = Readonly<{ found: FoundTable; index: number; own: Parameters<typeof keysOf>[0] }>

/** The table with its columns matched, by what was chosen for it or for its like. */
function locate(input: ScanInput, reader: SheetReader, { found, index, own }: Found): Located {
  const choice = input.choices?.[index] ?? {}
  const table = placed(found, choice)
  const recalled = recallLayout(input.layouts ?? [], fingerprintOf(table.headings), table.headings)
  const options: MatchOptions = {
    ledger: choice.ledger ?? input.ledger ?? own?.ledgers[0] ?? (recalled?.layout.named ? recalled.layout.ledger : null),
    memory: input.memory,
    overrides: { ...recalled?.decisions, ...choice.overrides },
    keys: keysOf(own, choice),
  }
  const match = input.matched?.[index] ?? matchHeaders(input.registry, reader, table, options)
  return { index, reader, table, match, choice }
}

/** Of a form that is read it is told what was read with its members. */
function withForms(forms: ReadonlyMap<string, string>, scan: Scan): Scan {
  const told = scan.tables.flatMap(({ table, match }) => (match.refused === null ? (forms.get(table.sheet) ?? []) : []))
  return told.length === 0 ? scan : { ...scan, notices: [...scan.notices, ...new Set(told)] }
}

/** The rows of a form are told with the first table of its sheet. */
function told(scan: TableScan, form: HouseholdForm | null): TableScan {
  const [first, ...rest] = scan.tables
  if (!first || !form) return scan
  const rows = new Map(first.skipped.map((entry) => [entry.row, entry.why]))
  for (let row = form.last + 1; row <= first.dataRows[1]; row += 1) rows.set(row, rows.get(row) ?? '表外内容')
  for (const { row, why } of form.told) rows.set(row, why)
  const skipped = [...rows].map(([row, why]) => ({ row, why })).sort((a, b) => a.row - b.row)
  const dataRows = [first.dataRows[0], Math.min(first.dataRows[1], form.last)] as const
  return { ...scan, tables: [{ ...first, dataRows, skipped }, ...rest] }
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
  return (input.known?.village ?? []).flatMap((record) => {
    const name = knownValue(record, title)
    return typeof name === 'string' && !record.removed ? [name] : []
  })
}
