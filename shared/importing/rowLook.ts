import { headingHit, type Dictionary } from './dictionary.ts'
import type { Grid } from './grid.ts'
import { cellKinds } from './rawTable.ts'
import { isFigure } from './rowKinds.ts'

/** What the cells of one row look like, without deciding anything. Rows are zero-based in this file. */
export type RowLook = { filled: number; hits: number; marks: number; figures: number }

/** Looks at whole rows; the judgement of each distinct text is made once a workbook. `before`: looks at these very cells, by row. */
export type RowLooker = (row: number) => RowLook

const textKind = cellKinds.indexOf('text')
const blankKind = cellKinds.indexOf('blank')
const notSeen = 255
const blankText = 1
const hitText = 2
const markText = 4
const figureText = 8

export function rowLooker(grid: Grid, dictionary: Dictionary, before: readonly RowLook[] = []): RowLooker {
  const { cells, strings } = grid.sheet
  const seen = judgementsOf(strings, dictionary)
  const judge = (text: number): number => {
    const known = seen.flags[text]
    if (known !== undefined && known !== notSeen) return known
    const flags = judgeText(dictionary, strings.at(text) ?? '')
    if (text >= seen.flags.length) seen.flags = grown(seen.flags, strings.length)
    seen.flags[text] = flags
    return flags
  }
  return (row) => {
    const known = before[row]
    if (known) return known
    const look = { filled: 0, hits: 0, marks: 0, figures: 0 }
    const end = grid.rowStart[row + 1] ?? 0
    for (let index = grid.rowStart[row] ?? 0; index < end; index += 1) {
      const text = cells.text[index] ?? -1
      const kind = cells.kind[index] ?? blankKind
      const flags = text >= 0 && kind === textKind ? judge(text) : kind === blankKind ? blankText : figureText
      if (flags & blankText) continue
      look.filled += 1
      if (flags & hitText) look.hits += 1
      if (flags & markText) look.marks += 1
      if (flags & figureText) look.figures += 1
    }
    return look
  }
}

type Judgements = { flags: Uint8Array }

/** Texts are the same for all sheets, and for parts that are read while the rest of the workbook is on its way. */
const judgements = new WeakMap<readonly string[], WeakMap<Dictionary, Judgements>>()

function judgementsOf(strings: readonly string[], dictionary: Dictionary): Judgements {
  const own = judgements.get(strings) ?? new WeakMap<Dictionary, Judgements>()
  judgements.set(strings, own)
  const known = own.get(dictionary) ?? { flags: grown(new Uint8Array(0), strings.length) }
  own.set(dictionary, known)
  return known
}

function grown(flags: Uint8Array, length: number): Uint8Array {
  const more = new Uint8Array(Math.max(length, flags.length * 2)).fill(notSeen)
  more.set(flags)
  return more
}

function judgeText(dictionary: Dictionary, raw: string): number {
  if (startsWithDigits(raw)) return figureText
  const text = raw.trim()
  if (text === '') return blankText
  if (isFigure(text)) return figureText
  const hit = headingHit(dictionary, text)
  return hit === 2 ? hitText : hit === 1 ? markText : 0
}

/** Six of them are a figure whatever follows (`isFigure`): numbers of persons, of households and telephones. */
function startsWithDigits(text: string): boolean {
  if (text.length < 6) return false
  for (let index = 0; index < 6; index += 1) if (text.charCodeAt(index) < 48 || text.charCodeAt(index) > 57) return false
  return true
}

/**
 * A row that can only be a header: most cells are known headings, hardly a figure. The share is what counts, so
 * that a data row whose relation column says 户主 (also a heading) is not taken for one.
 */
export function isHeaderLike(look: RowLook): boolean {
  const known = look.hits + look.marks
  if (look.hits < 1 || known < 2 || look.figures > look.filled * 0.2) return false
  return known / look.filled >= 0.5 || (look.hits >= 6 && look.figures === 0 && known / look.filled >= 0.35)
}

/** For a sheet without any sure header: two known headings among many strange ones, and not a figure. */
export function isPerhapsHeader(look: RowLook): boolean {
  return look.hits >= 2 && look.filled >= 4 && look.figures === 0 && look.hits / look.filled >= 0.25
}
