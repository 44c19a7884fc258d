import { limits } from './limits.ts'

/** The texts of a workbook: the shared strings first, then what cells hold inline. */
export type Texts = Readonly<{
  list: string[]
  /** How many of `list` are shared strings, i.e. what `t="s"` cells may point to. */
  shared: number
  /** Indices of texts that were cut at the limit. */
  cut: Set<number>
  /** Short inline texts seen before, so that 是/否/男/女 are kept once. */
  known: Map<string, number>
}>

export function createTexts(shared: string[]): Texts {
  const cut = new Set<number>()
  for (let index = 0; index < shared.length; index++) {
    if (shared[index]!.length <= limits.cellText) continue
    shared[index] = shared[index]!.slice(0, limits.cellText)
    cut.add(index)
  }
  return { list: shared, shared: shared.length, cut, known: new Map() }
}

/** Index of an inline text. */
export function addText(texts: Texts, text: string): number {
  if (text.length <= REMEMBERED) {
    const known = texts.known.get(text)
    if (known !== undefined) return known
    texts.known.set(text, texts.list.length)
  }
  if (text.length > limits.cellText) texts.cut.add(texts.list.length)
  return texts.list.push(text.slice(0, limits.cellText)) - 1
}

const REMEMBERED = 40
