import type { CoreContext } from '#data/core/context.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import type { MatchingOutputs, MatchResult, MatchRow, MatchShow } from '#shared/ipc/parts/matching.ts'
import type { Level } from '#shared/matching/judge.ts'
import { listKindOf } from '#shared/matching/listKinds.ts'
import { maskIdCard } from '#shared/values/mask.ts'
import { includedSheets, telling, villageNames } from './openList.ts'
import type { MatchRun, MatchSession } from './matchSession.ts'
import type { Matched } from './orders.ts'
import { loadPeople, type RegisteredPerson } from './people.ts'
import { loadStoredHits, sortHits, type Sorted, type SortedHit } from './sortHits.ts'

type Wish = Omit<Parsed<'matching.run'>, 'session'>

/** Holds the list against the register in the worker, then sorts what was found. Writes nothing. */
export async function runMatch(
  context: CoreContext,
  session: MatchSession,
  { kind, by, everyRow = false }: Wish,
): Promise<MatchRun | Fault> {
  const sheets = includedSheets(session)
  const { people, villages } = await context.locked(() => ({
    people: loadPeople(context.reading()),
    villages: villageNames(context.reading()),
  }))
  const order = {
    order: 'match',
    people: people.map(({ words }) => words),
    villages,
    roles: session.roles,
    sheets,
    fuzzy: by === 'name',
    everyRow,
  } as const
  const matched = await session.worker.ask(order, telling(context))
  if (isFault(matched)) return matched
  return context.locked(() => {
    const { engine } = context.reading()
    const sorted = sortHits({ matched, people, stored: loadStoredHits(engine, kind), kind: listKindOf(kind) })
    const newestSet = engine.values('SELECT coalesce(max(seq), 0) FROM change_set')[0]![0] as number
    return { result: resultOf({ kind, by }, matched, { people, sorted }), people, sorted, newestSet }
  })
}

function resultOf(
  wish: Pick<Wish, 'kind' | 'by'>,
  matched: Matched,
  { people, sorted }: Readonly<{ people: readonly RegisteredPerson[]; sorted: Sorted }>,
): MatchResult {
  const levels: Record<Level, number> = { 确定: 0, 很可能: 0, 可能: 0 }
  const villages = new Map<string, { id: string; label: string; count: number }>()
  for (const { raw, person } of sorted.fresh) {
    levels[raw.level] += 1
    const { village: id, villageName: label } = people[person]!
    const entry = villages.get(id) ?? { id, label, count: 0 }
    entry.count += 1
    villages.set(id, entry)
  }
  const shows: readonly MatchShow[] = ['fresh', 'known', 'gone', 'agreed', 'off']
  return {
    ...wish,
    rows: matched.rows,
    unnamed: matched.unnamed,
    persons: new Set(matched.hits.map(({ person }) => person)).size,
    counts: Object.fromEntries(shows.map((show) => [show, sorted[show].length])) as Record<MatchShow, number>,
    levels,
    villages: [...villages.values()].sort((a, b) => (a.label < b.label ? -1 : 1)),
  }
}

/** Those of the result that are asked for, the surest last: what is doubtful is looked at first. */
export function rowsOf(run: MatchRun, session: MatchSession, wish: Parsed<'matching.rows'>): MatchingOutputs['matching.rows'] {
  const chosen = run.sorted[wish.show].filter(
    ({ raw, person }) =>
      (wish.level === undefined || raw.level === wish.level) &&
      (wish.village === undefined || run.people[person]!.village === wish.village),
  )
  const rows = chosen.slice(wish.offset, wish.offset + wish.limit).map((hit) => rowOf(run, session, hit))
  return { total: chosen.length, rows }
}

function rowOf({ people }: MatchRun, session: MatchSession, { key, person, raw, hit }: SortedHit): MatchRow {
  const { id, words, household, villageName } = people[person]!
  return {
    key,
    member: id,
    household,
    name: words.name,
    idCard: maskIdCard(words.idCard),
    birth: words.birth ?? '',
    village: villageName,
    head: words.head ?? '',
    level: raw.level,
    confidence: percent(raw.confidence),
    way: raw.sheet < 0 ? null : raw.way,
    reasons: raw.reasons,
    theirName: raw.theirName,
    theirIdCard: maskIdCard(raw.theirIdCard),
    theirBirth: raw.theirBirth,
    theirVillage: raw.theirVillage,
    theirHead: raw.theirHead,
    theirRow: raw.words,
    origin: originOf(session, raw.sheet, raw.row),
    times: raw.times,
    hit: hit && { id: hit.id, state: hit.state },
  }
}

/** Never 100 % unless it is certain. */
export function percent(confidence: number): number {
  return confidence === 1 ? 100 : Math.min(99, Math.round(confidence * 100))
}

export function originOf({ looks }: MatchSession, sheet: number, row: number): string {
  return sheet < 0 ? '' : `${looks.find(({ index }) => index === sheet)?.sheet ?? ''}!${row}`
}
