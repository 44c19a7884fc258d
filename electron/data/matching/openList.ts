import { basename } from 'node:path'
import type { CoreContext } from '#data/core/context.ts'
import { metaOf } from '#data/core/fileInfo.ts'
import { filePolicy } from '#data/findings/filePolicy.ts'
import type { ReadContext } from '#data/store/read.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { MatchOverview, MatchTable } from '#shared/ipc/parts/matching.ts'
import { guessListKind } from '#shared/matching/listKinds.ts'
import { maskIdCard, maskPhone } from '#shared/values/mask.ts'
import type { MatchSession } from './matchSession.ts'
import { openMatchWorker, type Telling } from './matchWorker.ts'
import type { RoleChoices } from './orders.ts'
import { kindsInWords } from './people.ts'

export type ListToOpen = Readonly<{ path: string; password?: string | undefined; entry?: string | undefined }>

/** Reads a list in a worker that keeps it. Faults: those of reading a workbook; import.noTable where it names nobody. */
export async function openList(context: CoreContext, list: ListToOpen, signal: AbortSignal): Promise<MatchSession | Fault> {
  const tell = telling(context)
  const started = await openMatchWorker(list, { tell, signal })
  if (isFault(started)) return started
  const { worker, opened } = started
  const file = opened.entry ?? basename(list.path)
  const databaseId = await context.locked(() => metaOf(context.file().engine, 'databaseId') ?? '')
  const session: MatchSession = {
    id: context.options.newId(),
    path: list.path,
    file,
    databaseId,
    worker,
    opened,
    looks: [],
    roles: {},
    include: {},
    run: null,
  }
  const looked = await lookAgain(context, session)
  if (looked !== null) return looked
  return session
}

export function telling({ options }: CoreContext): Telling {
  return (progress) => options.emit('progress', { task: 'match', ...progress })
}

/** Finds the columns with what was said of them. */
export async function lookAgain(context: CoreContext, session: MatchSession): Promise<Fault | null> {
  const villages = await context.locked(() => villageNames(context.reading()))
  const looks = await session.worker.ask({ order: 'look', villages, roles: session.roles }, telling(context))
  if (isFault(looks)) return looks
  session.looks = looks
  session.run = null
  return null
}

export function villageNames({ engine }: ReadContext): readonly string[] {
  return engine.values('SELECT name FROM village WHERE _removed = 0').map(([name]) => String(name))
}

export function withRoles(known: RoleChoices, said: RoleChoices): RoleChoices {
  const merged: Record<number, RoleChoices[number]> = { ...known }
  for (const [sheet, roles] of Object.entries(said)) merged[Number(sheet)] = { ...merged[Number(sheet)], ...roles }
  return merged
}

/** Sheets that are matched: those that name persons, unless they were left out; sheets called 说明 and the like stay out by having no persons. */
export function includedSheets({ looks, include }: MatchSession): readonly number[] {
  return looks
    .filter(({ table, index }) => table !== null && table.subjects.length > 0 && include[index] !== false)
    .map(({ index }) => index)
}

export function overviewOf(reading: ReadContext, session: MatchSession): MatchOverview {
  const { looks, file, opened } = session
  const included = new Set(includedSheets(session))
  const named = looks.filter(({ table }) => table !== null)
  const texts = named.flatMap(({ table, sheet }) => [sheet, table!.title, ...table!.columns.map(({ heading }) => heading)])
  return {
    session: session.id,
    file,
    notices: opened.warnings,
    kind: guessListKind(file, texts),
    kinds: kindsInWords(filePolicy(reading).text('monitoredTerm', reading.today)),
    tables: named.map((look) => tableInWords(look, included.has(look.index))),
    skipped: looks.filter(({ table }) => table === null).map(({ sheet }) => sheet),
    keptOn: keptOn(reading, opened.sha256),
  }
}

function tableInWords({ index, sheet, hidden, rowCount, table }: MatchSession['looks'][number], include: boolean): MatchTable {
  const { title, headerRows, firstRow, subjects, columns } = table!
  const shown = columns.map((column) => ({ ...column, samples: column.samples.map(masked) }))
  const rows = Math.max(0, rowCount - firstRow + 1)
  return { index, sheet, hidden, include, rows, title: masked(title), headerRows, subjects: subjects.length, columns: shown }
}

/** Samples are shown before anybody asked for full numbers. */
function masked(text: string): string {
  return text.replace(/\d{15,17}[\dXx]?/g, maskIdCard).replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone)
}

function keptOn({ engine }: ReadContext, sha256: string): string | null {
  const rows = engine.values('SELECT max(ran_on) FROM match_batch WHERE sha256 = ? AND _removed = 0', [sha256])
  return (rows[0]?.[0] as string | null | undefined) ?? null
}
