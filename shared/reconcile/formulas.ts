import { nothing, type Judged } from './finding.ts'

/** `52+80=132`, with or without units: written out, so it has to be right. */
export function judgeFormulas(text: string): Judged {
  const all = [
    ...text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)((?:[^\d=+\-,;。]{0,6}[+-]\d+(?:\.\d+)?)+)[^\d=+\-,;。]{0,6}=(\d+(?:\.\d+)?)(?![\d.])/g),
  ]
  return all.reduce<Judged>((judged, match) => {
    const printed = match[3]!
    const terms = [
      Number(match[1]),
      ...[...match[2]!.matchAll(/([+-])(\d+(?:\.\d+)?)/g)].map(([, sign, size]) => (sign === '-' ? -1 : 1) * Number(size)),
    ]
    const recomputed = String(Math.round(terms.reduce((sum, term) => sum + term, 0) * 1e6) / 1e6)
    const ok = Number(recomputed) === Number(printed)
    const start = match.index
    const end = start + match[0].length
    const remark = {
      severity: '错误',
      kind: 'formula',
      start: end - printed.length,
      end,
      printed,
      recomputed,
      message: `算式不成立：${match[0].split('=')[0]!}＝${recomputed}，文中写的是 ${printed}。`,
    } as const
    return {
      sums: [...judged.sums, { start, end, printed, recomputed, ok, places: ok ? [{ start, end }] : [] }],
      remarks: ok ? judged.remarks : [...judged.remarks, remark],
    }
  }, nothing)
}
