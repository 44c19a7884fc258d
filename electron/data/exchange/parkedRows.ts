import type { Engine } from '#data/engine/engine.ts'
import type { DraftChange } from '#shared/history/changeSet.ts'
import {
  findAgain,
  parkedLayout,
  rejectedRows,
  rowTexts,
  type ParkedCells,
  type ParkedContent,
  type ParkedLayout,
  type ParkedProblem,
  type ParkedRow,
} from '#shared/importing/parkedRows.ts'
import type { PlannedRow, TablePlan } from '#shared/importing/planTypes.ts'
import { readerOf } from './tableReader.ts'
import type { ImportSession } from './importSession.ts'
import { decidedColumns } from './layoutMemory.ts'

export type ParkedTable = Readonly<{
  id: string
  head: string | null
  file: string
  sheet: string
  ledger: string
  fingerprint: string
  layout: ParkedLayout
  since: string
}>

export function storedTables(engine: Engine): readonly ParkedTable[] {
  return engine
    .values(
      'SELECT id, _head, file, sheet, ledger, fingerprint, layout, since FROM parked_table WHERE _removed = 0 ORDER BY since DESC, id DESC',
    )
    .map(([id, head, file, sheet, ledger, fingerprint, layout, since]) => ({
      id: String(id),
      head: head === null ? null : String(head),
      file: String(file),
      sheet: String(sheet),
      ledger: String(ledger),
      fingerprint: String(fingerprint),
      layout: JSON.parse(String(layout)) as ParkedLayout,
      since: String(since ?? ''),
    }))
}

/** Rows that wait, of these tables, in the order of their sheets; `part`: only so many of them. */
export function waitingRows(
  engine: Engine,
  tables: readonly string[],
  part: Readonly<{ offset: number; limit: number }> = { offset: 0, limit: -1 },
): readonly ParkedRow[] {
  if (tables.length === 0) return []
  return engine
    .values(
      `SELECT id, _head, table_, place, row, cells, problems FROM parked_row
       WHERE _removed = 0 AND table_ IN (${tables.map(() => '?').join(', ')}) ORDER BY table_, row, id LIMIT ? OFFSET ?`,
      [...tables, part.limit, part.offset],
    )
    .map(([id, head, table, place, row, cells, problems]) => ({
      id: String(id),
      head: head === null ? null : String(head),
      table: String(table),
      place: String(place),
      row: Number(row),
      cells: JSON.parse(String(cells)) as ParkedCells,
      problems: JSON.parse(String(problems ?? '[]')) as readonly ParkedProblem[],
    }))
}

/** Table → number of rows that wait. */
export function waitingCounts(engine: Engine): ReadonlyMap<string, number> {
  const rows = engine.values('SELECT table_, count(*) FROM parked_row WHERE _removed = 0 GROUP BY table_')
  return new Map(rows.map(([table, count]) => [String(table), Number(count)]))
}

/** The rows of a session that came from the queue: sheet → row → waiting row. */
export type ParkedPlaces = ReadonlyMap<string, ReadonlyMap<number, ParkedRow>>

export type ParkingWish = Readonly<{ engine: Engine; session: ImportSession; today: string; newId: () => string }>

/** `parked`: rows that begin to wait, `settled`: rows that waited and are taken now. */
export type Parking = Readonly<{ changes: readonly DraftChange[]; parked: number; settled: number }>

/**
 * What an import does to the queue, in its own change set: rejected rows begin to wait (or go on waiting as they stand
 * now), rows that waited and are accepted leave it. Nothing is lost, nothing waits twice.
 */
export function parkingOf(wish: ParkingWish): Parking {
  const { session, engine } = wish
  const tables = storedTables(engine)
  const parts = session.plan.tables
    .filter((plan) => plan.include && !plan.refused)
    .map((plan) => (session.parked ? mended(session, plan) : parked(wish, plan, tables)))
  return {
    changes: withoutRepeats(parts.flatMap(({ changes }) => changes)),
    parked: parts.reduce((sum, part) => sum + part.parked, 0),
    settled: parts.reduce((sum, part) => sum + part.settled, 0),
  }
}

/** Two tables of a workbook may be parked in one. */
function withoutRepeats(changes: readonly DraftChange[]): readonly DraftChange[] {
  return [...new Map(changes.map((change) => [change.recordId, change])).values()]
}

/** A session made of waiting rows: each goes or stays. */
function mended(session: ImportSession, plan: TablePlan): Parking {
  const places = session.parked?.get(plan.table.sheet)
  const reader = readerOf(session, plan)
  if (!places || !reader) return { changes: [], parked: 0, settled: 0 }
  const rejected = new Map(rejectedRows(plan, reader, session.choices[plan.index]?.edits).map((row) => [row.row, row]))
  const gone = plan.rows.filter((row) => isAccepted(row)).flatMap((row) => places.get(row.row) ?? [])
  const stays = [...rejected].flatMap(([row, content]) => {
    const held = places.get(row)
    // The place was told by the row's own sheet and stays with it.
    return held ? stayChange(held, { ...content, row: held.row, cells: { ...held.cells, texts: content.cells.texts } }) : []
  })
  return { changes: [...gone.map(leaveChange), ...stays], parked: 0, settled: gone.length }
}

function parked({ engine, session, today, newId }: ParkingWish, plan: TablePlan, tables: readonly ParkedTable[]): Parking {
  const reader = readerOf(session, plan)
  if (!reader || plan.match.ledger === null) return { changes: [], parked: 0, settled: 0 }
  const edits = session.choices[plan.index]?.edits
  const { fingerprint, ledger } = plan.match
  const { sheet } = plan.table
  const alike = tables.filter((table) => table.fingerprint === fingerprint)
  const isHere = (table: ParkedTable): boolean => table.file === session.file && table.sheet === sheet
  const here = new Set(alike.filter(isHere).map((table) => table.id))
  const waiting = waitingRows(
    engine,
    alike.map((table) => table.id),
  )
  const again = findAgain(waiting, plan, rowTexts(plan, reader, edits), (row) => here.has(row.table))
  const found = new Map(again.map(({ parked: row, row: planned }) => [planned.row, row]))
  const gone = again.filter(({ row }) => isAccepted(row)).map(({ parked: row }) => row)
  const rejected = rejectedRows(plan, reader, edits)
  const stays = rejected.flatMap((content) => {
    const held = found.get(content.row)
    return held ? stayChange(held, { ...content, row: held.row }) : []
  })
  const fresh = rejected.filter((content) => !found.has(content.row))
  const layout = JSON.stringify(parkedLayout(plan, decidedColumns(session, plan)))
  const table = alike.find(isHere)
  const id = table?.id ?? newId()
  const values = { file: session.file, sheet, ledger, fingerprint, layout, since: today }
  const tableChange: readonly DraftChange[] =
    fresh.length === 0
      ? []
      : [
          table
            ? { ledger: 'parkedTable', recordId: id, op: 'change', values, seenHead: table.head }
            : { ledger: 'parkedTable', recordId: id, op: 'add', values },
        ]
  const added = fresh.map((content) => addChange(newId(), id, `${sheet}!${content.row}`, content))
  return { changes: [...tableChange, ...added, ...stays, ...gone.map(leaveChange)], parked: fresh.length, settled: gone.length }
}

function isAccepted({ decision }: PlannedRow): boolean {
  return decision !== 'rejected' && decision !== 'skipped'
}

function addChange(recordId: string, table: string, place: string, { row, cells, problems }: ParkedContent): DraftChange {
  const values = { table, place, row, cells: JSON.stringify(cells), problems: JSON.stringify(problems) }
  return { ledger: 'parkedRow', recordId, op: 'add', values, origin: place }
}

/** The row as it stands now; nothing when it stands as before. */
function stayChange(held: ParkedRow, now: ParkedContent): readonly DraftChange[] {
  const [cells, problems] = [JSON.stringify(now.cells), JSON.stringify(now.problems)]
  if (cells === JSON.stringify(held.cells) && problems === JSON.stringify(held.problems)) return []
  return [{ ledger: 'parkedRow', recordId: held.id, op: 'change', values: { cells, problems }, seenHead: held.head }]
}

function leaveChange(held: ParkedRow): DraftChange {
  return { ledger: 'parkedRow', recordId: held.id, op: 'remove', values: {}, seenHead: held.head, reason: '已导入' }
}
