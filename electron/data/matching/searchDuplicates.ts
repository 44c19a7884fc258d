import type { CoreContext } from '#data/core/context.ts'
import { metaOf } from '#data/core/fileInfo.ts'
import type { Engine } from '#data/engine/engine.ts'
import type { Parsed } from '#shared/ipc/contract.ts'
import { isFault, type Fault } from '#shared/ipc/faults.ts'
import type { DuplicateRow, DuplicatesFound, DuplicateSide, DuplicateWhat, MatchingOutputs } from '#shared/ipc/parts/matching.ts'
import type { Level } from '#shared/matching/judge.ts'
import { maskIdCard } from '#shared/values/mask.ts'
import type { DuplicateSearch, FoundPair } from './matchSession.ts'
import { startMatchWorker, type MatchWorker } from './matchWorker.ts'
import { telling } from './openList.ts'
import { isOnRegister, loadPeople, type RegisteredPerson } from './people.ts'

/**
 * Compares all persons with one another, or the heads of all households (two households of one head are one household),
 * in the worker. `started` gets the worker, so that the search can be stopped.
 */
export async function searchDuplicates(
  context: CoreContext,
  what: DuplicateWhat,
  started: (worker: MatchWorker) => void,
): Promise<DuplicateSearch | Fault> {
  const { people, databaseId } = await context.locked(() => ({
    people: compared(loadPeople(context.reading()), what),
    databaseId: metaOf(context.file().engine, 'databaseId') ?? '',
  }))
  const worker = startMatchWorker()
  started(worker)
  const pairs = await worker.ask({ order: 'duplicates', people: people.map(({ words }) => words) }, telling(context))
  worker.end()
  if (isFault(pairs)) return pairs
  const idOf = ({ id, household }: RegisteredPerson): string => (what === 'member' ? id : household)
  const found = pairs.map(({ confidence, level, reasons, first, second }) => ({
    confidence,
    level,
    reasons,
    first: idOf(people[first]!),
    second: idOf(people[second]!),
  }))
  return { databaseId, records: people.length, pairs: found.filter(({ first, second }) => first !== second) }
}

/** Somebody who died and somebody of the same name who lives are often one; of households only heads speak. */
function compared(people: readonly RegisteredPerson[], what: DuplicateWhat): readonly RegisteredPerson[] {
  return what === 'member' ? people : people.filter((person) => person.relation === '户主' && isOnRegister(person))
}

/** Pairs whose records are both still there and that nobody has decided about, with both sides as they are now. */
function openPairs(
  context: CoreContext,
  what: DuplicateWhat,
  search: DuplicateSearch,
): Readonly<{ open: readonly OpenPair[]; dismissed: number }> {
  const reading = context.reading()
  const people = new Map(compared(loadPeople(reading), what).map((person) => [what === 'member' ? person.id : person.household, person]))
  const decided = dismissedPairs(reading.engine, what)
  const open: OpenPair[] = []
  let dismissed = 0
  for (const pair of search.pairs) {
    const first = people.get(pair.first)
    const second = people.get(pair.second)
    if (!first || !second) continue
    if (decided.has(pairKey(pair.first, pair.second))) dismissed += 1
    else open.push({ pair, first, second })
  }
  return { open, dismissed }
}

type OpenPair = Readonly<{ pair: FoundPair; first: RegisteredPerson; second: RegisteredPerson }>

export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

function dismissedPairs(engine: Engine, what: DuplicateWhat): ReadonlySet<string> {
  const rows = engine.values('SELECT first, second FROM not_duplicate WHERE ledger = ? AND _removed = 0', [what])
  return new Set(rows.map(([first, second]) => pairKey(String(first), String(second))))
}

export function duplicatesFound(context: CoreContext, what: DuplicateWhat, search: DuplicateSearch): DuplicatesFound {
  const { open, dismissed } = openPairs(context, what, search)
  const levels: Record<Level, number> = { 确定: 0, 很可能: 0, 可能: 0 }
  const villages = new Map<string, { id: string; label: string; count: number }>()
  for (const { pair, first, second } of open) {
    levels[pair.level] += 1
    for (const { village: id, villageName: label } of first.village === second.village ? [first] : [first, second]) {
      const entry = villages.get(id) ?? { id, label, count: 0 }
      entry.count += 1
      villages.set(id, entry)
    }
  }
  const sorted = [...villages.values()].sort((a, b) => (a.label < b.label ? -1 : 1))
  return { records: search.records, pairs: open.length, dismissed, levels, villages: sorted }
}

type ListWish = Parsed<'duplicates.list'>

export function listDuplicates(context: CoreContext, search: DuplicateSearch, wish: ListWish): MatchingOutputs['duplicates.list'] {
  const { open } = openPairs(context, wish.what, search)
  const chosen = open.filter(
    ({ pair, first, second }) =>
      (wish.level === undefined || pair.level === wish.level) &&
      (wish.village === undefined || first.village === wish.village || second.village === wish.village),
  )
  const rows = chosen.slice(wish.offset, wish.offset + wish.limit).map(({ pair, first, second }): DuplicateRow => {
    const confidence = pair.confidence === 1 ? 100 : Math.min(99, Math.round(pair.confidence * 100))
    return { first: sideOf(first, wish.what), second: sideOf(second, wish.what), level: pair.level, confidence, reasons: pair.reasons }
  })
  return { total: chosen.length, rows }
}

function sideOf(person: RegisteredPerson, what: DuplicateWhat): DuplicateSide {
  const { words, villageName, status, relation } = person
  return {
    id: what === 'member' ? person.id : person.household,
    name: words.name,
    idCard: maskIdCard(words.idCard),
    birth: words.birth ?? '',
    village: villageName,
    head: words.head ?? '',
    note: [relation, isOnRegister(person) ? '' : status].filter((word) => word !== '').join('，'),
  }
}
