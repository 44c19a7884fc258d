import { hashTable, type HashTable } from './hashTable.ts'
import { soundOf } from './nameForms.ts'
import { personKeys, type PersonKeys, type PersonWords } from './personKeys.ts'

/** Persons made searchable: by number, and by what is left of a person when number, name or birth date is spoilt. */
export type PersonIndex = Readonly<{
  persons: readonly PersonKeys[]
  /** `day` of each, to tell strangers from one another without looking at either. */
  days: Int32Array
  /** How many have the name, the sound, the birth date, the village: rare agreement says more than common. */
  counts: Readonly<Record<'name' | 'sound' | 'birth' | 'village', ReadonlyMap<string, number>>>
  byNumber: ReadonlyMap<string, readonly number[]>
  byLead: ReadonlyMap<string, readonly number[]>
  /** Persons that share a blocking key; null where only numbers are compared. */
  byTraits: HashTable | null
}>

/** `fuzzy` false: only numbers can be looked up, which takes a tenth of the time. */
export function personIndex(people: readonly PersonWords[], { fuzzy }: Readonly<{ fuzzy: boolean }>): PersonIndex {
  const persons = people.map(personKeys)
  const byNumber = new Map<string, number[]>()
  const byLead = new Map<string, number[]>()
  const counts = { name: new Map<string, number>(), sound: new Map<string, number>(), birth: new Map(), village: new Map() }
  const byTraits = fuzzy ? hashTable(persons.length * 14) : null
  persons.forEach((person, index) => {
    if (person.number !== '') push(byNumber, person.number, index)
    const lead = person.lead || (person.number.length === 18 ? person.number.slice(0, 15) : '')
    if (lead !== '') push(byLead, lead, index)
    count(counts.name, person.name)
    count(counts.birth, person.birth)
    count(counts.village, person.village)
    if (!byTraits) return
    count(counts.sound, soundOf(person.name))
    for (const key of traitKeys(person)) byTraits.add(key, index)
  })
  return { persons, days: Int32Array.from(persons, ({ day }) => day), counts, byNumber, byLead, byTraits }
}

/**
 * Blocking: two entries of one person share at least one of these keys, whichever one or two of name, birth date, number
 * and village are wrong. Letters keep the kinds apart.
 */
export function traitKeys(person: PersonKeys): readonly string[] {
  const { name, birth, village, head, number, lead } = person
  const keys: string[] = []
  if (number.length >= 16) keys.push(`n${number.slice(-8)}`, `N${number.slice(0, 14)}`)
  else if (lead !== '') keys.push(`N${lead.slice(0, 14)}`)
  if (name === '') return birth.length === 10 ? [...keys, `b${birth}`] : keys
  const sound = soundOf(name)
  if (birth.length === 10) keys.push(`b${birth}`, `d${sound}${birth.slice(4)}`)
  if (birth.length >= 4) keys.push(`y${sound}${birth.slice(0, 4)}`)
  if (village !== '') keys.push(`v${sound}${village}`)
  if (head !== '') keys.push(`h${sound}|${soundOf(head)}`)
  keys.push(`s${sound}`)
  for (const rest of restsOf(sound)) {
    if (birth.length >= 7) keys.push(`r${rest}${birth.slice(0, 7)}`)
    if (village !== '') keys.push(`R${rest}${village}`)
  }
  return keys
}

/** The sounds of a name with one character left out; a name of two stands for itself, as what others have left. */
function restsOf(sound: string): readonly string[] {
  const parts = sound.split(' ')
  if (parts.length < 2) return []
  if (parts.length === 2) return [sound]
  const rests = parts.length > 4 ? [] : parts.map((_, index) => parts.filter((_part, other) => other !== index).join(' '))
  return [...new Set(rests)]
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key)
  if (list) list.push(index)
  else map.set(key, [index])
}

function count(map: Map<string, number>, key: string): void {
  if (key !== '') map.set(key, (map.get(key) ?? 0) + 1)
}
