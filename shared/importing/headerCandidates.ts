import { pairsIn, type Dictionary, type DictionaryEntry } from './dictionary.ts'
import { headingKey } from './heading.ts'
import type { Candidate, MatchWhy } from './matchTypes.ts'
import { canonical, signsOf } from './wording.ts'

/**
 * All fields that a heading may stand for, best first. The path counts: 帮扶责任人/姓名 is not a member's name,
 * 户主/姓名 is the name of the head. What lies below 0.6 is only a proposal for the person who is asked.
 */
export function candidatesFor(dictionary: Dictionary, path: readonly string[]): readonly Candidate[] {
  const leaf = path.at(-1) ?? ''
  const group = path.at(-2) ?? ''
  const key = dictionary.keys.get(leaf)
  if (key) return [candidate(key, 'key', 1)]
  const found: Candidate[] = []
  if (group !== '') collect(dictionary, group + leaf, found, 0.98)
  if (group !== '') collect(dictionary, leaf + group, found, 0.9)
  const weight = leafWeight(leaf, path.slice(0, -1))
  collect(dictionary, leaf, found, weight)
  const sure = best(found)
  if (sure.some((one) => one.confidence >= 0.7)) return sure
  return best([...found, ...alike(dictionary, leaf, weight), ...(group === '' ? [] : alike(dictionary, group + leaf, 1))])
}

/** Headings that mean something only together with what stands above them. */
const generic =
  /^(?:姓名|名称|性别|年龄|民族|电话|联系电话|联系方式|手机号?码?|(?:居民)?身份证件?号?码?|证件号码|单位|职务|日期|时间|金额|数量|面积|备注|地址|住址|类型|类别|等级|编号|开始时间|结束时间|合计|小计|其他|户数|人数|人口)$/
const otherPerson = /帮扶|责任人|联系人|监护|驻村|支书|书记|队长|经办|填报|填表|审核|采集|单位|负责人|干部|受益|借款|法人|合作社|企业/
const ownGroup = /基本|基础|家庭|成员|人员|农户|户主|信息|情况|个人|脱贫|监测|对象|贫困|人口|户籍/
/** Parts of a form and their numbers: they say nothing of whom the columns speak. */
const partOfForm = /部分|填报|采集|导出|系统|续/

/** So low that not even values that fit make it a field. */
const ofOther = 0.35

/** How far the last heading may be trusted under its groups: the nearest that says something decides. */
function leafWeight(leaf: string, groups: readonly string[]): number {
  if (groups.length === 0) return 1
  if (!generic.test(headingKey(leaf))) return 0.97
  for (const group of [...groups].reverse()) {
    if (partOfForm.test(group)) continue
    if (otherPerson.test(group)) return ofOther
    return ownGroup.test(group) ? 0.94 : 0.6
  }
  return 0.94
}

function collect(dictionary: Dictionary, text: string, found: Candidate[], weight: number): void {
  const add = (entries: readonly DictionaryEntry[] | undefined, why: MatchWhy | null, confidence: number): void => {
    for (const entry of entries ?? [])
      found.push(candidate(entry, why ?? (entry.label ? 'label' : 'alias'), confidence * weight - (entry.label ? 0 : 0.02)))
  }
  const key = headingKey(text)
  const wording = canonical(key)
  const isKnown = dictionary.normal.has(key)
  // 具体情况 has no more left than 状态: nothing can be told from it.
  const isSaid = wording.length > 1 || wording === key
  add(dictionary.exact.get(text), null, 1)
  add(dictionary.normal.get(key), 'normalised', 0.93)
  if (isSaid) add(alone(dictionary.loose.get(wording)), 'normalised', isKnown ? 0.55 : 0.78)
  if (isKnown || dictionary.loose.has(wording)) return add(doubled(dictionary.loose.get(wording)), 'normalised', 0.55)
  add(alone(dictionary.signs.get(signsOf(wording))), 'normalised', 0.7)
  // 户联系电话（座机）: what stands in brackets may change the meaning.
  const unbracketed = headingKey(text.replace(/[（(][^（）()]*[）)]$/, ''))
  if (unbracketed !== key) add(dictionary.normal.get(unbracketed), 'normalised', 0.58)
  for (const near of oneSignOff(dictionary, key)) add(dictionary.normal.get(near), 'normalised', 0.58)
}

/** Entries whose ledger has but one field under this wording; of two, only a person can choose. */
function alone(entries: readonly DictionaryEntry[] | undefined): readonly DictionaryEntry[] {
  return entries?.filter((one) => !hasRival(entries, one)) ?? []
}
function doubled(entries: readonly DictionaryEntry[] | undefined): readonly DictionaryEntry[] {
  return entries?.filter((one) => hasRival(entries, one)) ?? []
}
function hasRival(entries: readonly DictionaryEntry[], one: DictionaryEntry): boolean {
  return entries.some((other) => other.ledger === one.ledger && other.field !== one.field)
}

/** Signs that turn the meaning of a heading: with one of them on one side only, two headings are not alike. */
const turning = /[\d出入非无不未新旧上下前后父母妻夫子女媳婿孙省市县乡镇村组男女]|户主|主要|次要|其他|其中|人均|合计|原(?!因)/g

/** One sign too many in a long heading: a question, since one sign may be the whole difference. */
function oneSignOff(dictionary: Dictionary, key: string): readonly string[] {
  if (key.length < 4 || key.length > 30) return []
  const found: string[] = []
  for (let index = 0; index < key.length; index += 1) {
    const shorter = key.slice(0, index) + key.slice(index + 1)
    if (dictionary.normal.has(shorter) && turns(key) === turns(shorter)) found.push(shorter)
  }
  return found
}

function turns(text: string): string {
  return [...text.matchAll(turning)]
    .map((match) => match[0])
    .sort()
    .join('')
}

/** At most as many as a person reads in a list. */
const mostAlike = 12
/** Share of common pairs from which on two wordings are worth a question. */
const leastAlike = 0.3

/** Wordings that share many pairs of signs: proposals, the closer the likelier (0.3 … 0.59). */
function alike(dictionary: Dictionary, text: string, weight: number): readonly Candidate[] {
  const wording = canonical(headingKey(text))
  const own = pairsIn(wording)
  if (own.size === 0) return []
  const common = new Map<string, number>()
  for (const pair of own) for (const other of dictionary.pairs.get(pair) ?? []) common.set(other, (common.get(other) ?? 0) + 1)
  const scored = [...common].flatMap(([other, count]): (readonly [string, number])[] => {
    const score = (2 * count) / (own.size + Math.max(other.length - 1, 1)) - (turns(wording) === turns(other) ? 0 : 0.15)
    return score >= leastAlike ? [[other, score]] : []
  })
  scored.sort((a, b) => b[1] - a[1])
  return scored
    .slice(0, mostAlike)
    .flatMap(([other, score]) =>
      (dictionary.loose.get(other) ?? []).map((entry) =>
        candidate(entry, 'normalised', Math.min(0.59, 0.1 + score * 0.5) * Math.min(1, weight + 0.06)),
      ),
    )
}

function candidate(entry: DictionaryEntry, why: MatchWhy, confidence: number): Candidate {
  return { ledger: entry.ledger, field: entry.field, why, confidence: Math.round(confidence * 100) / 100 }
}

/** Each field once, with its best reason; best first. */
function best(found: readonly Candidate[]): readonly Candidate[] {
  const byField = new Map<string, Candidate>()
  for (const one of found) {
    const name = `${one.ledger}.${one.field.id}`
    const other = byField.get(name)
    if (!other || other.confidence < one.confidence) byField.set(name, one)
  }
  return [...byField.values()].sort((a, b) => b.confidence - a.confidence)
}
