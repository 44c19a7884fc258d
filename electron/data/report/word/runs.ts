import { escapeXml, plainXml } from './packageParts.ts'
import { piecesOf } from './marks.ts'

type Bookmark = Readonly<{ id: number; name: string }>

/** Splits the runs of a paragraph so that every marked figure stands in one of its own, between bookmarks. */
export function markedRuns(paragraph: string, bookmark: (figure: number) => Bookmark): string {
  return paragraph.replaceAll(/<w:r(?: [^>]*)?>(?:(?!<w:r[ >]).)*?<\/w:r>/gs, (run) =>
    run.includes('\uE001') ? splitRun(run, bookmark) : run,
  )
}

function splitRun(markup: string, bookmark: (figure: number) => Bookmark): string {
  const open = /^<w:r(?: [^>]*)?>/.exec(markup)![0]
  const look = /<w:rPr>.*?<\/w:rPr>/s.exec(markup)?.[0] ?? ''
  const inner = markup.slice(open.length, -'</w:r>'.length).replace(look, '')
  const wrap = (content: string): string => (content.trim() === '' ? '' : `${open}${look}${content}</w:r>`)
  let out = ''
  let at = 0
  for (const match of inner.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)) {
    out += wrap(inner.slice(at, match.index))
    for (const { text, figure } of piecesOf(plainXml(match[1]!))) {
      const run = wrap(`<w:t xml:space="preserve">${escapeXml(text)}</w:t>`)
      out += figure === undefined ? run : between(bookmark(figure), run)
    }
    at = match.index + match[0].length
  }
  return out + wrap(inner.slice(at))
}

function between({ id, name }: Bookmark, run: string): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${run}<w:bookmarkEnd w:id="${id}"/>`
}
