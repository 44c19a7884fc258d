import type { CodeItem, CodeList } from '../define.ts'
import { blank, doubt, failure, parsed, refused, type Parsed, type Problem } from '#shared/values/problem.ts'
import { comparableText, isBlankSign, normalizeText } from '#shared/values/text.ts'

type MatchContext = Readonly<{ today: string; label: string }>
type Entry = Readonly<{ item: CodeItem; isGuess: boolean }>

/**
 * A text as a value of a code list: the value itself, its national code, an alias. A guessed alias, and a value that
 * policy has ended or not begun, are taken with a doubt; anything else is refused with the nearest value as advice.
 */
export function matchChoice(list: CodeList | undefined, text: string, context: MatchContext): Parsed<string> {
  const clean = normalizeText(text).replace(/^'/, '')
  if (list === undefined) return isBlankSign(clean) ? blank : parsed(clean)
  const entry = findEntry(list, clean)
  if (entry) return parsed(entry.item.value, ...entryProblems(entry, clean, context))
  if (isBlankSign(clean) || clean === '无' || isNone(list, clean)) return blank
  return refused('choice.unknown', unknownMessage(list, clean, context.label))
}

/** Several values in one cell, joined as stored by `,` in the order of the code list. Unknown parts are dropped with a 错误. */
export function matchChoices(list: CodeList | undefined, text: string, context: MatchContext): Parsed<string> {
  const clean = normalizeText(text).replace(/^'/, '')
  const whole = list && findEntry(list, clean)
  if (whole) return parsed(whole.item.value, ...entryProblems(whole, clean, context))
  if (isBlankSign(clean) || clean === '无' || isNone(list, clean)) return blank
  const parts = clean.split(separators).filter((part) => !isBlankSign(part))
  const values = new Set<string>()
  const problems: Problem[] = []
  for (let index = 0; index < parts.length;) {
    const run = longestRun(list, parts, index)
    const entry = list ? findEntry(list, run.text) : undefined
    if (!list) values.add(run.text)
    else if (entry) values.add(entry.item.value)
    else problems.push(failure('choice.unknown', unknownMessage(list, run.text, context.label)))
    if (entry) problems.push(...entryProblems(entry, run.text, context))
    index += run.length
  }
  return { value: joinChoices(list, [...values]), problems }
}

/** The words of a cell that are none of the list's, as they stand: what there is to ask about a `choice.unknown`. */
export function unknownWords(list: CodeList, text: string, isMulti: boolean): readonly string[] {
  const clean = normalizeText(text).replace(/^'/, '')
  if (findEntry(list, clean) || isBlankSign(clean) || clean === '无' || isNone(list, clean)) return []
  if (!isMulti) return [clean]
  const parts = clean.split(separators).filter((part) => !isBlankSign(part))
  const unknown: string[] = []
  for (let index = 0; index < parts.length;) {
    const run = longestRun(list, parts, index)
    if (!findEntry(list, run.text)) unknown.push(run.text)
    index += run.length
  }
  return unknown
}

const separators = /[,，、;；|/\s+＋]+/

/** A word of the list that says that no value applies. */
function isNone(list: CodeList | undefined, text: string): boolean {
  return list?.none !== undefined && list.none.some((word) => comparableText(word) === comparableText(text))
}

/** Values joined for storage, in the order of the list; null when there are none. */
export function joinChoices(list: CodeList | undefined, values: readonly string[]): string | null {
  if (values.length === 0) return null
  const rank = new Map(list?.items.map((item, index) => [item.value, index]))
  const ordered = [...values].sort((a, b) => (rank.get(a) ?? 999) - (rank.get(b) ?? 999))
  return ordered.join(',')
}

/** Values that may be newly chosen on a day, in order. */
export function currentChoices(list: CodeList, today: string): readonly string[] {
  return list.items.filter((item) => isInForce(item, today)).map((item) => item.value)
}

export function isInForce(item: CodeItem, today: string): boolean {
  return (item.from === undefined || item.from <= today) && (item.to === undefined || today <= item.to)
}

/** The value of the list most like a text, for advice; undefined when none has a character in common. */
export function nearestChoice(list: CodeList, text: string): string | undefined {
  const known = nearest.get(list) ?? new Map<string, string | undefined>()
  nearest.set(list, known)
  if (known.has(text)) return known.get(text)
  const found = findNearest(list, comparableText(text))
  if (known.size < mostRemembered) known.set(text, found)
  return found
}

/** The same wrong word stands in thousands of rows; lists have hundreds of names. */
const nearest = new WeakMap<CodeList, Map<string, string | undefined>>()
const mostRemembered = 2000

function findNearest(list: CodeList, text: string): string | undefined {
  let best: string | undefined
  let bestScore = 0.5
  for (const { value, name } of namesOf(list)) {
    const score = likeness(name, text)
    if (score > bestScore) [best, bestScore] = [value, score]
  }
  return best
}

const namesByList = new WeakMap<CodeList, readonly Readonly<{ value: string; name: string }>[]>()

function namesOf(list: CodeList): readonly Readonly<{ value: string; name: string }>[] {
  const known = namesByList.get(list)
  if (known) return known
  const made = list.items.flatMap(({ value, aliases = [] }) => [value, ...aliases].map((name) => ({ value, name: comparableText(name) })))
  namesByList.set(list, made)
  return made
}

/** Part joined with following parts while that is a known value: options may contain the sign that separates them. */
function longestRun(list: CodeList | undefined, parts: readonly string[], start: number): Readonly<{ text: string; length: number }> {
  const first = parts[start] ?? ''
  if (!list) return { text: first, length: 1 }
  for (let length = Math.min(4, parts.length - start); length > 1; length -= 1) {
    const run = parts.slice(start, start + length)
    for (const sign of ['、', '/', '']) {
      if (findEntry(list, run.join(sign))) return { text: run.join(sign), length }
    }
  }
  return { text: first, length: 1 }
}

const indexes = new WeakMap<CodeList, ReadonlyMap<string, Entry>>()

function findEntry(list: CodeList, text: string): Entry | undefined {
  let index = indexes.get(list)
  if (!index) {
    index = buildIndex(list)
    indexes.set(list, index)
  }
  return index.get(comparableText(text))
}

/** Stronger names win: a value before a code, a code before an alias, an alias before a guess. */
function buildIndex(list: CodeList): ReadonlyMap<string, Entry> {
  const index = new Map<string, Entry>()
  const add = (name: string, item: CodeItem, isGuess: boolean) => {
    const key = comparableText(name)
    if (!index.has(key)) index.set(key, { item, isGuess })
  }
  for (const item of list.items) add(item.value, item, false)
  for (const item of list.items) if (item.code !== undefined) addCode(add, item, item.code)
  for (const item of list.items) for (const alias of item.aliases ?? []) add(alias, item, false)
  for (const item of list.items) for (const alias of item.doubtful ?? []) add(alias, item, true)
  return index
}

function addCode(add: (name: string, item: CodeItem, isGuess: boolean) => void, item: CodeItem, code: string): void {
  add(code, item, false)
  add(code + item.value, item, false)
  if (/^0\d$/.test(code)) add(code.slice(1), item, false)
}

function entryProblems(entry: Entry, text: string, context: MatchContext): readonly Problem[] {
  const { item, isGuess } = entry
  const problems: Problem[] = []
  if (isGuess) problems.push(doubt('choice.guessed', `“${text}”按“${item.value}”录入，请核对`))
  if (!isInForce(item, context.today)) problems.push(doubt('choice.retired', `“${item.value}”现在已不再使用`))
  return problems
}

function unknownMessage(list: CodeList, text: string, label: string): string {
  const near = nearestChoice(list, text)
  return `${label}取值“${text}”不在可选值中${near === undefined ? '' : `，是不是“${near}”？`}`
}

/** Dice coefficient over characters; enough for short words. */
function likeness(a: string, b: string): number {
  const rest = [...b]
  let shared = 0
  for (const sign of a) {
    const at = rest.indexOf(sign)
    if (at < 0) continue
    rest.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length || 1)
}
