import type { Figure } from '../figures.ts'
import { pairsOf, type Sentence } from '../sentences.ts'
import type { KindSaid, Lexicon, Meant } from './lexicon.ts'
import { nounWords, type NounWords } from './nouns.ts'
import { dayFor, type Timing } from './timing.ts'

/** A figure of the report that one of some measures is about: where, within which kinds of households, as of when. */
export type Claim = Readonly<{
  figure: Figure
  measures: readonly Timed[]
  /** Name of the village; null: the township. */
  village: string | null
  kinds: readonly KindSaid[]
  /** Other things may be meant too: a difference is a doubt. */
  loose: boolean
  /** The words that were understood. */
  noun: string
}>

export type Timed = Readonly<{ id: string; asOf: string }>

export type Told = Readonly<{
  text: string
  sentences: readonly Sentence[]
  lexicon: Lexicon
  villages: readonly string[]
  /** Day of the report. */
  day: string
}>

/** What is planned, elsewhere, of other places or an average is no figure of this ledger. */
const notOurs =
  /计划|拟|预计|预期|力争|目标|确保|争取|下一步|明年|来年|要求|必须|应当|不得|标准|如果|若|全[县市省州国]|我[县市省]|[县市省]里|本县|周边|邻[村镇]|同比|环比|平均|[户人村]均(?!纯?收入)|每[户人村个年月]|比上年|较上年|去年同期/

/** Figures of which every word is understood; all others are left alone. A wrong match is worse than none. */
export function claimsOf(told: Told): readonly Claim[] {
  return told.sentences.flatMap((sentence, index) => {
    const groups = pairsOf(told.text, sentence.figures)
    const done: (Claim | null)[] = []
    for (const group of groups) {
      const at: Place = { told, sentence, index, earlier: done }
      done.push(...group.map((figure) => claimOf(at, { figure, first: group[0]!, last: group.at(-1)! })))
    }
    return done.filter((claim): claim is Claim => claim !== null)
  })
}

type Place = Readonly<{ told: Told; sentence: Sentence; index: number; earlier: readonly (Claim | null)[] }>
type InGroup = Readonly<{ figure: Figure; first: Figure; last: Figure }>

function claimOf(place: Place, group: InGroup): Claim | null {
  const { told, sentence } = place
  const { first } = group
  const prefix = told.text.slice(sentence.start, first.start)
  if (notOurs.test(prefix) || notOurs.test(group.last.after)) return null
  const words = nounWords(first.before, told.villages)
  const named = namedBy(told, words, group)
  if (!named) return null
  if (isListedUnder(place, words, first)) return null
  const village = villageOf(place, words, first)
  if (village === undefined) return null
  const kinds = kindsOf(place, words, first)
  if (!kinds) return null
  const timing: Timing = { prefix, earlier: earlierWords(place), day: told.day, timed: named.meant.timed }
  const isStock = /现有|在册|目前|现存|尚有|存量/.test(prefix)
  const measures = named.meant.measures.flatMap((measure) => {
    // 累计纳入 counts those too that are none any more.
    if (isStock && measure.label.startsWith('累计')) return []
    const asOf = dayFor(measure, told.lexicon.book, timing)
    return asOf === null ? [] : [{ id: measure.id, asOf }]
  })
  if (measures.length === 0) return null
  return { figure: group.figure, measures, village, kinds: [...named.kinds, ...kinds], loose: named.meant.loose, noun: named.noun }
}

/** 慰问低保户28户、残疾人18人: what is not ours at the head of a list is not further down. */
function isListedUnder({ told, sentence, earlier }: Place, words: NounWords, first: Figure): boolean {
  const last = sentence.figures.filter(({ end }) => end <= first.start).at(-1)
  if (!last || words.isWhole || words.village !== null || earlier.some((claim) => claim?.figure === last)) return false
  return /^[^,、;:]{0,8}[,、]$/.test(told.text.slice(last.end, first.start - first.before.length))
}

type Named = Readonly<{ meant: Meant; kinds: readonly KindSaid[]; noun: string }>

/** 脱贫户816户; 6户脱贫不稳定户: the noun before with nothing behind, or behind with nothing before. */
function namedBy({ lexicon, text }: Told, words: NounWords, { figure, last }: InGroup): Named | null {
  const after = last.after
  const isClosed = after === '' && !text.startsWith('(不含', last.end)
  if (isClosed) {
    for (const noun of words.nouns) {
      const found = noun === '' ? null : lookUp(lexicon, noun, figure)
      if (found) return found
    }
    if (words.isWhole && words.nouns.includes('') && !words.isPart) return wholeTownship(lexicon, figure)
    return null
  }
  if (after === '村' && words.isWhole) return lookUp(lexicon, '行政村', figure)
  const noun = after.replace(/(?:组成|等)$/, '')
  return words.nouns.includes('') ? lookUp(lexicon, noun, figure) : null
}

/** 全镇 11001 户 38006 人; 辖 16 村. */
function wholeTownship(lexicon: Lexicon, figure: Figure): Named | null {
  const noun = figure.unit.key === '户' || figure.unit.key === '人' ? '总人口' : figure.unit.key === '村' ? '行政村' : null
  return noun === null ? null : lookUp(lexicon, noun, figure)
}

/** The noun as it stands, else 脱贫人口中低保对象: a kind of households and what is counted within it. */
function lookUp(lexicon: Lexicon, noun: string, figure: Figure): Named | null {
  const meant = lexicon.look(noun, figure)
  if (meant) return { meant, kinds: [], noun }
  for (let cut = 2; cut < noun.length - 1; cut += 1) {
    const kind = lexicon.kindNamed(noun.slice(0, cut))
    const rest = noun
      .slice(cut)
      .replace(/^(?:当)?[中里内](?:的)?/, '')
      .replace(/^的/, '')
    const within = kind && rest !== '' ? lexicon.look(rest, figure) : null
    if (kind && within) return { meant: within, kinds: [kind], noun }
  }
  return null
}

/** Unlike: undefined where nobody can tell which village is meant. */
function villageOf({ told, sentence, index }: Place, words: NounWords, first: Figure): string | null | undefined {
  if (words.village !== null) return words.village
  const prefix = told.text.slice(sentence.start, first.start)
  const clause = prefix.slice(prefix.lastIndexOf(';') + 1)
  const opening = told.villages.find((name) => clause.startsWith(name))
  const others = told.villages.filter((name) => name !== opening && clause.includes(name))
  if (others.length > 0) return undefined
  if (opening) return opening
  if (hasUnknownVillage(clause)) return undefined
  if (!words.isOwnVillage && !/全村|该村|本村|我村/.test(clause)) return null
  const paragraph = told.sentences.slice(0, index).filter((one) => one.paragraph === sentence.paragraph)
  const named = told.villages.filter((name) => paragraph.some(({ text }) => text.includes(name)))
  return named.length === 1 ? named[0] : undefined
}

/** 桃源村 that the ledger does not know; 16 个行政村, 各村 and 驻村 are none with a name. */
function hasUnknownVillage(clause: string): boolean {
  const rest = clause.replaceAll(/(?:行政|建制|自然|贫困|脱贫|重点|示范|试点|薄弱|各|全|驻|农|本|该|我|进|个|每|\d)村/g, '')
  return /[一-龥]{2}村(?!民|级|委|两|组|干|集|里|庄|口)/.test(rest)
}

/** Kinds of households within which the figure is told; null where that is not understood. */
function kindsOf(place: Place, words: NounWords, first: Figure): readonly KindSaid[] | null {
  const { told, sentence } = place
  const prefix = told.text.slice(sentence.start, first.start - first.before.length)
  const clause = prefix.slice(prefix.lastIndexOf(';') + 1)
  const lastPart = clause.lastIndexOf('其中')
  if (words.isPart || lastPart >= 0)
    return withinWhole(place, first, words.isPart ? first.start : sentence.start + prefix.length - clause.length + lastPart)
  const within =
    /(?:^|[,:])(?:在|对)?([^,;:]{2,12}?)(?:当)?[中里],?$/.exec(clause) ?? /(?:^|[,:])在([^,;:]{2,12}?)(?:当)?[中里],/.exec(clause)
  if (!within) return /(?:中|里|对|为|向|给),?$/.test(clause) ? null : []
  const kind = told.lexicon.kindNamed(within[1]!.replace(/^(?:全[镇乡]|我[镇乡]|现有)/, ''))
  return kind ? [kind] : null
}

/** 脱贫户816户，其中低保户206户: the whole is the last figure before the word. */
function withinWhole({ told, sentence, earlier }: Place, first: Figure, marker: number): readonly KindSaid[] | null {
  const before = sentence.figures.filter(({ end }) => end <= Math.min(marker, first.start))
  const whole = before.at(-1)
  const claim = whole && earlier.find((one) => one?.figure === whole)
  if (!claim || claim.village !== null) return claim ? claim.kinds : null
  const [measure] = claim.measures.map(({ id }) => told.lexicon.book.measures.find((one) => one.id === id)!)
  const kind = measure && told.lexicon.kindOf(measure)
  if (kind) return [...claim.kinds, kind]
  // 公益性岗位 132 个，其中光伏公岗 52 个: parts of the township's own.
  return claim.kinds
}

/** What was said before in the paragraph: a year there may hold for what follows. */
function earlierWords({ told, sentence, index }: Place): string {
  return told.sentences
    .slice(0, index)
    .filter(({ paragraph }) => paragraph === sentence.paragraph)
    .map(({ text }) => text)
    .join('')
}
