import type { Judged, Remark } from './finding.ts'

const holes = [
  // 投资万元, 控制在%以内: the number was never put in.
  /(?:投资|投入|资金|金额|补助|收入|发放|控制在|达到|共计|合计)(?:万元|亿元|元|%|户|人(?!均|口|数|员)|亩|公里)/g,
  // **12 万元, 22** 人, x 平方公里: a number that is masked or a place that waits for one.
  /(?<![\dxX*×])(?:[*×xX]{1,4}\d+(?:\.\d+)?|\d+[*×xX]{2,4}|[*×xX]{1,4})(?:余|多)?[万亿]?余?(?:元|户|人(?!均|数|员)|亩|公里|平方公里|%)/g,
]

/** A unit without its number. */
export function judgeBlanks(text: string): Judged {
  const remarks = holes
    .flatMap((hole) => [...text.matchAll(hole)])
    .map<Remark>((match) => {
      const { index: start } = match
      return {
        severity: '疑点',
        kind: 'blank',
        start,
        end: start + match[0].length,
        printed: match[0],
        recomputed: '',
        message: `“${match[0]}”的数字没有填。`,
      }
    })
  return { sums: [], remarks }
}
