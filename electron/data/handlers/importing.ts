import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { writeProblemWorkbook } from '#data/excel/writeProblemWorkbook.ts'
import { makePlan, openWorkbook, readGround, type ImportSession } from '#data/exchange/importSession.ts'
import { storedLayouts } from '#data/exchange/layoutMemory.ts'
import { isLedgerName, ledgerWorkbook } from '#data/exchange/otherOrigin/ledgerWorkbook.ts'
import { overviewOf } from '#data/exchange/importView.ts'
import { problemSheets } from '#data/exchange/problemSheets.ts'
import { openReadAhead } from '#data/exchange/readAhead.ts'
import { rowsView } from '#data/exchange/rowsView.ts'
import { readerOf } from '#data/exchange/tableReader.ts'
import { isFault } from '#shared/ipc/faults.ts'
import type { ImportResult } from '#shared/ipc/outputs.ts'
import { importOutcome } from '#shared/importing/outcome.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'
import { commitPlan } from './importCommit.ts'
import { abortable, choose, replan, sessionOf, tableOf } from './importDesk.ts'

export const importHandlers = {
  'import.open': async (context, { token, ledger, password, entry, layout }) => {
    const path = pathOf(context, token)
    if (layout !== undefined && !storedLayouts(context.file().engine).some((one) => one.name === layout))
      return { fault: 'layouts.unknown', name: layout }
    context.desk.workbook = null
    return abortable(context, async (signal) => {
      // A ledger file that was made apart comes in as the workbook that it would export.
      const other = isLedgerName(path) ? await ledgerWorkbook(context, path, password) : null
      if (isFault(other)) return other
      const ahead = openReadAhead({ file: basename(path), ledger })
      const reading = openWorkbook(context, other ?? path, { signal, ledger, entry, onEarly: ahead.take, ...(other ? {} : { password }) })
      const known = readGround(context, layout)
      void known.then(ahead.begin, () => undefined)
      const [opened, ground] = await Promise.all([reading, known])
      if (isFault(opened)) return opened
      const plan = await makePlan(context, { ...opened, layout, choices: {} }, signal, { ...ground, rows: ahead.end(opened.sheets) })
      if (isFault(plan)) return plan
      if (plan.tables.length === 0)
        return { fault: 'import.noTable', file: opened.file, detail: plan.skippedSheets[0]?.why ?? '没有像表头的行' }
      const session: ImportSession = { ...opened, layout, id: randomUUID(), choices: {}, words: {}, plan }
      context.desk.workbook = session
      return overviewOf(session, context.file().registry)
    })
  },

  'import.plan': (context, { session: id }) => replan(context, sessionOf(context, id)),

  'import.map': (context, { session: id, table, overrides }) => {
    const current = sessionOf(context, id)
    const known = current.choices[table]?.overrides ?? {}
    choose(current, table, { overrides: { ...known, ...overrides } })
    return replan(context, current)
  },

  'import.include': (context, { session: id, table, include }) => {
    const current = sessionOf(context, id)
    choose(current, table, { include })
    return replan(context, current)
  },

  'import.rows': (context, { session: id, table, ...wish }) => {
    const current = sessionOf(context, id)
    return rowsView(current, context.reading(), tableOf(current, table), wish)
  },

  'import.fix': (context, { session: id, table, fixes, skips }) => {
    const current = sessionOf(context, id)
    const choice = current.choices[table] ?? {}
    const edits: Record<number, Record<number, string>> = { ...choice.edits }
    const reader = readerOf(current, tableOf(current, table))
    for (const { row, column, text } of fixes) mend(edits, { row, column, text, original: reader?.text(row - 1, column, true) ?? '' })
    const skipRows = new Set(choice.skipRows ?? [])
    for (const { row, skip } of skips ?? []) {
      if (skip) skipRows.add(row)
      else skipRows.delete(row)
    }
    choose(current, table, { edits, skipRows: [...skipRows] })
    return replan(context, current)
  },

  'import.commit': async (context, { session: id, id: setId }) => {
    const current = sessionOf(context, id)
    if (current.committed) return current.committed.changeSet === setId ? current.committed : { fault: 'import.unknown' }
    return abortable(context, (signal) => commitPlan(context, current, setId, signal))
  },

  'import.problems': async (context, { session: id, token }) => {
    const current = sessionOf(context, id)
    const specs = problemSheets(current)
    if (specs.length === 0) return { fault: 'import.empty', file: current.file }
    const path = pathOf(context, token)
    const written = await writeProblemWorkbook(path, specs)
    return isFault(written) ? written : { rows: written.rows, name: basename(path) }
  },

  'import.cancel': ({ desk }, { session: id }) => {
    if (id === undefined) desk.importing?.abort()
    // Given up, or done with: a large workbook and its plan hold 100 MB and more.
    else if (desk.workbook?.id === id) desk.workbook = null
    return {}
  },
} satisfies Partial<Handlers>

type Fix = Readonly<{ row: number; column: number; text: string; original: string }>

/** What stands in the sheet already is no edit: the cell is what it was, a number again where it was one. */
function mend(edits: Record<number, Record<number, string>>, { row, column, text, original }: Fix): void {
  const own = { ...edits[row], [column]: text }
  if (text === original) delete own[column]
  if (Object.keys(own).length > 0) edits[row] = own
  else delete edits[row]
}

/** The outcome that committing the session now would have: `--dry-run`. */
export function resultOfSession(context: CoreContext, id: string): ImportResult {
  const current = sessionOf(context, id)
  return importOutcome(current.plan, { file: current.file, dryRun: true, changeSet: null })
}
