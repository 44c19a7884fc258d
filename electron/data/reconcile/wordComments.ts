import { partText, type PartChanges } from '#data/excel/filling/package.ts'
import { encodeXml } from '#data/excel/filling/xmlTags.ts'
import type { WordReport } from './readReport.ts'
import { relationshipsOf, relationshipsPart } from './wordParts.ts'
import { encodedLength, type WordPiece, type WordScan } from './wordScan.ts'

/** Places are characters of the report's text. */
export type Comment = Readonly<{ start: number; end: number; lines: readonly string[] }>

export type Signed = Readonly<{ author: string; /** With time, ISO. */ date: string }>

/**
 * The parts of a Word document that change when comments are added: its text (runs are cut exactly at the figure, nothing of
 * them is lost), the comments, and the two lists that have to know of them. Comments that are there already stay.
 */
export function withComments(word: WordReport, comments: readonly Comment[], signed: Signed): PartChanges {
  const { file, part, xml, scan } = word
  const known = relationshipsOf(file, part).find(({ kind }) => kind === 'comments')
  const own = known?.part ?? `${part.slice(0, part.lastIndexOf('/') + 1)}comments.xml`
  const present = known === undefined ? undefined : partText(file, own)
  const first =
    1 +
    Math.max(
      -1,
      ...[...`${present ?? ''}${xml}`.matchAll(/<[\w.-]+:comment(?:RangeStart|Reference)?\s[^>]*?\bid="(\d+)"/g)].map(([, id]) =>
        Number(id),
      ),
    )
  const numbered = comments.map((comment, index) => ({ ...comment, id: first + index }))
  const anchored = numbered.filter(({ start, end }) => piecesIn(scan, start, end).length > 0)
  const changes: PartChanges = new Map(
    [...file.texts].flatMap(([name, text]) => (file.parts.length === 0 && text !== undefined ? [[name, text]] : [])),
  )
  changes.set(part, withMarks(xml, scan, anchored))
  changes.set(present === undefined ? own : known!.part, commentsXml(present, { xml, prefix: scan.prefix }, { comments: anchored, signed }))
  if (present === undefined) {
    const types = partText(file, '[content_types].xml') ?? ''
    changes.set('[content_types].xml', withOverride(types, own))
    const list = relationshipsPart(part)
    changes.set(list, withRelationship(partText(file, list), own.slice(own.lastIndexOf('/') + 1)))
  }
  return changes
}

type Numbered = Comment & Readonly<{ id: number }>

/** Word takes no comments in text boxes: what stands there is marked by none. */
function piecesIn({ pieces }: WordScan, start: number, end: number): readonly WordPiece[] {
  return pieces.filter((piece) => !piece.isBoxed && piece.start < end && piece.start + piece.text.length > start)
}

type Insertion = Readonly<{ at: number; text: string; order: number }>

function withMarks(xml: string, scan: WordScan, comments: readonly Numbered[]): string {
  const { prefix: w } = scan
  const insertions = comments.flatMap(({ start, end, id }, index): readonly Insertion[] => {
    const pieces = piecesIn(scan, start, end)
    const [first, last] = [pieces[0]!, pieces.at(-1)!]
    const opened = cut(xml, w, { piece: first, at: Math.max(0, start - first.start), mark: `<${w}commentRangeStart ${w}id="${id}"/>` })
    const mark = `<${w}commentRangeEnd ${w}id="${id}"/><${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`
    const closed = cut(xml, w, { piece: last, at: Math.min(last.text.length, end - last.start), mark })
    return [
      { ...opened, order: index * 2 + 1 },
      { ...closed, order: index * 2 },
    ]
  })
  return inserted(preserving(xml, w, insertions), insertions)
}

type Cut = Readonly<{ piece: WordPiece; at: number; mark: string }>

/** Between two characters of a run: the run ends, the mark stands, the run goes on with the same properties. */
function cut(xml: string, w: string, { piece, at, mark }: Cut): Readonly<{ at: number; text: string }> {
  const { run, from, to, text } = piece
  const before = xml.slice(run.body, from)
  const behind = xml.slice(to, run.end)
  if (at === 0 && /^\s*<[^>]*>$/.test(before)) return { at: run.start, text: mark }
  if (at === text.length && new RegExp(`^</${w}t>\\s*</${w}r>$`).test(behind)) return { at: run.end, text: mark }
  const place = from + encodedLength(xml.slice(from, to), at)
  const head = run.head === '' ? xml.slice(run.start, run.body) : run.head
  return { at: place, text: `</${w}t></${w}r>${mark}${head}<${w}t xml:space="preserve">` }
}

/** Blanks at a cut count. Answers the same text; `<w:t>` is made longer by its own insertion. */
function preserving(xml: string, w: string, insertions: readonly Insertion[]): readonly Insertion[] {
  const starts = new Set(insertions.filter(({ text }) => text.startsWith(`</${w}t>`)).map(({ at }) => xml.lastIndexOf(`<${w}t`, at - 1)))
  return [...starts]
    .flatMap((start) => {
      const tag = xml.slice(start, xml.indexOf('>', start))
      return tag.includes('xml:space') ? [] : [{ at: start + `<${w}t`.length, text: ' xml:space="preserve"', order: -1 }]
    })
    .concat([{ at: 0, text: xml, order: -2 }])
}

/** What ends at a place stands before what begins there. */
function inserted(more: readonly Insertion[], own: readonly Insertion[]): string {
  const xml = more.at(-1)!.text
  const all = [...more.slice(0, -1), ...own].sort((a, b) => a.at - b.at || a.order - b.order)
  const pieces: string[] = []
  let done = 0
  for (const { at, text } of all) {
    pieces.push(xml.slice(done, at), text)
    done = at
  }
  return pieces.join('') + xml.slice(done)
}

type InDocument = Readonly<{ xml: string; prefix: string }>

function commentsXml(
  present: string | undefined,
  { xml, prefix }: InDocument,
  { comments, signed }: Readonly<{ comments: readonly Numbered[]; signed: Signed }>,
): string {
  const root = present === undefined ? null : /<((?:[\w.-]+:)?)comments[\s>]/.exec(present)
  const w = root ? root[1]! : prefix
  const added = comments.map((comment) => commentXml(w, comment, signed)).join('')
  if (root) {
    const close = present!.lastIndexOf(`</${w}comments>`)
    if (close >= 0) return present!.slice(0, close) + added + present!.slice(close)
  }
  const name = w === '' ? 'xmlns' : `xmlns:${w.slice(0, -1)}`
  const space = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(xml)?.[1] ?? ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${w}comments ${name}="${space}">${added}</${w}comments>`
}

function commentXml(w: string, { id, lines }: Numbered, { author, date }: Signed): string {
  const attributes = `${w}id="${id}" ${w}author="${encodeXml(author)}" ${w}date="${date}" ${w}initials="核"`
  const paragraphs = lines.map((line) => `<${w}p><${w}r><${w}t xml:space="preserve">${encodeXml(line)}</${w}t></${w}r></${w}p>`)
  return `<${w}comment ${attributes}>${paragraphs.join('')}</${w}comment>`
}

const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const commentsRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'

function withOverride(types: string, part: string): string {
  const override = `<Override PartName="/${part}" ContentType="${commentsType}"/>`
  return types.replace(/<\/((?:[\w.-]+:)?)Types>\s*$/, (close, prefix: string) => override.replace('<', `<${prefix}`) + close)
}

function withRelationship(list: string | undefined, target: string): string {
  const given =
    list ??
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  const open = given.replace(/<((?:[\w.-]+:)?)Relationships([^>]*)\/>\s*$/, '<$1Relationships$2></$1Relationships>')
  const ids = [...open.matchAll(/\sId\s*=\s*["']rId(\d+)["']/g)].map(([, id]) => Number(id))
  const id = `rId${1 + Math.max(0, ...ids)}`
  const own = `Relationship Id="${id}" Type="${commentsRelation}" Target="${target}"/>`
  return open.replace(/<\/((?:[\w.-]+:)?)Relationships>\s*$/, (close, prefix: string) => `<${prefix}${own}${close}`)
}
