import type { Registry } from '#shared/ledger/registry.ts'
import { dictionaryOf, type Dictionary } from './dictionary.ts'
import { unitOf, type Unit } from './family.ts'
import { candidatesFor } from './headerCandidates.ts'
import { headingKey } from './heading.ts'
import type { HeadingParts } from './headingParts.ts'
import { repeatedRuns } from './repeatedRuns.ts'

/** The values that stand in a column, for telling whether the first of several persons is the head. */
export type Sample = (column: number) => readonly string[]

/**
 * Members that a list of households spreads over its columns: 成员1姓名, 家庭成员二/身份证号, 姓名1, 配偶姓名, or the
 * same two or three headings again and again. Their parts get `spread` and the path under which the member's field is
 * looked up; everything else stays as it was.
 */
export function withSpread(registry: Registry, parts: readonly HeadingParts[], sample: Sample): readonly HeadingParts[] {
  const unit = unitOf(registry)
  if (!unit || parts.length < 3) return parts
  const context: Context = { unit, dictionary: dictionaryOf(registry), sample }
  const found = byOrdinal(context, parts) ?? byKin(context, parts) ?? byRepetition(context, parts)
  if (!found) return parts
  return parts.map((one) => {
    const mark = found.get(one.heading.index)
    return mark ? { ...one, path: mark.path, spread: { repeat: mark.repeat, says: mark.says } } : one
  })
}

type Context = Readonly<{ unit: Unit; dictionary: Dictionary; sample: Sample }>
type Mark = Readonly<{ repeat: number; path: readonly string[]; says: Readonly<Record<string, string>> | null }>
type Found = ReadonlyMap<number, Mark>

/** Field of a member that a heading stands for. */
function memberField({ unit, dictionary }: Context, path: readonly string[]): string | null {
  if (path.length === 0) return null
  const found = candidatesFor(dictionary, path).find((one) => one.ledger === unit.child.id && !one.field.derived && one.confidence >= 0.7)
  return found?.field.id ?? null
}

const numerals = '一二三四五六七八九十'
const number = '(\\d{1,2}|[一二三四五六七八九十])'
const before = new RegExp(`^(?:第${number}(?:个|位|名)?|${number}(?:号|、))(?:家庭)?(?:成员|人)[-_—、.．:：的]*(.*)$`)
const middle = new RegExp(`^(?:共同生活)?(?:的)?(?:家庭)?(?:成员|人员|人口)(?:第)?[（(]?${number}[）)]?(?:号|位)?[-_—、.．:：的]*(.*)$`)
const behind = new RegExp(`^(.+?)[（(_-]?${number}[）)]?$`)

/** The ordinal in a text and what is left of it. */
function ordinalIn(text: string): Readonly<{ ordinal: number; rest: string }> | null {
  const first = before.exec(text)
  if (first) return { ordinal: valueOf(first[1] ?? first[2] ?? ''), rest: first[3] ?? '' }
  const second = middle.exec(text)
  if (second) return { ordinal: valueOf(second[1] ?? ''), rest: second[2] ?? '' }
  const third = behind.exec(text)
  return third ? { ordinal: valueOf(third[2] ?? ''), rest: third[1] ?? '' } : null
}

function valueOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : numerals.indexOf(text) + 1
}

type Numbered = Readonly<{ part: HeadingParts; ordinal: number; path: readonly string[]; field: string }>

function byOrdinal(context: Context, parts: readonly HeadingParts[]): Found | null {
  const numbered = parts.flatMap((part): readonly Numbered[] => {
    for (let level = part.path.length - 1; level >= 0; level -= 1) {
      const text = part.path[level] ?? ''
      if (level === part.path.length - 1 && context.dictionary.normal.has(headingKey(text))) continue
      const split = ordinalIn(text)
      if (!split) continue
      const path = [...part.path.slice(0, level), ...(split.rest === '' ? [] : [split.rest]), ...part.path.slice(level + 1)]
      const field = memberField(context, path.slice(-1))
      return field === null ? [] : [{ part, ordinal: split.ordinal, path: path.slice(-1), field }]
    }
    return []
  })
  const ordinals = [...new Set(numbered.map((one) => one.ordinal))].sort((a, b) => a - b)
  const isNamed = numbered.some((one) => isIdentity(context.unit, one.field))
  if (ordinals.length < 2 || !isNamed) return null
  return new Map(numbered.map((one) => [one.part.heading.index, { repeat: ordinals.indexOf(one.ordinal), path: one.path, says: null }]))
}

function isIdentity(unit: Unit, field: string): boolean {
  return field === unit.child.title || unit.child.naturalKeys.some((key) => key.length === 1 && key[0] === field)
}

const kinWords =
  /^(?:户主)?(?:的|之)?(配偶|妻子|丈夫|爱人|父亲|母亲|[长次大二三四小][子女]|[长次大二三]儿|儿子|女儿|子女|儿媳妇?|女婿|孙子|孙女|岳父|岳母|公公|婆婆|爷爷|奶奶|祖父|祖母)[（(]?(\d|[一二三四五])?[）)]?(?:的)?(.*)$/

function byKin(context: Context, parts: readonly HeadingParts[]): Found | null {
  const { unit } = context
  const found = parts.flatMap((part) => {
    for (let level = part.path.length - 1; level >= 0; level -= 1) {
      const match = kinWords.exec(part.path[level] ?? '')
      const leaf = level === part.path.length - 1
      if (!match || (leaf && (match[3] ?? '') === '')) continue
      const path = leaf ? [match[3] ?? ''] : part.path.slice(-1)
      const field = memberField(context, path)
      return field === null ? [] : [{ part, who: (match[1] ?? '') + (match[2] ?? ''), word: match[1] ?? '', path, field }]
    }
    return []
  })
  const isOfKin = new Set(found.map((one) => one.part))
  const told = withoutBareElders(found)
  const own = parts.filter((part) => !isOfKin.has(part))
  const isNamed = own.some((part) => memberField(context, part.path) === unit.child.title)
  // A row a person, told by 户主 and 姓名 or by the relation: then 父亲姓名 only says more of the person.
  const isList = own.some((part) => memberField(context, part.path) === unit.relation) || (isNamed && namesHead(context, own))
  // One name alone (祖父姓名) may be of anybody.
  if (isList || told.length < 2 || !told.some((one) => isIdentity(unit, one.field))) return null
  const order = [...new Set(told.map((one) => one.who))]
  return new Map(
    told.map(({ part, who, word, path }): readonly [number, Mark] => [
      part.heading.index,
      { repeat: order.indexOf(who), path, says: word === '子女' ? null : { [unit.relation]: word } },
    ]),
  )
}

const elders = /父|母|爷|奶|公|婆/

/** 祖父姓名 alone beside 配偶 and 长子, each with name and number, tells of whom somebody is the child: he may be no member. */
function withoutBareElders<T extends Readonly<{ who: string }>>(found: readonly T[]): readonly T[] {
  const counts = new Map<string, number>()
  for (const { who } of found) counts.set(who, (counts.get(who) ?? 0) + 1)
  const isTold = (who: string): boolean => (counts.get(who) ?? 0) > 1
  return found.some(({ who }) => isTold(who)) ? found.filter(({ who }) => isTold(who) || !elders.test(who)) : found
}

/** The same headings again and again. The first time they speak of the head where nothing else does. */
function byRepetition(context: Context, parts: readonly HeadingParts[]): Found | null {
  const fields = parts.map((part) => memberField(context, part.path))
  const keys = parts.map((part) => part.path.map(headingKey).join('/'))
  const runs = repeatedRuns(keys, (place) => isIdentity(context.unit, fields[place] ?? ''))
  if (runs.length < 2) return null
  const isWhole = runs.every((run) => run.some((place) => fields[place] === context.unit.child.title) && run.length >= 2)
  if (!isWhole) return null
  const first = runs[0] ?? []
  const rest = firstIsHead(context, parts, first, fields) ? runs.slice(1) : runs
  const marks = new Map<number, Mark>()
  rest.forEach((run, repeat) => {
    for (const place of run) {
      const part = parts[place]
      if (part && fields[place] !== null) marks.set(part.heading.index, { repeat, path: part.path.slice(-1), says: null })
    }
  })
  return marks
}

function firstIsHead(
  context: Context,
  parts: readonly HeadingParts[],
  first: readonly number[],
  fields: readonly (string | null)[],
): boolean {
  const { unit, sample } = context
  const apart = parts.filter((_, place) => !first.includes(place))
  if (namesHead(context, apart)) return false
  const relation = first.find((place) => fields[place] === unit.relation)
  if (relation === undefined) return true
  const values = sample(parts[relation]?.heading.index ?? -1)
  return values.length > 0 && values.every((value) => value === unit.head || value === '本人')
}

/** A column of its own tells who the head is. */
function namesHead({ unit, dictionary }: Context, parts: readonly HeadingParts[]): boolean {
  return parts.some((part) =>
    candidatesFor(dictionary, part.path).some(
      (one) => one.ledger === unit.parent.id && unit.shown.has(one.field.id) && one.confidence >= 0.7,
    ),
  )
}
