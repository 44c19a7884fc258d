import { judgeAverages } from './averages.ts'
import { judgeBlanks } from './blanks.ts'
import { judgeChains } from './chains.ts'
import { judgeClasses } from './classes.ts'
import { figuresOf, type Figure } from './figures.ts'
import { joined, type Judged, type Remark, type RemarkKind, type Sum } from './finding.ts'
import { judgeFormulas } from './formulas.ts'
import { judgeLists } from './lists.ts'
import { judgePairs } from './pairs.ts'
import { judgeParts } from './parts.ts'
import { toPlainText, type PlainText } from './plainText.ts'
import { judgeRanges } from './ranges.ts'
import { sentencesOf } from './sentences.ts'
import { judgeShares } from './shares.ts'
import { judgeTotals } from './totals.ts'
import { plainReport, proseOf, type ReportText } from './reportText.ts'
import { judgeTables } from './tables/tableSums.ts'
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

export type ReportSum = Sum & Readonly<{ text: string }>

export type Reconciled = Readonly<{ figures: readonly ReportFigure[]; sums: readonly ReportSum[]; findings: readonly ReportFinding[] }>

/**
 * 核数: finds every figure of a report and checks them against each other, by arithmetic alone.
 *
 * @param given plain text of the report, or its text with the tables in it.
 */
export function reconcile(given: string | ReportText): Reconciled {
  const report = typeof given === 'string' ? plainReport(given) : given
  const plain = plainOf(report)
  const figures = figuresOf(plain)
  const judged = judgeText(plain.text, figures)
  const tables = judgeTables(report)
  const place = (start: number, end: number) => ({ start: plain.from[start]!, end: plain.from[end - 1]! + 1 })
  const moved = <T extends Readonly<{ start: number; end: number }>>(one: T): T => ({ ...one, ...place(one.start, one.end) })
  const quoted = <T extends Readonly<{ start: number; end: number }>>(one: T) => ({ ...one, quote: report.text.slice(one.start, one.end) })
  const sums = [...judged.sums.map((sum) => ({ ...moved(sum), places: sum.places.map(moved) })), ...tables.sums]
  return {
    figures: figures.map(({ start, end, unit, vague }) => quoted({ ...place(start, end), unit: unit.key, vague })),
    sums: onceSums(sums).map((sum) => ({ ...sum, text: report.text.slice(sum.start, sum.end) })),
    findings: once([...judged.remarks.map(moved), ...tables.remarks]).map(quoted),
  }
}

/** The report as the rules read it; what stands in tables is left out. */
export function plainOf(report: ReportText): PlainText {
  return toPlainText(proseOf(report), report.isInParagraphs)
}

function judgeText(text: string, figures: readonly Figure[]): Judged {
  const sentences = sentencesOf(text, figures)
  return joined([
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
