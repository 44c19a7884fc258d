import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { secure } from '#data/core/secure.ts'
import { writeProblemWorkbook, type ProblemSpec, type RowProblem } from '#data/excel/writeProblemWorkbook.ts'
import { isBasis, makePlan, openWorkbook, type ImportSession } from '#data/exchange/importSession.ts'
import { overviewOf, readerOf, rowsView } from '#data/exchange/importView.ts'
import { fileInfo } from '#data/core/fileInfo.ts'
import { keepImportDoubts } from '#data/findings/importDoubts.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { ImportOverview, ImportResult } from '#shared/ipc/outputs.ts'
import { importOutcome } from '#shared/importing/outcome.ts'
import type { ChangeSource } from '#shared/history/changeSet.ts'
import { planToDraft } from '#shared/importing/planToDraft.ts'
import type { CellProblem, TableChoice, TablePlan } from '#shared/importing/planTypes.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

export const importHandlers = {
  'import.open': async (context, { token, ledger, password, entry }) => {
    const path = pathOf(context, token)
    context.desk.workbook = null
    return abortable(context, async (signal) => {
      const opened = await openWorkbook(context, path, { signal, ledger, password, entry })
      if (isFault(opened)) return opened
      const plan = await makePlan(context, { ...opened, choices: {} }, signal)
      if (isFault(plan)) return plan
      if (plan.tables.length === 0)
        return { fault: 'import.noTable', file: opened.file, detail: plan.skippedSheets[0]?.why ?? '没有像表头的行' }
      const session: ImportSession = { ...opened, id: randomUUID(), choices: {}, plan }
      context.desk.workbook = session
      return overviewOf(session)
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
    return rowsView(current, context.file().registry, tableOf(current, table), wish)
  },

  'import.fix': (context, { session: id, table, fixes, skips }) => {
    const current = sessionOf(context, id)
    const choice = current.choices[table] ?? {}
    const edits: Record<number, Record<number, string>> = { ...choice.edits }
    for (const { row, column, text } of fixes) edits[row] = { ...edits[row], [column]: text }
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
    const specs = current.plan.tables
      .filter((table) => table.include && table.balance.rejected > 0)
      .flatMap((table) => problemSpec(current, table))
    if (specs.length === 0) return { fault: 'import.empty', file: current.file }
    const path = pathOf(context, token)
    const written = await writeProblemWorkbook(path, specs)
    return isFault(written) ? written : { rows: written.rows, name: basename(path) }
  },

  'import.cancel': (context) => {
    context.desk.importing?.abort()
    return {}
  },
} satisfies Partial<Handlers>

async function abortable<T>({ desk }: CoreContext, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  desk.importing = controller
  try {
    return await work(controller.signal)
  } finally {
    if (desk.importing === controller) desk.importing = null
  }
}

function sessionOf(context: CoreContext, id: string): ImportSession {
  const session = context.desk.workbook
  if (session?.id !== id) throw new FaultError({ fault: 'import.unknown' })
  return session
}

function tableOf(current: ImportSession, index: number): TablePlan {
  const table = current.plan.tables.find((candidate) => candidate.index === index)
  if (!table) throw new FaultError({ fault: 'import.unknown' })
  return table
}

function choose(current: ImportSession, table: number, choice: TableChoice): void {
  current.choices = { ...current.choices, [table]: { ...current.choices[table], ...choice } }
}

function replan(context: CoreContext, current: ImportSession): Promise<ImportOverview | Fault> {
  return abortable(context, async (signal) => {
    const plan = await makePlan(context, current, signal)
    if (isFault(plan)) return plan
    current.plan = plan
    return overviewOf(current)
  })
}

/** A proved backup, then the plan as one change set: all of it or nothing. */
async function commitPlan(context: CoreContext, current: ImportSession, setId: string, signal: AbortSignal): Promise<ImportResult | Fault> {
  const { registry, engine } = context.writing()
  // New records have no head to compare: whatever was written since could have made the same ones.
  if (!isBasis(current.plan.basis, engine)) return { fault: 'import.stale' }
  const changes = planToDraft(registry, current.plan, context.options.newId)
  if (changes.length === 0) return importOutcome(current.plan, { file: current.file, dryRun: false, changeSet: null })
  const secured = context.file().unsecured > 0 || context.file().lastBackup === null ? await secure(context, '导入前') : null
  if (secured && isFault(secured)) return secured
  const { file } = current
  const done = await context.commit(
    { id: setId, kind: 'import', label: `导入《${file}》`, source: sourceOf(current), changes },
    { onProgress: tellProgress(context, changes.length), isCancelled: () => signal.aborted },
  )
  if (isFault(done)) return done.fault === 'record.changed' ? { fault: 'import.stale' } : done
  keepImportDoubts(engine, current.plan, done.changes)
  context.persist()
  context.options.emit('file', fileInfo(context))
  current.committed = importOutcome(current.plan, { file, dryRun: false, changeSet: done.set?.id ?? null })
  return current.committed
}

/** Where the set came from, for the history: the sheet too when it was only one. */
function sourceOf({ file, sha256, plan }: ImportSession): ChangeSource {
  const taken = plan.tables.filter((table) => table.include && !table.refused)
  const sheets = [...new Set(taken.map((table) => table.table.sheet))]
  return { file, sha256, ...(sheets.length === 1 ? { sheet: sheets[0]! } : {}) }
}

function tellProgress(context: CoreContext, total: number): (share: number) => void {
  return (share) => {
    const done = Math.round(share * total)
    context.options.emit('progress', { task: 'import', done, total, text: '正在写入台账' })
  }
}

function problemSpec(current: ImportSession, table: TablePlan): readonly ProblemSpec[] {
  const sheet = readerOf(current, table)
  if (!sheet) return []
  const [first, last] = table.table.headerRows
  const headerRows = Array.from({ length: last - first + 1 }, (_, index) => first - 1 + index)
  const rejected = table.rows.filter((row) => row.decision === 'rejected')
  const problems = rejected.flatMap((row) => {
    const found = row.problems.map((problem) => rowProblem(table, problem))
    return found.length > 0 ? found : [{ row: row.row - 1, column: null, reason: row.why ?? '', remedy: '' }]
  })
  const edits = current.choices[table.index]?.edits
  return [
    {
      sheet,
      headerRows,
      rows: rejected.map((row) => row.row - 1),
      problems,
      typed: (row, column) => edits?.[row + 1]?.[column],
    },
  ]
}

function rowProblem(table: TablePlan, problem: CellProblem): RowProblem {
  const column = table.match.columns.find((candidate) => candidate.header === problem.header)
  return {
    row: problem.row - 1,
    column: column?.index ?? null,
    reason: problem.message,
    remedy: problem.field ? `请改正“${problem.header}”后再导入` : '请核对本行后再导入',
  }
}

/** The outcome that committing the session now would have: `--dry-run`. */
export function resultOfSession(context: CoreContext, id: string): ImportResult {
  const current = sessionOf(context, id)
  return importOutcome(current.plan, { file: current.file, dryRun: true, changeSet: null })
}
