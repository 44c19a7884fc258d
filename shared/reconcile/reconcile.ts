import { judgeAverages } from './averages.ts'
import { judgeBlanks } from './blanks.ts'
import { judgeChains } from './chains.ts'
import { judgeClasses } from './classes.ts'
import { figuresOf } from './figures.ts'
import { joined, type Remark, type RemarkKind, type Sum } from './finding.ts'
import { judgeFormulas } from './formulas.ts'
import { judgeLists } from './lists.ts'
import { judgePairs } from './pairs.ts'
import { judgeParts } from './parts.ts'
import { toPlainText } from './plainText.ts'
import { judgeRanges } from './ranges.ts'
import { sentencesOf } from './sentences.ts'
import { judgeShares } from './shares.ts'
import { judgeTotals } from './totals.ts'
import { judgeTwice } from './twice.ts'
import { judgeUnits } from './unitMistakes.ts'

/** A figure of the report, with its place in the text as it was given. */
export type ReportFigure = Readonly<{ quote: string; start: number; end: number; unit: string; vague: boolean }>

/** Places are characters of the text as it was given; `quote` is exactly what stands there. */
export type ReportFinding = Readonly<{
  severity: '错误' | '疑点'
  kind: RemarkKind
  quote: string
  start: number
  end: number
  printed: string
  recomputed: string
  message: string
}>

export type ReportSum = Readonly<{ text: string; start: number; end: number; printed: string; recomputed: string; ok: boolean }>

export type Reconciled = Readonly<{ figures: readonly ReportFigure[]; sums: readonly ReportSum[]; findings: readonly ReportFinding[] }>

/**
 * 核数: finds every figure of a report and checks them against each other, by arithmetic alone.
 *
 * @param original plain text of the report.
 */
export function reconcile(original: string): Reconciled {
  const plain = toPlainText(original)
  const { text } = plain
  const figures = figuresOf(plain)
  const sentences = sentencesOf(text, figures)
  const { sums, remarks } = joined([
    judgeFormulas(text),
    judgeParts(text, sentences),
    judgeTotals(text, sentences),
    judgeClasses(text, sentences),
    judgeShares(sentences),
    judgeChains(text, sentences),
    judgeRanges(sentences),
    judgeLists(text),
    judgeAverages(sentences),
    judgePairs(text, sentences),
    judgeUnits(figures),
    judgeTwice(sentences),
    judgeBlanks(text),
  ])
  const place = (start: number, end: number) => ({ start: plain.from[start]!, end: plain.from[end - 1]! + 1 })
  const quoted = (start: number, end: number) => {
    const at = place(start, end)
    return { ...at, quote: original.slice(at.start, at.end) }
  }
  return {
    figures: figures.map(({ start, end, unit, vague }) => ({ ...quoted(start, end), unit: unit.key, vague })),
    sums: onceSums(sums).map((sum) => {
      const { quote, ...at } = quoted(sum.start, sum.end)
      return { ...sum, ...at, text: quote }
    }),
    findings: once(remarks).map((remark) => ({ ...remark, ...quoted(remark.start, remark.end) })),
  }
}

/** Two rules may see the same mistake: the graver one tells it. */
function once(remarks: readonly Remark[]): readonly Remark[] {
  const best = new Map<string, Remark>()
  for (const remark of remarks) {
    const key = `${remark.start} ${remark.end}`
    const known = best.get(key)
    if (!known || (known.severity === '疑点' && remark.severity === '错误')) best.set(key, remark)
  }
  return [...best.values()].sort((a, b) => a.start - b.start)
}

function onceSums(sums: readonly Sum[]): readonly Sum[] {
  return [...new Map(sums.map((sum) => [`${sum.start} ${sum.end} ${sum.printed}`, sum])).values()].sort((a, b) => a.start - b.start)
}
