import type { DraftChange } from '#shared/history/changeSet.ts'
import type { SampleReport } from '#shared/ipc/outputs.ts'
import { bookDefects } from './defectsBooks.ts'
import { caseDefects } from './defectsCases.ts'
import { personDefects } from './defectsPeople.ts'
import type { Household, Person, Values, World } from './world.ts'

export type Defect = SampleReport['defects'][number]

/** What a spoiler sees of a record. */
export type Draft = Readonly<{
  id: string
  values: Values
  household: Household | undefined
  /** The member itself, or the one that the record is about. */
  person: Person | undefined
  world: World
  /** Other new records of a ledger that are about the same household or, without one, the same project or asset. */
  beside: (ledger: string) => readonly DraftChange[]
}>

export type Spoiler = Readonly<{
  rule: string
  ledger: string
  /** `change` for records that were altered later (风险消除). */
  op?: 'add' | 'change'
  /** The values that are wrong, or null when this record does not lend itself. */
  spoil: (draft: Draft) => Values | null
  /** The wrong values make a second record instead: like the one that was drafted, or a new one of another ledger. */
  copies?: true | string
  /** Other records, by id, that have to be changed for it. */
  also?: (draft: Draft) => readonly (readonly [record: string, values: Values])[]
  /** Another household, fund … that it bears on: its records have to stay as they are. */
  partner?: (draft: Draft) => string
  /** At most so many, however many are asked for. */
  most?: number
  /** Where the rule will say it, when not at the record itself. */
  at?: (draft: Draft) => Readonly<{ ledger: string; record: string }> | null
}>

/** How many records of each rule are spoilt unless told otherwise: about 1 % of a township of the seed's size in all. */
export function usualDefects(households: number): number {
  return Math.floor(households / 1_400)
}

/**
 * Spoils `count` records for each rule, each of another household, project or asset, and lists them. The rest stays as
 * clean as it was.
 */
export function spoilSample(world: World, count: number): readonly Defect[] {
  const book = indexOf(world)
  const searches = [...caseDefects, ...bookDefects, ...personDefects].map((spoiler) => searchOf(book, spoiler))
  const made: Defect[] = []
  // One of each in turn: what is rare (a monitored household, a fund) is shared by the rules that look for it.
  for (let round = 0; round < count; round += 1) {
    for (const search of searches) {
      if (round >= (search.spoiler.most ?? count)) continue
      const defect = spoilNext(book, search)
      if (defect) made.push(defect)
    }
  }
  return made.sort((one, other) => (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0))
}

type Place = Readonly<{ changes: DraftChange[]; index: number }>
type Book = Readonly<{
  world: World
  places: ReadonlyMap<string, readonly Place[]>
  byRoot: ReadonlyMap<string, readonly Place[]>
  /** Where a record is made. */
  made: ReadonlyMap<string, Place>
  households: ReadonlyMap<string, Household>
  persons: ReadonlyMap<string, Person>
  spoilt: Set<string>
}>

function indexOf(world: World): Book {
  const places = new Map<string, Place[]>()
  const byRoot = new Map<string, Place[]>()
  const made = new Map<string, Place>()
  const enter = (map: Map<string, Place[]>, key: string, place: Place): void => {
    const others = map.get(key)
    if (others) others.push(place)
    else map.set(key, [place])
  }
  for (const { changes } of world.chapters) {
    changes.forEach((change, index) => {
      enter(places, `${change.op} ${change.ledger}`, { changes, index })
      if (change.op !== 'add') return
      enter(byRoot, `${rootOf(change)} ${change.ledger}`, { changes, index })
      made.set(change.recordId, { changes, index })
    })
  }
  const households = new Map(world.households.map((household) => [household.id, household]))
  const people = [...world.households.flatMap((household) => household.members), ...world.departed]
  const persons = new Map(people.map((person) => [person.id, person]))
  return { world, places, byRoot, made, households, persons, spoilt: new Set() }
}

/** What a record belongs to: nothing of one root is spoilt twice. */
function rootOf({ recordId, values }: DraftChange): string {
  return String(values.project ?? values.asset ?? values.station ?? values.household ?? recordId)
}

type Search = { readonly spoiler: Spoiler; readonly places: readonly Place[]; readonly start: number; step: number }

/** Each rule begins somewhere else, so that not all of them crowd in the first village. */
function searchOf(book: Book, spoiler: Spoiler): Search {
  const places = book.places.get(`${spoiler.op ?? 'add'} ${spoiler.ledger}`) ?? []
  return { spoiler, places, start: Number(spoiler.rule.slice(1)) * 37, step: 0 }
}

function spoilNext(book: Book, search: Search): Defect | null {
  const { spoiler, places, start } = search
  while (search.step < places.length) {
    const defect = spoilOne(book, spoiler, places[(start + search.step++) % places.length]!)
    if (defect) return defect
  }
  return null
}

function spoilOne(book: Book, spoiler: Spoiler, { changes, index }: Place): Defect | null {
  const change = changes[index]!
  const root = rootOf(madeOf(book, change))
  if (book.spoilt.has(root)) return null
  const draft = draftOf(book, change)
  const wrong = spoiler.spoil(draft)
  const found = wrong && (spoiler.at ? spoiler.at(draft) : { ledger: change.ledger, record: change.recordId })
  if (!wrong || !found) return null
  const partner = spoiler.partner?.(draft)
  if (partner !== undefined && book.spoilt.has(partner)) return null
  book.spoilt.add(root)
  if (partner !== undefined) book.spoilt.add(partner)
  for (const [record, values] of spoiler.also?.(draft) ?? []) alterIn(book.made.get(record)!, values)
  const { name, documentNo } = madeOf(book, change).values
  const label = String(draft.person?.values.name ?? draft.household?.head.values.name ?? name ?? documentNo ?? change.recordId)
  if (!spoiler.copies) {
    alterIn({ changes, index }, wrong)
    return { rule: spoiler.rule, ...found, label }
  }
  const recordId = book.world.numbers.recordId()
  const isOther = typeof spoiler.copies === 'string'
  const values = filled(isOther ? wrong : { ...change.values, ...wrong })
  const ledger = isOther ? (spoiler.copies as string) : change.ledger
  changes.push({ ledger, recordId, op: 'add', values })
  return { rule: spoiler.rule, ...(spoiler.at ? found : { ledger, record: recordId }), label }
}

function alterIn({ changes, index }: Place, wrong: Values): void {
  const change = changes[index]!
  changes[index] = { ...change, values: filled({ ...change.values, ...wrong }) }
}

function filled(values: Values): DraftChange['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as DraftChange['values']
}

/** A record that was altered later, as it was made. */
function madeOf(book: Book, change: DraftChange): DraftChange {
  const place = change.op === 'add' ? undefined : book.made.get(change.recordId)
  return place ? place.changes[place.index]! : change
}

function draftOf(book: Book, change: DraftChange): Draft {
  const { values, recordId } = change
  const made = madeOf(book, change)
  const person = book.persons.get(change.ledger === 'member' ? recordId : String(made.values.member ?? ''))
  const household = book.households.get(change.ledger === 'household' ? recordId : String(made.values.household ?? '')) ?? person?.household
  const root = rootOf(made)
  const beside = (ledger: string): readonly DraftChange[] =>
    (book.byRoot.get(`${root} ${ledger}`) ?? []).map((place) => place.changes[place.index]!)
  return { id: recordId, values, household, person, world: book.world, beside }
}
