import type { Registry } from '#shared/ledger/registry.ts'
import { leastConfidence, redirectAll } from './assignColumns.ts'
import { sampleColumn } from './contentEvidence.ts'
import { assignedTo, type Decisions } from './decisions.ts'
import { dictionaryOf } from './dictionary.ts'
import { told, weighed } from './evidence.ts'
import { unitOf } from './family.ts'
import type { Grid } from './grid.ts'
import { candidatesFor } from './headerCandidates.ts'
import { cleanHeading, unitOfHeading } from './heading.ts'
import type { HeadingParts } from './headingParts.ts'
import type { Candidate, MatchOptions } from './matchTypes.ts'
import type { FoundTable } from './tableTypes.ts'

export type CandidateInput = Readonly<{
  registry: Registry
  grid: Grid
  table: FoundTable
  options: MatchOptions
  decided: Decisions
}>

export type ColumnCandidates = ReadonlyMap<number, readonly Candidate[]>

/** The fields that each column may carry: by decision, hidden key, heading and values, best first. */
export function candidatesByColumn(input: CandidateInput, parts: readonly HeadingParts[]): ColumnCandidates {
  return new Map(parts.map((part) => [part.heading.index, redirectAll(input.registry, candidatesOf(input, part))]))
}

function candidatesOf({ registry, grid, table, options, decided }: CandidateInput, part: HeadingParts): readonly Candidate[] {
  const { index } = part.heading
  const dictionary = dictionaryOf(registry)
  if (decided.has(index)) {
    const chosen = assignedTo(registry, decided.get(index) ?? null, 'memory')
    return chosen ? [chosen] : []
  }
  const key = dictionary.keys.get(options.keys?.[index] ?? '')
  if (key) return [{ ledger: key.ledger, field: key.field, why: 'key', confidence: 1 }]
  const named = preferHalf(registry, part.path, candidatesFor(dictionary, part.path)).map((one) => measured(part, one))
  const values = sampleColumn(grid, table, index, 40)
  const judged = weighed(registry, named, { values, heading: part.path.at(-1) ?? '' })
  return (judged[0]?.confidence ?? 0) >= leastConfidence ? judged : [...told(registry, part.heading.header, values), ...judged]
}

const counting = new Set(['money', 'quantity', 'integer', 'year'])

/** A heading with 元, 亩, 个 or 户 behind it counts or measures: it names no village and no person. */
function measured(part: HeadingParts, one: Candidate): Candidate {
  const unit = unitOfHeading(part.path.at(-1) ?? '')
  const isMeasure = unit !== null && !/^[年月日天岁分度]$/.test(unit)
  return isMeasure && !counting.has(one.field.type) && one.why !== 'key' ? { ...one, confidence: one.confidence / 2 } : one
}

const householdGroup = /户/
/** 家庭电话 means the household, 与户主关系 and 户籍 do not. */
const householdLeaf = /^(?:家庭|全家|户内|农户)(?!成员|关系)/
const memberGroup = /成员|人员|人口|个人|本人/

/** A heading that is an alias says by itself whose it is. */
const known = 0.9

/** 农户基本信息/联系电话 is the household's number, 家庭成员/联系电话 the member's, where both have such a field. */
function preferHalf(registry: Registry, path: readonly string[], candidates: readonly Candidate[]): readonly Candidate[] {
  const unit = unitOf(registry)
  const above = path
    .slice(0, -1)
    .join('')
    .replace(/与户主/g, '')
  const isMember = memberGroup.test(above)
  const saysHouse = (candidates[0]?.confidence ?? 1) < known && householdLeaf.test(cleanHeading(path.at(-1) ?? ''))
  if (!unit || (!saysHouse && isMember === householdGroup.test(above))) return candidates
  const [wanted, other] = isMember && !saysHouse ? [unit.child.id, unit.parent.id] : [unit.parent.id, unit.child.id]
  const isOwn = (one: Candidate): boolean => one.ledger === wanted && one.field.derived === undefined
  return candidates.some((one) => isOwn(one) && one.confidence >= 0.6) ? candidates.filter((one) => one.ledger !== other) : candidates
}
