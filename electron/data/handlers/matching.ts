import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { metaOf, townshipOf } from '#data/core/fileInfo.ts'
import { noteAccess } from '#data/core/noteAccess.ts'
import { writeSheetFile } from '#data/excel/writeSheetFile.ts'
import { compareHits, countHits, helpersOf } from '#data/matching/hitViews.ts'
import { hitSheets } from '#data/matching/hitSheets.ts'
import { keepRun } from '#data/matching/keepRun.ts'
import type { MatchSession } from '#data/matching/matchSession.ts'
import { lookAgain, openList, overviewOf, withRoles } from '#data/matching/openList.ts'
import { rowsOf, runMatch } from '#data/matching/runMatch.ts'
import { readSet } from '#data/store/changeLog.ts'
import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords } from '#data/store/read.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { FaultError, isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MatchingOutputs } from '#shared/ipc/parts/matching.ts'
import { pathOf } from './file.ts'
import type { Handlers } from './handler.ts'

/** 比对. Reading and comparing run in a worker and take the queue only for what they need of the records. */
export const matchingHandlers = {
  'matching.open': async (context, { token, ...more }) => {
    const path = pathOf(context, token)
    context.file()
    putAway(context)
    return stoppable(context, async (signal) => {
      const session = await openList(context, { path, ...more }, signal)
      if (isFault(session)) return session
      if (signal.aborted) return stopped(session)
      if (session.looks.every(({ table }) => table === null)) return nobodyIn(session)
      context.desk.matching = session
      return context.locked(() => overviewOf(context.reading(), session))
    })
  },

  'matching.map': async (context, { session: id, roles, include }) => {
    const session = sessionOf(context, id)
    session.include = { ...session.include, ...include }
    session.roles = withRoles(session.roles, roles ?? {})
    const fault = await lookAgain(context, session)
    return fault ?? context.locked(() => overviewOf(context.reading(), session))
  },

  'matching.run': async (context, { session: id, ...wish }) => {
    const session = sessionOf(context, id)
    const run = await runMatch(context, session, wish)
    if (isFault(run)) return run
    session.run = run
    return run.result
  },

  'matching.rows': (context, wish) => {
    const session = sessionOf(context, wish.session)
    if (!session.run) return { fault: 'import.unknown' }
    return rowsOf(session.run, session, wish)
  },

  'matching.keep': (context, wish) => {
    const session = sessionOf(context, wish.session)
    if (session.keptAs !== undefined && session.keptAs !== wish.id) return { fault: 'import.unknown' }
    return keepRun(context, session, wish)
  },

  'matching.cancel': (context) => {
    putAway(context)
    return {}
  },

  'matching.compare': (context, { hits }) => compareHits(context.reading(), hits),

  'matching.counts': (context, { batch }) => countHits(context.reading(), batch),

  'matching.dispatch': (context, wish) => dispatch(context, wish),

  'matching.export': (context, wish) => exportHits(context, wish),
} satisfies Partial<Handlers>

/** What runs is stopped with its worker; a list that waits is given up. */
function putAway({ desk }: CoreContext): void {
  desk.matchStop?.abort()
  desk.searching?.end()
  desk.matching?.worker.end()
  desk.matching = null
}

async function stoppable<T>({ desk }: CoreContext, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  desk.matchStop = controller
  try {
    return await work(controller.signal)
  } finally {
    if (desk.matchStop === controller) desk.matchStop = null
  }
}

function stopped(session: MatchSession): Fault {
  session.worker.end()
  return { fault: 'import.cancelled' }
}

function nobodyIn(session: MatchSession): Fault {
  session.worker.end()
  return { fault: 'import.noTable', file: session.file, detail: '没有一列像姓名或证件号码' }
}

/** The list in hand; not that of another file that was open before. */
function sessionOf(context: CoreContext, id: string): MatchSession {
  const session = context.desk.matching
  if (session?.id !== id || session.databaseId !== metaOf(context.file().engine, 'databaseId'))
    throw new FaultError({ fault: 'import.unknown' })
  return session
}

async function dispatch(
  context: CoreContext,
  { id, hits, to, dueOn }: Parsed<'matching.dispatch'>,
): Promise<MatchingOutputs['matching.dispatch'] | Fault> {
  const reading = context.reading()
  const known = readSet(reading.engine, id)
  if (known) return { changeSet: id, handed: hits.length, withoutHelper: 0 }
  const rows = readRecords(reading, needLedger(reading.registry, 'matchHit'), hits).filter(({ removed }) => !removed)
  const helpers = to === 'helper' ? helpersOf(reading, rows.map(({ values }) => String(values['household']))) : null // prettier-ignore
  const changes = rows.flatMap(({ id: recordId, values }) => {
    const assignee = to === 'helper' ? helpers?.get(String(values['household'])) : to.assignee
    if (!assignee) return []
    return [
      { ledger: 'matchHit', recordId, op: 'change' as const, values: { assignee, assignedOn: reading.today, ...(dueOn ? { dueOn } : {}) } },
    ]
  })
  if (changes.length === 0) return { changeSet: null, handed: 0, withoutHelper: rows.length }
  const label = to === 'helper' ? `把 ${changes.length} 条比对线索派发给帮扶责任人` : `把 ${changes.length} 条比对线索派发给${to.assignee}`
  const done = await context.commit({ id, kind: 'edit', label, changes })
  if (isFault(done)) return done
  return { changeSet: done.set?.id ?? null, handed: changes.length, withoutHelper: rows.length - changes.length }
}

async function exportHits(
  context: CoreContext,
  { filter, token, mask }: Parsed<'matching.export'>,
): Promise<MatchingOutputs['matching.export'] | Fault> {
  const path = pathOf(context, token)
  const reading = context.reading()
  const ids = queryIds(reading, needLedger(reading.registry, 'matchHit'), { filter })
  if (isFault(ids)) return ids
  const sheets = hitSheets(reading, ids, { office: townshipOf(reading.engine), mask })
  const written = await writeSheetFile(path, { sheets })
  if (isFault(written)) return written
  const name = basename(path)
  noteAccess(context, {
    action: '导出',
    ledger: 'matchHit',
    scope: filter || '全部',
    count: ids.length,
    masked: mask,
    detail: `${name}；比对线索核实清单`,
  })
  return { name, hits: ids.length, villages: sheets.length - 1 }
}
