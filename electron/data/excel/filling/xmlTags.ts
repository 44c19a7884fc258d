/**
 * Tags of an XML text with their places, so that a part is changed only where it has to be and stays the same bytes
 * everywhere else. For parts that were read as XML before; comments, CDATA and declarations are passed over.
 */
export type Tag = Readonly<{
  /** Without namespace prefix. */
  name: string
  kind: 'open' | 'close' | 'empty'
  from: number
  to: number
}>

export function* tagsOf(text: string, from = 0, to = text.length): Generator<Tag, void, undefined> {
  let at = from
  while (at < to) {
    const start = text.indexOf('<', at)
    if (start < 0 || start >= to) return
    const passed = passOver(text, start)
    if (passed > 0) {
      at = passed
      continue
    }
    const end = tagEnd(text, start)
    const isClose = text.charCodeAt(start + 1) === slash
    const kind = isClose ? 'close' : text.charCodeAt(end - 2) === slash ? 'empty' : 'open'
    yield { name: localNameAt(text, start + (isClose ? 2 : 1), end), kind, from: start, to: end }
    at = end
  }
}

const slash = 47

/** End of a comment, CDATA section or declaration that starts here; 0 when a tag does. */
function passOver(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start)
  return text.startsWith('<?', start) ? after(text, '?>', start) : 0
}

function after(text: string, sign: string, start: number): number {
  const at = text.indexOf(sign, start)
  return at < 0 ? text.length : at + sign.length
}

function tagEnd(text: string, start: number): number {
  let at = start + 1
  let quote = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 34 || code === 39) quote = code
    else if (code === 62) return at + 1
  }
  return text.length
}

function localNameAt(text: string, start: number, end: number): string {
  let at = start
  let from = start
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 58) from = at + 1
    else if (code <= 32 || code === slash || code === 62) break
  }
  return text.slice(from, at)
}

/** Value of an attribute as the tag's text writes it, entities decoded; the name with its prefix, if it has one. */
export function attributeOf(tag: string, name: string): string | undefined {
  const found = attributePattern(name).exec(tag)
  return found ? decodeXml(found[2] ?? found[3] ?? '') : undefined
}

/** The tag's text with the attribute set (in its place where it has one, else at the end) or, for null, removed. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const found = attributePattern(name).exec(tag)
  const written = value === null ? '' : ` ${name}="${encodeXml(value)}"`
  if (found) return tag.slice(0, found.index) + written + tag.slice(found.index + found[0].length)
  if (value === null) return tag
  const end = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1
  return tag.slice(0, end).trimEnd() + written + tag.slice(end)
}

const patterns = new Map<string, RegExp>()

function attributePattern(name: string): RegExp {
  const known = patterns.get(name)
  if (known) return known
  const made = new RegExp(`\\s(${name.replace(/[.]/g, '\\.')})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, made)
  return made
}

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (_, hex?: string, dec?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return dec ? String.fromCodePoint(Number(dec)) : (entities[name!.toLowerCase()] ?? '')
  })
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function encodeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;') : text
}

/** A piece of a text to be replaced. Edits may be given in any order and must not overlap. */
export type Edit = Readonly<{ from: number; to: number; text: string }>

export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const pieces: string[] = []
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    pieces.push(text.slice(at, edit.from), edit.text)
    at = edit.to
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}
