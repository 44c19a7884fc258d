import { damaged } from './refusal.ts'

export type Attributes = Readonly<Record<string, string | undefined>>

export type XmlHandlers = Readonly<{
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text?: ((text: string) => void) | undefined
}>

/** A strict XML reader that is fed piece by piece. */
export type XmlScanner = Readonly<{ write(piece: string): void; close(): void }>

type State = {
  readonly handlers: XmlHandlers
  readonly stack: string[]
  /** What could not be decided yet: a tag, comment or reference cut by the border between two pieces. */
  rest: string
  hasRoot: boolean
}

/** A tag or comment longer than this is no workbook's. */
const LONGEST = 1 << 22
/** What XML does not allow: control characters other than tab and line ends, and no characters at all. */
const CONTROL = /[^\t\n\r -\ufffd]/

/**
 * Half the time of a general parser for what worksheets are made of: elements with few attributes and short texts. As
 * strict as one: tags must match, references must be known, DOCTYPE is refused. Throws FaultError.
 */
export function createXmlScanner(handlers: XmlHandlers): XmlScanner {
  const state: State = { handlers, stack: [], rest: '', hasRoot: false }
  return {
    write(piece) {
      if (CONTROL.test(piece)) throw broken('有不允许的控制字符')
      scan(state, state.rest === '' ? piece : state.rest + piece)
      if (state.rest.length > LONGEST) throw broken('有一个标记太长')
    },
    close() {
      if (state.rest.trim() !== '' || state.stack.length > 0 || !state.hasRoot) throw broken('没有结束')
    },
  }
}

function broken(detail: string): Error {
  return damaged(`XML 内容有错（${detail}）`)
}

function scan(state: State, source: string): void {
  let at = 0
  state.rest = ''
  while (at < source.length) {
    const tag = source.indexOf('<', at)
    if (tag < 0) return scanLastText(state, source, at)
    if (tag > at) takeText(state, source.slice(at, tag))
    const end = scanTag(state, source, tag)
    if (end < 0) {
      state.rest = source.slice(tag)
      return
    }
    at = end
  }
}

/** Text that the piece ends with: what may be half a reference or half a line's end waits. */
function scanLastText(state: State, source: string, at: number): void {
  const reference = source.lastIndexOf('&')
  let end = reference >= at && source.indexOf(';', reference) < 0 ? reference : source.length
  if (source.charCodeAt(end - 1) === 13) end--
  while (end > at && source.charCodeAt(end - 1) === 93) end--
  if (source.length - end > 1000) throw broken('有一个引用不认识')
  if (end > at) takeText(state, source.slice(at, end))
  state.rest = source.slice(Math.max(at, end))
}

/** Returns where the source goes on, -1 where the tag is cut off. */
function scanTag(state: State, source: string, tag: number): number {
  const next = source.charCodeAt(tag + 1)
  if (next === 47) return scanClosing(state, source, tag)
  if (next === 63) return after(source, '?>', tag + 2)
  if (next === 33) return scanSpecial(state, source, tag)
  return Number.isNaN(next) ? -1 : scanOpening(state, source, tag)
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function scanClosing({ handlers, stack }: State, source: string, tag: number): number {
  const end = source.indexOf('>', tag + 2)
  if (end < 0) return -1
  const name = stack.pop()
  if (name === undefined || !source.startsWith(name, tag + 2)) throw broken('标记不成对')
  if (end !== tag + 2 + name.length && source.slice(tag + 2 + name.length, end).trim() !== '') throw broken('标记不成对')
  handlers.close(local(name))
  return end + 1
}

/** Comments, CDATA, and the document types that are refused. */
function scanSpecial(state: State, source: string, tag: number): number {
  if (source.startsWith('<!--', tag)) return after(source, '-->', tag + 4)
  if (source.startsWith('<![CDATA[', tag)) {
    const end = after(source, ']]>', tag + 9)
    if (end < 0) return -1
    if (state.stack.length === 0) throw broken('根元素之外有内容')
    state.handlers.text?.(lineEnds(source.slice(tag + 9, end - 3)))
    return end
  }
  if (source.length - tag < 9) return -1
  throw damaged('里面有不应出现的文档类型声明（DOCTYPE）')
}

function scanOpening(state: State, source: string, tag: number): number {
  const { handlers, stack } = state
  let end = source.indexOf('>', tag + 1)
  if (end < 0) return -1
  let at = nameEnd(source, tag + 1, end)
  const name = source.slice(tag + 1, at)
  const attributes: Record<string, string | undefined> = {}
  while (true) {
    const from = skipBlanks(source, at, end)
    if (from === end || source.charCodeAt(from) === 47) {
      at = from
      break
    }
    if (from === at) throw broken('属性之间没有空格')
    at = takeAttribute(source, from, attributes)
    if (at < 0) return -1
    // A `>` inside the value was taken for the tag's end.
    if (at > end) end = source.indexOf('>', at)
    if (end < 0) return -1
  }
  const isEmpty = at < end
  if (isEmpty && at + 1 !== end) throw broken('标记不完整')
  if (stack.length === 0 && state.hasRoot) throw broken('有不止一个根元素')
  state.hasRoot = true
  handlers.open(local(name), attributes)
  if (isEmpty) handlers.close(local(name))
  else stack.push(name)
  return end + 1
}

/** One past the name that begins at `from`. */
function nameEnd(source: string, from: number, end: number): number {
  let at = from
  while (at < end && isNameCode(source.charCodeAt(at))) at++
  const first = source.charCodeAt(from)
  if (at === from || first === 45 || first === 46 || (first >= 48 && first <= 57)) throw broken('标记的名字不正确')
  return at
}

/** Letters, digits, `:`, `_`, `-`, `.`, and all beyond ASCII. */
function isNameCode(code: number): boolean {
  const lower = code | 32
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 58) || code === 95 || code === 45 || code === 46 || code >= 0xb7
}

function skipBlanks(source: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(source.charCodeAt(at))) at++
  return at
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** Reads `name="value"` and returns where it ends, -1 where it is cut off. */
function takeAttribute(source: string, from: number, attributes: Record<string, string | undefined>): number {
  const nameStop = nameEnd(source, from, source.length)
  const name = source.slice(from, nameStop)
  let at = skipBlanks(source, nameStop, source.length)
  if (at === source.length) return -1
  if (source.charCodeAt(at) !== 61) throw broken('属性没有值')
  at = skipBlanks(source, at + 1, source.length)
  if (at === source.length) return -1
  const quote = source.charCodeAt(at)
  if (quote !== 34 && quote !== 39) throw broken('属性值没有引号')
  const end = source.indexOf(quote === 34 ? '"' : "'", at + 1)
  if (end < 0) return -1
  if (attributes[name] !== undefined) throw broken('属性重复')
  const value = source.slice(at + 1, end)
  attributes[name] = isPlain(source, at + 1, end) ? value : attributeValue(value)
  return end + 1
}

/** Nearly all values are: nothing in them stands for something else. */
function isPlain(source: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code < 32 || code === 38 || code === 60) return false
  }
  return true
}

function attributeValue(value: string): string {
  if (value.includes('<')) throw broken('属性值里有“<”')
  return decode(value.replace(/\r\n|[\t\n\r]/g, ' '))
}

function takeText({ handlers, stack }: State, text: string): void {
  if (stack.length === 0) {
    if (text.replace('\ufeff', '').trim() !== '') throw broken('根元素之外有内容')
    return
  }
  if (!handlers.text) return
  if (text.includes(']]>')) throw broken('有不允许的“]]>”')
  handlers.text(decode(lineEnds(text)))
}

function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]*)(;?)/g, (_, name: string, end: string) => {
    const known = end === ';' ? (named.get(name) ?? character(name)) : undefined
    if (known === undefined) throw broken('有一个引用不认识')
    return known
  })
}

function character(name: string): string | undefined {
  const code = /^#\d{1,7}$/.test(name) ? Number(name.slice(1)) : /^#x[\da-fA-F]{1,6}$/.test(name) ? Number.parseInt(name.slice(2), 16) : 0
  const isCharacter =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || code > 0xffff
  return isCharacter && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** Some tools write `<x:row>`: names are told without their prefix. */
function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
