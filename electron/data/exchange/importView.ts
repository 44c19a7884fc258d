import { columnLetters } from '#data/excel/address.ts'
import type { Registry } from '#shared/ledger/registry.ts'
import { sureProposals } from '#shared/importing/proposals.ts'
import type { TablePlan } from '#shared/importing/planTypes.ts'
import type { SheetReader } from '#shared/importing/rawTable.ts'
import type { ImportOverview, ImportTable } from '#shared/ipc/outputs.ts'
import type { ImportSession } from './importSession.ts'
import { answeredColumns, knownOf } from './layoutMemory.ts'
import { placeAsked } from './placeAsked.ts'
import { wordsAsked } from './learnedWords.ts'
import { isDoubtful } from './reviewRows.ts'
import { changesOf, reviewView } from './reviewView.ts'
import { readerOf } from './tableReader.ts'

/** The session as the wizard shows it: tables with columns, samples and balances. */
export function overviewOf(session: ImportSession, registry: Registry): ImportOverview {
  const { id, file, plan, notices, words } = session
  const skipped = plan.skippedSheets.map((sheet) => `工作表“${sheet.sheet}”没有导入：${sheet.why}`)
  return {
    session: id,
    file,
    tables: plan.tables.map((table) => tableView(session, registry, table)),
    notices: [...notices, ...plan.notices, ...skipped],
    words: wordsAsked(registry, plan, words),
    parked: session.parked !== undefined,
    review: reviewView(session),
  }
}

function tableView(session: ImportSession, registry: Registry, table: TablePlan): ImportTable {
  const reader = readerOf(session, table)
  const answered = answeredColumns(session, table)
  return {
    index: table.index,
    sheet: table.table.sheet,
    title: table.table.title,
    include: table.include,
    refused: table.refused,
    ledgers: table.ledgers,
    headerRows: table.table.headerRows,
    dataRows: table.table.dataRows,
    columns: table.match.columns.map((column) => ({
      index: column.index,
      letter: columnLetters(column.index),
      header: column.header,
      ledger: column.ledger,
      field: column.field,
      why: column.why ?? (answered.has(column.index) ? 'memory' : null),
      confidence: column.confidence,
      samples: reader ? samplesOf(reader, table, column.index) : [],
      candidates: column.field === null && !answered.has(column.index) ? (column.candidates ?? []) : [],
    })),
    balance: table.balance,
    records: table.records,
    doubts: table.rows.filter(isDoubtful).length,
    skippedRows: table.skippedRows,
    known: knownOf(session.plan.memory, table),
    place: placeAsked(session, registry, table),
    lacks: table.questions ?? [],
    year: session.choices[table.index]?.year ?? null,
    changes: changesOf(session, registry, table.index),
    proposals: sureProposals(table),
  }
}

const samplesShown = 3

function samplesOf(reader: SheetReader, table: TablePlan, column: number): readonly string[] {
  const samples: string[] = []
  const [from, to] = table.table.dataRows
  for (let row = from; row <= Math.min(to, from + 200) && samples.length < samplesShown; row += 1) {
    const text = reader.text(row - 1, column)
    if (text !== '' && !samples.includes(text)) samples.push(text)
  }
  return samples
}
