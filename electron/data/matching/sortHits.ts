import type { Engine } from '#data/engine/engine.ts'
import type { ListKind } from '#shared/matching/listKinds.ts'
import { isSameMeaning } from '#shared/matching/rowMeaning.ts'
import type { MatchShow } from '#shared/ipc/parts/matching.ts'
import type { Matched, RawHit } from './orders.ts'
import { isOnRegister, type RegisteredPerson } from './people.ts'

/** A hit of this run, or of a run before that is no longer in the list. */
export type SortedHit = Readonly<{ key: number; person: number; raw: RawHit; hit: StoredHit | null }>

export type Sorted = Readonly<Record<MatchShow, readonly SortedHit[]>>

/** A hit that was kept by an earlier run of the same kind. */
export type StoredHit = Readonly<{
  id: string
  member: string
  meaning: string
  state: string
  isGone: boolean
  words: string
  theirName: string
}>

export function loadStoredHits(engine: Engine, kind: string): readonly StoredHit[] {
  const rows = engine.values(
    `SELECT h.id, h.member, h.meaning, h.state, h.is_gone, h.their_row, h.their_name FROM match_hit h JOIN match_batch b ON b.id = h.batch
     WHERE b.kind = ? AND h._removed = 0 AND b._removed = 0`,
    [kind],
  )
  return rows.map(([id, member, meaning, state, isGone, words, theirName]) => ({
    id: String(id),
    member: String(member),
    meaning: String(meaning ?? ''),
    state: String(state ?? ''),
    isGone: isGone === 1,
    words: String(words ?? ''),
    theirName: String(theirName ?? ''),
  }))
}

type Parts = Readonly<{ matched: Matched; people: readonly RegisteredPerson[]; stored: readonly StoredHit[]; kind: ListKind }>

/**
 * What of a run is new, known, gone, in agreement with the register or about persons no longer on it. Two hits are the same
 * when person and meaning are; one that was decided stays decided.
 */
export function sortHits({ matched, people, stored, kind }: Parts): Sorted {
  const sorted: Record<MatchShow, SortedHit[]> = { fresh: [], known: [], gone: [], agreed: [], off: [] }
  const before = new Map<string, StoredHit[]>()
  for (const hit of stored) before.set(hit.member, [...(before.get(hit.member) ?? []), hit])
  const seen = new Set<string>()
  const all = [...matched.hits, ...missingFrom(matched.hits, people, kind)]
  all.forEach((raw, key) => {
    const person = people[raw.person]!
    const known = before.get(person.id)?.find((hit) => !seen.has(hit.id) && isSameFact(hit.meaning, raw.meaning))
    if (known) seen.add(known.id)
    const place = known ? 'known' : !isOnRegister(person) ? 'off' : agrees(raw, person, kind) ? 'agreed' : 'fresh'
    sorted[place].push({ key, person: raw.person, raw, hit: known ?? null })
  })
  sorted.gone.push(...goneFrom({ stored, people, seen }, all.length))
  return sorted
}

/** Only a list of who receives something can agree; a doubtful match agrees with nothing. */
function agrees(raw: RawHit, person: RegisteredPerson, { isRegistered }: ListKind): boolean {
  return isRegistered !== undefined && raw.meaning !== absent && raw.level !== '可能' && isRegistered(person.values)
}

/** Mark of a hit that says: the register has it, the list does not. */
const absent = 'absent'

function missingFrom(hits: readonly RawHit[], people: readonly RegisteredPerson[], kind: ListKind): readonly RawHit[] {
  const { isRegistered, registeredAs } = kind
  if (!isRegistered) return []
  const found = new Set(hits.map(({ person }) => person))
  return people.flatMap((person, index) => {
    if (found.has(index) || !isOnRegister(person) || !isRegistered(person.values)) return []
    const says = `台账登记为${registeredAs}，名单中没有`
    return [{ ...nobody, person: index, reasons: [says], words: says }]
  })
}

function isSameFact(before: string, now: string): boolean {
  return before === absent || now === absent ? before === now : isSameMeaning(before, now)
}

const nobody = {
  sheet: -1,
  row: 0,
  confidence: 1,
  level: '确定',
  way: '证件号码相同',
  theirName: '',
  theirIdCard: '',
  theirBirth: '',
  theirVillage: '',
  theirHead: '',
  meaning: absent,
  times: 1,
} as const

type Before = Readonly<{ stored: readonly StoredHit[]; people: readonly RegisteredPerson[]; seen: ReadonlySet<string> }>

function goneFrom({ stored, people, seen }: Before, firstKey: number): readonly SortedHit[] {
  const places = new Map(people.map(({ id }, index) => [id, index]))
  return stored.flatMap((hit, index) => {
    const person = places.get(hit.member)
    if (seen.has(hit.id) || hit.isGone || person === undefined) return []
    const raw = { ...nobody, person, reasons: ['这次的名单里没有了'], words: hit.words, theirName: hit.theirName, meaning: hit.meaning }
    return [{ key: firstKey + index, person, raw, hit }]
  })
}
