import type { Dictionary, DictionaryEntry } from './dictionary.ts'
import { headingKey, looseKey } from './heading.ts'
import type { Candidate, MatchWhy } from './matchTypes.ts'
import type { TableHeading } from './tableTypes.ts'

/**
 * All fields that a heading may stand for, best first. The path counts: 帮扶责任人/姓名 is not a member's name,
 * 户主/姓名 is the name of the head.
 */
export function candidatesFor(dictionary: Dictionary, heading: TableHeading): readonly Candidate[] {
  const leaf = heading.path.at(-1) ?? ''
  const group = heading.path.at(-2) ?? ''
  const key = dictionary.keys.get(leaf)
  if (key) return [candidate(key, 'key', 1)]
  const found: Candidate[] = []
  if (group !== '') collect(dictionary, group + leaf, found, 0.98)
  if (group !== '') collect(dictionary, leaf + group, found, 0.9)
  collect(dictionary, leaf, found, leafWeight(leaf, heading.path.slice(0, -1)))
  return best(found)
}

/** Headings that mean something only together with what stands above them. */
const generic =
  /^(?:姓名|名称|性别|年龄|民族|电话|联系电话|联系方式|手机号?码?|(?:居民)?身份证件?号?码?|证件号码|单位|职务|日期|时间|金额|数量|面积|备注|地址|住址|类型|类别|等级|编号|开始时间|结束时间|合计|小计|其他|户数|人数|人口)$/
const otherPerson = /帮扶|责任人|联系人|监护|驻村|支书|书记|队长|经办|填报|填表|审核|采集|单位|负责人|干部|受益|借款|法人|合作社|企业/
const ownGroup = /基本|基础|家庭|成员|人员|农户|户主|信息|情况|个人|脱贫|监测|对象|贫困|人口|户籍/

/** How far the last heading may be trusted under its groups. */
function leafWeight(leaf: string, groups: readonly string[]): number {
  const above = groups.join('')
  if (above === '') return 1
  if (!generic.test(headingKey(leaf))) return 0.97
  if (otherPerson.test(above)) return 0.5
  return ownGroup.test(above) ? 0.94 : 0.6
}

function collect(dictionary: Dictionary, text: string, found: Candidate[], weight: number): void {
  const add = (entries: readonly DictionaryEntry[] | undefined, why: MatchWhy | null, confidence: number): void => {
    for (const entry of entries ?? [])
      found.push(candidate(entry, why ?? (entry.label ? 'label' : 'alias'), confidence * weight - (entry.label ? 0 : 0.02)))
  }
  const key = headingKey(text)
  add(dictionary.exact.get(text), null, 1)
  add(dictionary.normal.get(key), 'normalised', 0.93)
  add(dictionary.loose.get(looseKey(key)), 'normalised', 0.75)
  for (const near of oneSignOff(dictionary, key)) add(dictionary.normal.get(near), 'normalised', 0.62)
}

/** One sign too many or too few in a long heading, unless the sign turns the meaning. */
function oneSignOff(dictionary: Dictionary, key: string): readonly string[] {
  if (key.length < 5 || key.length > 30 || dictionary.normal.has(key)) return []
  const turning = /[\d出入非无不未原新旧上下年月日总人户主副前后父母子女省市县乡村组是否总男女]/
  const found: string[] = []
  for (let index = 0; index < key.length; index += 1) {
    const shorter = key.slice(0, index) + key.slice(index + 1)
    if (!turning.test(key.charAt(index)) && dictionary.normal.has(shorter)) found.push(shorter)
  }
  return found
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
