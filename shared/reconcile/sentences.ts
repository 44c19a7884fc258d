import type { Figure } from './figures.ts'

/** A sentence with the figures in it. */
export type Sentence = Readonly<{ start: number; end: number; text: string; figures: readonly Figure[]; paragraph: number }>

/** Cuts at 。!? and line ends; brackets and semicolons stay inside. */
export function sentencesOf(text: string, figures: readonly Figure[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const match of text.matchAll(/[^。!?\n]+[。!?\n]?/g)) {
    const start = match.index
    const end = start + match[0].length
    const inside = figures.filter((figure) => figure.start >= start && figure.end <= end)
    sentences.push({ start, end, text: match[0], figures: inside, paragraph })
    if (match[0].endsWith('\n') || text[end] === '\n') paragraph += 1
  }
  return sentences
}

/** Text between two figures. */
export function between(text: string, left: Figure, right: Figure): string {
  return text.slice(left.end, right.start)
}

/** 475 户 1402 人: the same people counted twice. Answers figures one after the other as groups. */
export function pairsOf(text: string, figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const groups: Figure[][] = []
  for (const figure of figures) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const isPair =
      before?.unit.key === '户' && figure.unit.key === '人' && /^[,、]?(?:共|计|涉及|合计)?$/.test(between(text, before, figure))
    if (isPair && last!.length === 1) last!.push(figure)
    else groups.push([figure])
  }
  return groups
}
