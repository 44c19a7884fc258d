import { scanWorkbook } from './scanWorkbook.ts'
import type { ImportPlan, PlanInput, RecordCounts, TablePlan } from './planTypes.ts'
import type { SkippedRow } from './tableTypes.ts'

/** One table of the JSON of `import`. */
export type OutcomeTable = Readonly<{
  sheet: string
  ledgers: readonly string[]
  headerRows: readonly [number, number]
  balance: TablePlan['balance']
  records: Readonly<Record<string, RecordCounts>>
  skippedRows: readonly SkippedRow[]
  problems: TablePlan['problems']
  unmappedColumns: TablePlan['unmappedColumns']
}>

export type ImportOutcome = Readonly<{
  file: string
  dryRun: boolean
  changeSet: string | null
  /** Rejected rows that wait in the file since, and rows that waited and were taken now. */
  parked?: number
  settled?: number
  /** Fields that keep their value: nobody decided to overwrite what a source that goes before this one wrote. */
  undecided?: number
  tables: readonly OutcomeTable[]
  skippedSheets: ImportPlan['skippedSheets']
}>

/** The JSON of `import`: a balance that closes for every table. */
export function importOutcome(
  plan: ImportPlan & Readonly<{ undecided?: number }>,
  answer: Readonly<{ file: string; dryRun: boolean; changeSet: string | null; parked?: number; settled?: number }>,
): ImportOutcome {
  const undecided = plan.undecided ? { undecided: plan.undecided } : {}
  return { ...answer, ...undecided, tables: plan.tables.map(outcomeTable), skippedSheets: plan.skippedSheets }
}

export function outcomeTable(one: TablePlan): OutcomeTable {
  const { balance, records, skippedRows, problems, unmappedColumns, ledgers } = one
  return {
    sheet: one.table.sheet,
    ledgers,
    headerRows: one.table.headerRows,
    balance,
    records,
    skippedRows,
    problems,
    unmappedColumns,
  }
}

export type InspectTable = Readonly<{
  headerRows: readonly [number, number]
  dataRows: readonly [number, number]
  ledger: string | null
  columns: readonly Readonly<{
    index: number
    header: string
    field: string | null
    why: string | null
    confidence: number
    ledger: string | null
  }>[]
  skipped: readonly SkippedRow[]
  shape: string
  refused: string | null
}>

export type InspectOutcome = Readonly<{
  sheets: readonly Readonly<{ name: string; why: string | null; tables: readonly InspectTable[] }>[]
}>

/** The JSON of `inspect`: what the importer sees in every sheet. */
export function inspectOutcome(
  input: Pick<PlanInput, 'registry' | 'sheets' | 'ledger' | 'file'> & Partial<Pick<PlanInput, 'known' | 'memory'>>,
): InspectOutcome {
  const scan = scanWorkbook(input)
  const sheets = input.sheets.map(({ sheet }) => ({
    name: sheet.name,
    why: scan.skippedSheets.find((one) => one.sheet === sheet.name)?.why ?? null,
    tables: scan.tables
      .filter((one) => one.table.sheet === sheet.name)
      .map((one) => ({
        headerRows: one.table.headerRows,
        dataRows: one.table.dataRows,
        ledger: one.match.ledger,
        columns: one.match.columns.map(({ index, header, field, why, confidence, ledger }) => ({
          index,
          header,
          field,
          why,
          confidence,
          ledger,
        })),
        skipped: one.table.skipped,
        shape: one.match.shape,
        refused: one.match.refused,
      })),
  }))
  return { sheets }
}
