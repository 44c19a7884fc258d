import { areFarApart, birthNearness, numberNearness, type BirthNearness, type NumberNearness } from './nearness.ts'
import { nameLikeness, soundOf, soundsAlike } from './nameForms.ts'
import type { PersonIndex } from './personIndex.ts'
import type { PersonKeys } from './personKeys.ts'

/** 确定: act on it; 很可能: look at it; 可能: look at it when there is time. */
export type Level = '确定' | '很可能' | '可能'

/** What the judgement rests on, in the words of the code list `matchWay`. */
export type Way = '证件号码相同' | '证件号码受损' | '证件号码相近' | '姓名和出生日期' | '姓名和村' | '姓名相近'

export type Judgement = Readonly<{
  /** 0..1: how likely both are one person, as far as the entries tell. */
  confidence: number
  level: Level
  way: Way
  /** Chinese words, weightiest first. */
  reasons: readonly string[]
}>

/**
 * Judges by weighing evidence (Fellegi and Sunter 1969): each agreement counts by how rarely it happens among strangers,
 * in bits, each disagreement against it; before any evidence, one of all persons is meant. Null: not the same person.
 */
export function judge(index: PersonIndex, probe: PersonKeys, person: PersonKeys): Judgement | null {
  if (areStrangers(probe, person)) return null
  const number = numberEvidence(probe, person)
  const likeness = nameLikeness(probe.name, person.name)
  if (number.kind === 'same') return bySameNumber(probe, person, likeness)
  if (likeness > 0 && likeness < 0.55 && number.bits < 14) return null
  const all = [
    number,
    nameEvidence(index, { probe, person, likeness }),
    number.kind === 'unknown' || number.kind === 'far' ? birthEvidence(index, probe, person) : toldBirthEvidence(probe, person),
    ...restEvidence(index, probe, person),
  ]
  const bits = all.reduce((sum, { bits: own }) => sum + own, -Math.log2(Math.max(2, index.persons.length)))
  const ceiling = ceilingOf(number.kind, { probe, person, likeness })
  const confidence = Math.min(ceiling, 1 / (1 + 2 ** -bits))
  if (confidence < lowest) return null
  const reasons = all.filter(({ words }) => words !== '').sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
  return { confidence, level: levelOf(confidence), way: wayOf(number.kind, probe, person), reasons: reasons.map(({ words }) => words) }
}

/** Two right numbers of different days: nothing else could outweigh that. Asked first, since it is cheap and mostly so. */
function areStrangers(probe: PersonKeys, person: PersonKeys): boolean {
  if (areFarApart(probe.day, person.day)) return true
  return probe.isValid && person.isValid && probe.birth !== person.birth && birthNearness(probe.birth, person.birth) === 'far'
}

const lowest = 0.3

export function levelOf(confidence: number): Level {
  if (confidence >= 0.975) return '确定'
  return confidence >= 0.8 ? '很可能' : '可能'
}

type Evidence = Readonly<{ bits: number; words: string }>
const nothing: Evidence = { bits: 0, words: '' }

type NumberKind = NumberNearness | 'lead' | 'unknown'

function numberEvidence(probe: PersonKeys, person: PersonKeys): Evidence & Readonly<{ kind: NumberKind }> {
  const lead = probe.lead || person.lead
  if (lead !== '') {
    const other = probe.lead === '' ? probe.number : person.lead === '' ? person.number : person.lead
    if (other === '') return { ...nothing, kind: 'unknown' }
    if (other.startsWith(lead)) return { bits: 17, words: '证件号码末三位丢失，前 15 位相同', kind: 'lead' }
    return { bits: -8, words: '证件号码不同', kind: 'far' }
  }
  if (probe.number === '' || person.number === '') return { ...nothing, kind: 'unknown' }
  const kind = numberNearness(probe.number, person.number)
  if (kind === 'same') return { bits: 30, words: '证件号码相同', kind }
  const bothValid = probe.isValid && person.isValid
  if (kind === 'one' || (kind === 'two' && !bothValid)) {
    return { bits: kind === 'one' ? 20 : 11, words: `证件号码只差${kind === 'one' ? '一位' : '两位'}`, kind }
  }
  const isRounded = !bothValid && probe.number.length === 18 && probe.number.slice(0, 15) === person.number.slice(0, 15)
  if (isRounded) return { bits: 14, words: '证件号码前 15 位相同、末三位不同', kind: 'lead' }
  return { bits: bothValid ? -9 : -3, words: '证件号码不同', kind: 'far' }
}

/** Named otherwise under the same number, it may be a former name, or the number of another. */
function bySameNumber(probe: PersonKeys, person: PersonKeys, likeness: number): Judgement {
  const same = { way: '证件号码相同' as const }
  const number = probe.isValid ? '证件号码相同' : '证件号码相同（号码本身有误）'
  if (probe.name === '' || person.name === '') return { ...same, confidence: 0.99, level: '确定', reasons: [number] }
  if (likeness === 1) return { ...same, confidence: 1, level: '确定', reasons: [number, '姓名相同'] }
  if (likeness >= 0.55) return { ...same, confidence: 0.98, level: '确定', reasons: [number, `姓名相近（${probe.name}／${person.name}）`] }
  const names = `姓名不同（${probe.name}／${person.name}）`
  const births = [probe.toldBirth, person.toldBirth]
  if (births.every((birth) => birth !== '') && birthNearness(births[0]!, births[1]!) === 'far') {
    return { ...same, confidence: 0.4, level: '可能', reasons: [number, names, `出生日期也不同（${births.join('／')}），多半是号码填错`] }
  }
  return { ...same, confidence: 0.8, level: '很可能', reasons: [number, `${names}，可能改过名或号码填错`] }
}

type Pair = Readonly<{ probe: PersonKeys; person: PersonKeys; likeness: number }>

function nameEvidence(index: PersonIndex, { probe, person, likeness }: Pair): Evidence {
  if (likeness === 0) return nothing
  const namesakes = index.counts.name.get(person.name) ?? 1
  if (likeness === 1) return { bits: rarity(index, namesakes, 13), words: `姓名相同${namesakesText(namesakes)}` }
  const both = `（${probe.name}／${person.name}）`
  if (soundsAlike(probe.name, person.name)) {
    const alike = index.counts.sound.get(soundOf(person.name)) ?? 1
    return { bits: rarity(index, alike, 13) - 2.5, words: `姓名同音${both}` }
  }
  if (likeness < 0.55) return { bits: -9, words: `姓名不同${both}` }
  return { bits: (rarity(index, namesakes, 12) * (likeness - 0.55)) / 0.45 - 3, words: `姓名相近${both}` }
}

function namesakesText(count: number): string {
  return count > 3 ? `（同名 ${count} 人）` : ''
}

const birthWords: Readonly<Record<BirthNearness, readonly [bits: number, words: string]>> = {
  same: [0, '出生日期相同'],
  month: [8.5, '出生年月相同'],
  year: [5, '出生年份相同'],
  swapped: [9, '出生日期的月、日颠倒'],
  digit: [6.5, '出生日期只差一个数字'],
  day: [3.5, '出生年月相同、日不同'],
  lunar: [0, '出生日期相差一个月左右，可能是农历'],
  far: [-8, '出生日期不同'],
}

function birthEvidence(index: PersonIndex, probe: PersonKeys, person: PersonKeys): Evidence {
  if (probe.birth === '' || person.birth === '') return nothing
  const nearness = birthNearness(probe.birth, person.birth)
  const [bits, words] = birthWords[nearness]
  const shown = nearness === 'same' ? words : `${words}（${probe.birth}／${person.birth}）`
  if (nearness !== 'same') return { bits, words: shown }
  return { bits: rarity(index, index.counts.birth.get(person.birth) ?? 1, 14.4), words }
}

/** Near numbers hold the birth date already: a date told beside them adds little when it agrees, and counts when it does not. */
function toldBirthEvidence({ toldBirth: own }: PersonKeys, { toldBirth: other }: PersonKeys): Evidence {
  if (own === '' || other === '') return nothing
  const nearness = birthNearness(own, other)
  const [, words] = birthWords[nearness]
  if (nearness === 'same') return { bits: 2, words }
  return { bits: nearness === 'far' ? -5 : 1, words: `${words}（${own}／${other}）` }
}

function restEvidence(index: PersonIndex, probe: PersonKeys, person: PersonKeys): readonly Evidence[] {
  const found: Evidence[] = []
  if (probe.village !== '' && person.village !== '') {
    const same = probe.village === person.village
    const share = (index.counts.village.get(person.village) ?? 1) / index.persons.length
    const bits = same ? Math.min(5, -Math.log2(share)) : -1.5
    found.push({ bits, words: same ? '同一个村' : `村不同（${probe.village}／${person.village}）` })
  }
  if (probe.sex !== '' && person.sex !== '') found.push(probe.sex === person.sex ? { bits: 1, words: '' } : { bits: -5, words: '性别不同' })
  if (probe.head !== '' && person.head !== '') found.push(headEvidence(probe, person))
  if (probe.phone !== '' && probe.phone === person.phone) found.push({ bits: 6, words: '电话相同' })
  return found
}

/** Who heads his household himself shows nothing new by it. */
function headEvidence(probe: PersonKeys, person: PersonKeys): Evidence {
  if (probe.head === probe.name && person.head === person.name) return { bits: 1, words: '同为户主' }
  const likeness = nameLikeness(probe.head, person.head)
  if (likeness >= 0.85) return { bits: likeness === 1 ? 7 : 5, words: `户主${likeness === 1 ? '相同' : '姓名相近'}（${person.head}）` }
  return { bits: -1, words: '' }
}

/** Names and birth dates of fewer persons say nothing of how rare they are among all. */
const leastPopulation = 2_000

/** Bits of agreeing in something that `count` of all persons have. */
function rarity(index: PersonIndex, count: number, most: number): number {
  return Math.max(0, Math.min(most, Math.log2(Math.max(leastPopulation, index.persons.length) / Math.max(1, count))))
}

/** What the entries cannot show by themselves is never called sure. */
function ceilingOf(kind: NumberKind, { probe, person, likeness }: Pair): number {
  // Brothers born on one day: their numbers stand beside each other, their names share two characters of three.
  if (kind === 'far' || kind === 'two') return probe.isValid && person.isValid ? (likeness === 1 ? 0.9 : 0.7) : 0.96
  if (kind === 'lead') return 0.96
  if (likeness === 0) return 0.75
  const isBornOnOneDay = probe.birth.length === 10 && probe.birth === person.birth
  return isBornOnOneDay || kind === 'one' ? 1 : 0.96
}

function wayOf(kind: NumberKind, probe: PersonKeys, person: PersonKeys): Way {
  if (kind === 'lead') return '证件号码受损'
  if (kind === 'one' || kind === 'two') return '证件号码相近'
  if (probe.birth !== '' && person.birth !== '') return '姓名和出生日期'
  return probe.village !== '' && probe.village === person.village ? '姓名和村' : '姓名相近'
}
