/** Characters of the private use area that stand in the filled text until the last pass; no template has them. */
const figureStart = '\uE001'
const figureText = '\uE002'
const figureEnd = '\uE003'
const blockStart = '\uE005'
const blockEnd = '\uE006'

/** 一是, 二是 …: counted when the paragraph is whole. */
export const clauseMark = '\uE004'

export const figureMark = (index: number, text: string): string => `${figureStart}${index}${figureText}${text}${figureEnd}`
export const blockMark = (index: number): string => `${blockStart}${index}${blockEnd}`

/** Pieces of a text: plain, or a figure by its number. */
export type Piece = Readonly<{ text: string; figure?: number }>

export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(/\uE001(\d+)\uE002([^\uE003]*)\uE003/g)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    pieces.push({ text: match[2]!, figure: Number(match[1]) })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

export function blockOf(text: string): number | null {
  const match = /\uE005(\d+)\uE006/.exec(text)
  return match ? Number(match[1]) : null
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The count begins anew in every paragraph; a single one counts nothing. */
export function countClauses(text: string): string {
  const total = text.split(clauseMark).length - 1
  let count = 0
  return text.replaceAll(clauseMark, () => {
    count += 1
    return total === 1 ? '' : `${numerals[count - 1] ?? count}是`
  })
}
