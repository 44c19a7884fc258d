import type { DefinitionBook } from '#shared/measures/define.ts'
import { figuresOf } from '../figures.ts'
import { plainOf } from '../reconcile.ts'
import type { ReportText } from '../reportText.ts'
import { sentencesOf } from '../sentences.ts'
import { claimsOf, type Claim, type Told } from './claims.ts'
import { lexiconOf } from './lexicon.ts'
import { tableClaims } from './tableClaims.ts'

export type MatchWish = Readonly<{
  book: DefinitionBook
  /** Names of the ledger's villages. */
  villages: readonly string[]
  /** Day of the report. */
  day: string
}>

/** Which figures of a report are about which measures, with their places in its text; all others are nobody's. */
export function matchFigures(report: ReportText, { book, villages, day }: MatchWish): readonly Claim[] {
  const plain = plainOf(report)
  const figures = figuresOf(plain)
  const byLength = [...villages].filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  const lexicon = lexiconOf(book)
  const told: Told = { text: plain.text, sentences: sentencesOf(plain.text, figures), lexicon, villages: byLength, day }
  const claims = claimsOf(told).map((claim) => ({
    ...claim,
    figure: { ...claim.figure, start: plain.from[claim.figure.start]!, end: plain.from[claim.figure.end - 1]! + 1 },
  }))
  return [...claims, ...tableClaims(report, told)].sort((a, b) => a.figure.start - b.figure.start)
}
