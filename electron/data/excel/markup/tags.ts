import { decodeEntities } from './entities.ts'

export type TagHandlers = Readonly<{
  /** `attributes` is what stands between the name and `>`; read it with `attribute`. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}>

/** Elements whose content is no text. */
const raw = new Set(['script', 'style', 'title', 'xml', 'noscript', 'textarea', 'svg'])

/** Walks through a web page, well formed or not: names in lower case, comments and scripts left out. */
export function walkTags(page: string, handlers: TagHandlers): void {
  let at = 0
  while (at < page.length) {
    const tag = page.indexOf('<', at)
    if (tag < 0) return handlers.text(page.slice(at))
    if (tag > at) handlers.text(page.slice(at, tag))
    at = takeTag(page, tag, handlers)
  }
}

/** Returns where the page goes on. */
function takeTag(page: string, tag: number, handlers: TagHandlers): number {
  if (page.startsWith('<!--', tag)) return endOf(page, '-->', tag + 4)
  if (page.startsWith('<![', tag) || page.startsWith('<!', tag) || page.startsWith('<?', tag)) return endOf(page, '>', tag + 2)
  const isClosing = page[tag + 1] === '/'
  const nameAt = isClosing ? tag + 2 : tag + 1
  const name = nameOf(page, nameAt)
  if (name === '') {
    handlers.text('<')
    return tag + 1
  }
  const end = tagEnd(page, nameAt + name.length)
  const lower = name.toLowerCase()
  if (isClosing) handlers.close(lower)
  else if (raw.has(lower) && page[end - 2] !== '/') return endOfRaw(page, lower, end)
  else handlers.open(lower, page.slice(nameAt + name.length, end - 1))
  return end
}

function endOf(page: string, mark: string, from: number): number {
  const at = page.indexOf(mark, from)
  return at < 0 ? page.length : at + mark.length
}

function nameOf(page: string, from: number): string {
  let at = from
  while (at < page.length && at - from < 30 && isNameCode(page.charCodeAt(at))) at++
  return page.slice(from, at)
}

function isNameCode(code: number): boolean {
  const lower = code | 32
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 58)
}

/** One past `>`, quotes respected; a tag that never ends, or hardly, ends at the next `>`. */
function tagEnd(page: string, from: number): number {
  let quote = 0
  const last = Math.min(page.length, from + LONGEST)
  for (let at = from; at < last; at++) {
    const code = page.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === 34 || code === 39) quote = code
    else if (code === 62) return at + 1
  }
  return endOf(page, '>', from)
}

const LONGEST = 100_000

function endOfRaw(page: string, name: string, from: number): number {
  for (let at = page.indexOf('</', from); at >= 0; at = page.indexOf('</', at + 2)) {
    if (page.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return endOf(page, '>', at)
  }
  return page.length
}

/** Value of an attribute, '' where it has none, undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.toLowerCase().search(new RegExp(`(^|\\s)${name}(\\s|=|/|$)`))
  if (at < 0) return undefined
  const rest = attributes.slice(attributes.toLowerCase().indexOf(name, at) + name.length)
  const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/.exec(rest)
  return found ? decodeEntities(found[1] ?? found[2] ?? found[3] ?? '') : ''
}
