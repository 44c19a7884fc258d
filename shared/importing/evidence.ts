import type { FieldDefinition } from '#shared/ledger/define.ts'
import { codesOf, type Registry } from '#shared/ledger/registry.ts'
import { matchChoice } from '#shared/ledger/derive/matchChoice.ts'
import { citizenNumber } from '#shared/values/idCard.ts'
import { isMostly } from './contentEvidence.ts'
import { unitOf } from './family.ts'
import type { Candidate } from './matchTypes.ts'
import { namesAnother } from './otherPersons.ts'

/**
 * What the values of a column say of the fields that its heading may stand for: a column of mobile numbers is no
 * 证件号码 whatever its heading, and 居住村 above names of villages is the village.
 */
export function weighed(registry: Registry, candidates: readonly Candidate[], { values, heading }: Column): readonly Candidate[] {
  const filled = values.filter((text) => !/^(?:无|\/|-|—|——|\\|不详|未知)$/.test(text))
  if (filled.length === 0 || candidates.length === 0) return candidates
  const nature = natureOf(filled)
  const isOfAnother = (nature === 'idCard' || nature === 'phone') && namesAnother(heading)
  const judged = candidates.map((one) => {
    if (one.why === 'key' || one.why === 'memory') return one
    if (one.confidence >= certain) return filled.length >= tellingCount && contradicts(one.field, nature) ? doubted(one) : one
    if (contradicts(one.field, nature)) return { ...one, confidence: one.confidence / 2 }
    return one.confidence >= likely && !isOfAnother && proves(registry, one.field, nature, filled)
      ? { ...one, confidence: proven, why: 'content' as const }
      : one
  })
  return [...unrivalled(candidates, judged)].sort((a, b) => b.confidence - a.confidence)
}

/** A heading and the values below it. */
type Column = Readonly<{ values: readonly string[]; heading: string }>

/** Fewer values do not outweigh a heading that is known. */
const tellingCount = 3
/** From here on a heading maps by itself. */
const certain = 0.6
/** Alike enough that values may settle it. */
const likely = 0.38
const proven = 0.66

function doubted(one: Candidate): Candidate {
  return { ...one, confidence: Math.min(one.confidence * 0.6, 0.55) }
}

/** So much more alike must the heading be to one field than to another that fits the values, too. */
const clearly = 0.1

/** Values prove nothing where they fit two fields that the heading may mean alike. */
function unrivalled(before: readonly Candidate[], judged: readonly Candidate[]): readonly Candidate[] {
  return judged.map((one, index) => {
    if (one.why !== 'content') return one
    const own = before[index]?.confidence ?? 0
    const isRival = (other: Candidate, at: number): boolean =>
      other.why === 'content' && other.field.label !== one.field.label && (before[at]?.confidence ?? 0) > own - clearly
    return judged.some(isRival) ? { ...one, confidence: 0.56 } : one
  })
}

/** Other persons and other times: their words fit the same lists. */
const elsewhere = /帮扶|责任|监护|联系人|干部|经办|审核|原|拟|变更|调整|上年|配偶|父|母|子女|丈夫|妻/

/**
 * Fields that the values alone tell, whatever the heading: all are words of one code list that no other list knows
 * (男 女, 汉族 苗族), which one field of household or member takes.
 */
export function told(registry: Registry, heading: string, values: readonly string[]): readonly Candidate[] {
  const unit = unitOf(registry)
  const distinct = [...new Set(values)].filter((text) => !/^(?:无|\/|-|—)$/.test(text))
  if (!unit || distinct.length < 2 || distinct.length > 60 || elsewhere.test(heading)) return []
  const common = distinct.map((text) => listsOf(registry).get(text) ?? []).reduce((left, right) => left.filter((id) => right.includes(id)))
  const list = common[0]
  if (list === undefined || common.length > 1) return []
  const found = [unit.child, unit.parent].flatMap((ledger) =>
    ledger.fields
      .filter((field) => field.codes === list && !field.derived && !field.retired)
      .map((field) => ({ ledger: ledger.id, field })),
  )
  return found.length === 1 ? found.map((one) => ({ ...one, why: 'content' as const, confidence: 0.64 })) : []
}

const wordLists = new WeakMap<Registry, ReadonlyMap<string, readonly string[]>>()

/** Word → code lists that know it. */
function listsOf(registry: Registry): ReadonlyMap<string, readonly string[]> {
  const known = wordLists.get(registry)
  if (known) return known
  const made = new Map<string, string[]>()
  for (const [id, list] of Object.entries(registry.codes)) {
    for (const word of new Set(list.items.flatMap((item) => [item.value, ...(item.aliases ?? []), ...(item.doubtful ?? [])])))
      made.set(word, [...(made.get(word) ?? []), id])
  }
  wordLists.set(registry, made)
  return made
}

export type Nature = 'idCard' | 'phone' | 'date' | 'yesNo' | 'number' | 'place' | 'words' | 'mixed'

const shapes: readonly (readonly [Nature, (text: string) => boolean])[] = [
  ['idCard', (text) => citizenNumber(text) !== null || /^\d{15}$|^\d{17}[\dXx]$/.test(text)],
  ['phone', (text) => /^1[3-9]\d{9}$/.test(text)],
  ['date', (text) => /^(?:19|20)\d{2}(?:年|[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?月?|[01]\d(?:[0-3]\d)?)?$/.test(text)],
  ['yesNo', (text) => /^[是否有无√×✓]$/.test(text)],
  ['number', (text) => /^[-+]?[\d,，]+(?:\.\d+)?(?:%|元|万元|亩|人|个)?$/.test(text)],
  ['place', (text) => /^[\u4e00-\u9fff]{1,10}(?:村|社区|村委会|居委会)$/.test(text) && !/^(?:农|全|本|城|各|乡)村$/.test(text)],
  ['words', (text) => /[\u4e00-\u9fff]/.test(text) && !/\d/.test(text)],
]

/** What nearly all values look like. */
export function natureOf(values: readonly string[]): Nature {
  return shapes.find(([, test]) => isMostly(values, test, 1))?.[0] ?? 'mixed'
}

/** Natures that a field of this type can hardly have. */
const foreign: Partial<Record<FieldDefinition['type'], ReadonlySet<Nature>>> = {
  idCard: new Set<Nature>(['phone', 'date', 'yesNo', 'place', 'words']),
  phone: new Set<Nature>(['idCard', 'date', 'yesNo', 'place', 'words']),
  date: new Set<Nature>(['idCard', 'phone', 'place', 'yesNo']),
  year: new Set<Nature>(['idCard', 'phone', 'place', 'yesNo', 'words']),
  money: new Set<Nature>(['idCard', 'phone', 'place', 'yesNo', 'words']),
  quantity: new Set<Nature>(['idCard', 'phone', 'place', 'yesNo', 'words']),
  integer: new Set<Nature>(['idCard', 'phone', 'place', 'yesNo']),
  choice: new Set<Nature>(['idCard', 'phone', 'place']),
  multichoice: new Set<Nature>(['idCard', 'phone', 'place']),
  boolean: new Set<Nature>(['idCard', 'phone', 'date', 'place']),
}

function contradicts(field: FieldDefinition, nature: Nature): boolean {
  if (foreign[field.type]?.has(nature)) return true
  return (
    field.search === 'name' && (nature === 'idCard' || nature === 'phone' || nature === 'number' || nature === 'date' || nature === 'yesNo')
  )
}

/** The values can hardly be anything else than this field, once its heading points there. */
function proves(registry: Registry, field: FieldDefinition, nature: Nature, values: readonly string[]): boolean {
  if (field.type === 'idCard') return nature === 'idCard'
  if (field.type === 'phone') return nature === 'phone'
  if (field.type === 'link') return field.target === 'village' && nature === 'place'
  if (field.type === 'boolean') return nature === 'yesNo'
  if (field.type !== 'choice' && field.type !== 'multichoice') return false
  const codes = codesOf(registry, field)
  if (!codes || nature !== 'words') return false
  const distinct = [...new Set(values)].slice(0, 30)
  const known = distinct.filter((text) => matchChoice(codes, text, { today: '', label: field.label }).value !== null)
  return known.length >= Math.max(1, distinct.length * 0.8)
}
