import { shownLike, type Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import { pairsOf, type Sentence } from './sentences.ts'
import { sumOf } from './parts.ts'

/** Wholes that are cut up by definition, in the words of the national system (domain: 户类型, 监测类别). */
const cuts: readonly Readonly<{ whole: RegExp; parts: readonly RegExp[] }>[] = [
  { whole: /总人口|总户数|全[镇乡县村]共?有?(?:农户)?$/, parts: [/一般农户/, /帮扶对象|建档立卡(?:户|贫困户|对象)?/] },
  { whole: /三类(?:监测)?对象|监测(?:帮扶)?对象/, parts: [/脱贫不稳定户|脱贫监测户/, /边缘易致贫户|边缘户/, /突发严重困难户/] },
]

/** The whole and all its parts named in one paragraph, wherever: they fit. */
export function judgeClasses(text: string, sentences: readonly Sentence[]): Judged {
  const numbers = [...new Set(sentences.map(({ paragraph }) => paragraph))]
  return joined(
    numbers.flatMap((number) => {
      const groups = pairsOf(
        text,
        sentences.filter(({ paragraph }) => paragraph === number).flatMap(({ figures }) => figures),
      )
      return cuts.map((cut) => judgeCut(groups, cut))
    }),
  )
}

type Groups = readonly (readonly Figure[])[]

function judgeCut(groups: Groups, { whole, parts }: (typeof cuts)[number]): Judged {
  const total = groups.find(([first]) => whole.test(first!.before))
  const each = parts.map((part) => groups.find((group) => group !== total && part.test(group[0]!.before)))
  if (!total || each.some((group) => group === undefined)) return nothing
  return joined(
    total.map((figure) =>
      judgeUnit(
        figure,
        each.flatMap((group) => group!.filter(({ unit }) => unit.key === figure.unit.key)),
        parts.length,
      ),
    ),
  )
}

function judgeUnit(total: Figure, parts: readonly Figure[], wanted: number): Judged {
  if (parts.length !== wanted || [total, ...parts].some(({ vague }) => vague)) return nothing
  const sum = sumOf(parts)
  if (sum === total.value) return holds([total, ...parts], total.quote)
  const recomputed = shownLike(sum, total)
  const message = `${parts.map(({ before, quote }) => `${before}${quote}`).join('＋')}＝${recomputed}，与总数 ${total.quote} 不符。`
  return fails([total, ...parts], total, { severity: '错误', kind: 'sum', recomputed, message })
}
