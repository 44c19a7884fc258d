import type { Figure } from './figures.ts'
import { joined, nothing, type Judged, type Remark } from './finding.ts'
import { pairsOf, type Sentence } from './sentences.ts'

const mostPersons = 10n
const fewHouseholds = 5_000_000n

/** 475 户 1402 人: no household without a person, hardly ten in each; and 240,642 人 among such pairs, where 户 was left out. */
export function judgePairs(text: string, sentences: readonly Sentence[]): Judged {
  return joined(
    sentences.map(({ figures }) => {
      const groups = pairsOf(text, figures)
      const pairs = groups.filter((group) => group.length === 2)
      const remarks = [
        ...pairs.flatMap(([households, persons]) => judgePair(households!, persons!)),
        ...(pairs.length > 1 ? leftOut(groups) : []),
      ]
      return remarks.length > 0 ? { sums: [], remarks } : nothing
    }),
  )
}

function judgePair(households: Figure, persons: Figure): readonly Remark[] {
  const place = {
    start: households.start,
    end: persons.end,
    printed: `${households.quote}${persons.quote}`,
    recomputed: '',
    kind: 'pair' as const,
  }
  if (persons.value < households.value)
    return [{ ...place, severity: '错误', message: `${persons.quote} 比 ${households.quote} 还少：一户至少一人。` }]
  if (households.value >= fewHouseholds && persons.value > households.value * mostPersons)
    return [{ ...place, severity: '疑点', message: `${households.quote}、${persons.quote}，平均每户超过 10 人。` }]
  return []
}

function leftOut(groups: readonly (readonly Figure[])[]): readonly Remark[] {
  return groups.flatMap(([figure, second]) => {
    const parts = second === undefined && figure!.unit.key === '人' ? /^(\d{1,3}),(\d{3})[人名]$/.exec(figure!.quote) : null
    if (!parts) return []
    const recomputed = `${parts[1]!}户、${parts[2]!}人`
    const { start, end, quote } = figure!
    return [
      {
        severity: '疑点' as const,
        kind: 'unit' as const,
        start,
        end,
        printed: quote,
        recomputed,
        message: `“${quote}”像是漏了单位：${recomputed}？`,
      },
    ]
  })
}
