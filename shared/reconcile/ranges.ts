import type { Figure } from './figures.ts'
import { fails, holds, joined, nothing, type Judged } from './finding.ts'
import type { Sentence } from './sentences.ts'

/** 1511 人（下限 1436 人，上限 1520 人）: the lower limit below the upper, the figure before them between both. */
export function judgeRanges(sentences: readonly Sentence[]): Judged {
  return joined(
    sentences.map(({ figures }) => {
      const low = figures.find(({ before }) => /下限(?:为|是)?$/.test(before))
      const high = figures.find(({ before, unit }) => /上限(?:为|是)?$/.test(before) && unit.key === low?.unit.key)
      return low && high
        ? judgeRange(
            low,
            high,
            figures.filter(({ end, unit }) => end <= Math.min(low.start, high.start) && unit.key === low.unit.key).at(-1),
          )
        : nothing
    }),
  )
}

function judgeRange(low: Figure, high: Figure, inside: Figure | undefined): Judged {
  if (low.value > high.value) {
    const message = `下限 ${low.quote} 比上限 ${high.quote} 还大。`
    return fails([low, high], low, { severity: '错误', kind: 'range', recomputed: '', message })
  }
  if (!inside || inside.vague) return nothing
  if (inside.value >= low.value && inside.value <= high.value) return holds([inside, low, high], inside.quote)
  const message = `${inside.quote} 不在下限 ${low.quote} 与上限 ${high.quote} 之间。`
  return fails([inside, low, high], inside, { severity: '错误', kind: 'range', recomputed: `${low.quote}～${high.quote}`, message })
}
