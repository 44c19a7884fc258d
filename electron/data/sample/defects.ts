import type { DraftChange } from '#shared/history/changeSet.ts'
import type { SampleReport } from '#shared/ipc/outputs.ts'
import { bookDefects } from './defectsBooks.ts'
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
  /** The wrong values make a second record instead. */
  copies?: true
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
  return [...personDefects, ...bookDefects].flatMap((spoiler) => spoilSome(book, spoiler, count))
}

type Place = Readonly<{ changes: DraftChange[]; index: number }>
type Book = Readonly<{
  world: World
  places: ReadonlyMap<string, readonly Place[]>
  byRoot: ReadonlyMap<string, readonly Place[]>
  households: ReadonlyMap<string, Household>
  persons: ReadonlyMap<string, Person>
  spoilt: Set<string>
}>

function indexOf(world: World): Book {
  const places = new Map<string, Place[]>()
  const byRoot = new Map<string, Place[]>()
  const enter = (map: Map<string, Place[]>, key: string, place: Place): void => {
    const others = map.get(key)
    if (others) others.push(place)
    else map.set(key, [place])
  }
  for (const { changes } of world.chapters) {
    changes.forEach((change, index) => {
      enter(places, `${change.op} ${change.ledger}`, { changes, index })
      enter(byRoot, `${rootOf(change)} ${change.ledger}`, { changes, index })
    })
  }
  const households = new Map(world.households.map((household) => [household.id, household]))
  const persons = new Map(world.households.flatMap((household) => household.members).map((person) => [person.id, person]))
  return { world, places, byRoot, households, persons, spoilt: new Set() }
}

/** What a record belongs to: nothing of one root is spoilt twice. */
function rootOf({ recordId, values }: DraftChange): string {
  return String(values.project ?? values.asset ?? values.station ?? values.household ?? recordId)
}

function spoilSome(book: Book, spoiler: Spoiler, count: number): readonly Defect[] {
  const places = book.places.get(`${spoiler.op ?? 'add'} ${spoiler.ledger}`) ?? []
  const made: Defect[] = []
  // Each rule begins somewhere else, so that not all of them crowd in the first village.
  const start = Number(spoiler.rule.slice(1)) * 37
  for (let step = 0; step < places.length && made.length < count; step += 1) {
    const defect = spoilOne(book, spoiler, places[(start + step) % places.length]!)
    if (defect) made.push(defect)
  }
  return made
}

function spoilOne(book: Book, spoiler: Spoiler, { changes, index }: Place): Defect | null {
  const change = changes[index]!
  const root = rootOf(change)
  if (book.spoilt.has(root)) return null
  const draft = draftOf(book, change)
  const wrong = spoiler.spoil(draft)
  const found = wrong && (spoiler.at ? spoiler.at(draft) : { ledger: change.ledger, record: change.recordId })
  if (!wrong || !found) return null
  book.spoilt.add(root)
  const values = Object.fromEntries(
    Object.entries({ ...change.values, ...wrong }).filter(([, value]) => value !== undefined),
  ) as DraftChange['values']
  const label = String(
    draft.person?.values.name ?? draft.household?.head.values.name ?? change.values.name ?? change.values.documentNo ?? change.recordId,
  )
  if (!spoiler.copies) {
    changes[index] = { ...change, values }
    return { rule: spoiler.rule, ...found, label }
  }
  const recordId = book.world.numbers.recordId()
  changes.push({ ...change, recordId, values })
  return { rule: spoiler.rule, ledger: change.ledger, record: recordId, label }
}

function draftOf(book: Book, change: DraftChange): Draft {
  const { values, recordId } = change
  const person = book.persons.get(change.ledger === 'member' ? recordId : String(values.member ?? ''))
  const household = book.households.get(change.ledger === 'household' ? recordId : String(values.household ?? '')) ?? person?.household
  const root = rootOf(change)
  const beside = (ledger: string): readonly DraftChange[] =>
    (book.byRoot.get(`${root} ${ledger}`) ?? []).map((place) => place.changes[place.index]!)
  return { id: recordId, values, household, person, world: book.world, beside }
}
