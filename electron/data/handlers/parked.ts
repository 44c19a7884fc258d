import { randomUUID } from 'node:crypto'
import type { CoreContext } from '#data/core/context.ts'
import { makePlan, type ImportSession } from '#data/exchange/importSession.ts'
import { overviewOf } from '#data/exchange/importView.ts'
import { storedTables, waitingCounts, waitingRows, type ParkedTable } from '#data/exchange/parkedRows.ts'
import type { ParkedRow } from '#shared/importing/parkedRows.ts'
import { parkedSheet, type ParkedSheet } from '#shared/importing/parkedSheet.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { ParkedRowView } from '#shared/ipc/parts/layouts.ts'
import { findField, findLedger, type Registry } from '#shared/ledger/registry.ts'
import { maskValue } from '#shared/ledger/derive/formatValue.ts'
import { maskNumbers } from '#electron/log/mask.ts'
import type { Handlers } from './handler.ts'
import { abortable } from './importDesk.ts'

export const parkedHandlers = {
  'parked.list': (context) => {
    const { engine } = context.file()
    const counts = waitingCounts(engine)
    return storedTables(engine)
      .filter(({ id }) => counts.has(id))
      .map(({ id, file, sheet, layout, ledger, since }) => ({
        id,
        file,
        sheet,
        title: layout.title,
        ledger,
        since,
        waiting: counts.get(id) ?? 0,
      }))
  },

  'parked.rows': (context, { table: id, offset, limit }) => {
    const { registry, engine } = context.reading()
    const table = tableOf(context, id)
    const rows = waitingRows(engine, [id], { offset, limit })
    return { total: waitingCounts(engine).get(id) ?? 0, rows: rows.map((row) => rowView(registry, table, row)) }
  },

  'parked.open': (context, { tables: ids }) => {
    const sheets = sheetsOf(context, ids)
    const [first] = sheets
    if (!first) return { fault: 'record.notFound' }
    context.desk.workbook = null
    return abortable(context, async (signal) => {
      const opened: Omit<ImportSession, 'plan'> = {
        id: randomUUID(),
        file: first.file,
        sha256: '',
        sheets: sheets.map(({ reader }) => reader),
        notices: [],
        ledger: undefined,
        words: {},
        choices: Object.fromEntries(sheets.map(({ choice }, place) => [place, choice])),
        found: Object.fromEntries(sheets.map(({ table }) => [table.sheet, table])),
        parked: new Map(sheets.map(({ table, rows }) => [table.sheet, rows])),
      }
      const plan = await makePlan(context, opened, signal)
      if (isFault(plan)) return plan
      const session: ImportSession = { ...opened, plan }
      context.desk.workbook = session
      return overviewOf(session, context.file().registry)
    })
  },

  'parked.drop': async (context, { id, table, rows, reason }) => {
    tableOf(context, table)
    const wanted = rows && new Set(rows)
    const waiting = waitingRows(context.file().engine, [table]).filter((row) => !wanted || wanted.has(row.id))
    if (waiting.length === 0) return { changeSet: null, dropped: 0 }
    const changes = waiting.map(({ id: recordId, head }) => ({
      ledger: 'parkedRow',
      recordId,
      op: 'remove' as const,
      values: {},
      seenHead: head,
      reason,
    }))
    const label = `不再导入 ${waiting.length} 行待处理行`
    // A step of the work, not a setting: Ctrl+Z takes it back.
    const done = await context.commit({ id, kind: 'edit', label, changes })
    return isFault(done) ? done : { changeSet: done.set?.id ?? null, dropped: waiting.length }
  },
} satisfies Partial<Handlers>

function tableOf(context: CoreContext, id: string): ParkedTable {
  const table = storedTables(context.file().engine).find((one) => one.id === id)
  if (!table) throw new FaultError({ fault: 'record.notFound' })
  return table
}

/** Tables of one file as sheets with names of their own: two tables may have lain in one sheet. */
function sheetsOf(context: CoreContext, ids: readonly string[]): readonly (ParkedSheet & Readonly<{ file: string }>)[] {
  const tables = ids.map((id) => tableOf(context, id))
  if (tables.some((table) => table.file !== tables[0]?.file))
    throw new FaultError({ fault: 'input.invalid', detail: '一次只能处理一个文件的行' })
  const waiting = waitingRows(context.file().engine, ids)
  const names = new Map<string, number>()
  return tables.flatMap(({ id, file, sheet, ledger, layout }) => {
    const rows = waiting.filter((row) => row.table === id)
    if (rows.length === 0) return []
    const times = (names.get(sheet) ?? 0) + 1
    names.set(sheet, times)
    const name = times === 1 ? sheet : `${sheet} 表${times}`
    return [{ ...parkedSheet(name, ledger, layout, rows), file }]
  })
}

function rowView(registry: Registry, { layout }: ParkedTable, { id, row, cells, problems }: ParkedRow): ParkedRowView {
  const wrong = new Set(problems.map(({ column }) => column))
  return {
    id,
    row,
    cells: layout.headings.map(({ index, path }) => ({
      header: path.join('/'),
      text: masked(registry, layout, index, cells.texts[index] ?? ''),
      isWrong: wrong.has(index),
    })),
    problems: problems.map(({ message }) => maskNumbers(message)),
  }
}

function masked(registry: Registry, layout: ParkedTable['layout'], index: number, text: string): string {
  const column = layout.columns.find((one) => one.index === index)
  const ledger = column?.ledger ? findLedger(registry, column.ledger) : undefined
  const field = ledger && column?.field ? findField(ledger, column.field) : undefined
  // Words in a column of numbers say what is wrong with it.
  return maskNumbers(field && /\d{4}/.test(text) ? maskValue(field, text) : text)
}
