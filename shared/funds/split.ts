import { formatMoney } from '#shared/values/money.ts'

/** One share of a split. `amount` in 分; `odd` are the 分 (0 or 1, −1 of a negative total) it got beyond its whole ones. */
export type SplitLine = Readonly<{ share: number; amount: number; odd: number; explain: string }>

/** `totalShares` is the sum of the shares, 0 when nothing can be split. */
export type Split = Readonly<{ lines: readonly SplitLine[]; totalShares: number; odd: number }>

/**
 * Splits an amount (分, may be negative) in proportion to whole non-negative shares (户, 人, scaled percents) by the
 * largest remainder method: every line first gets its whole 分, and the 分 left over go one each to the lines with the
 * largest remainders, among equal ones to the earlier. The lines always sum to `totalFen` exactly; a share of 0 gets
 * nothing. Without any positive share nothing is split: null. Throws on figures that are no safe integers.
 */
export function splitByShare(totalFen: number, shares: readonly number[]): Split | null {
  for (const figure of [totalFen, ...shares]) if (!Number.isSafeInteger(figure)) throw new Error(`not a whole number: ${figure}`)
  if (shares.some((share) => share < 0)) throw new Error('a share is negative')
  const all = shares.reduce((sum, share) => sum + BigInt(share), 0n)
  if (all === 0n) return null
  const sign = totalFen < 0 ? -1 : 1
  const total = BigInt(Math.abs(totalFen))
  const parts = shares.map((share, place) => ({ place, whole: (total * BigInt(share)) / all, rest: (total * BigInt(share)) % all }))
  const left = Number(total - parts.reduce((sum, part) => sum + part.whole, 0n))
  const favoured = new Set(
    [...parts]
      .sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map((part) => part.place),
  )
  const lines = parts.map(({ place, whole }) => {
    const share = shares[place] ?? 0
    const odd = favoured.has(place) ? sign : 0
    // Adding 0 keeps a negative total from leaving −0 behind.
    const base = sign * Number(whole) + 0
    return { share, odd, amount: base + odd, explain: explanation({ totalFen, share, all, base, odd }) }
  })
  return { lines, totalShares: Number(all), odd: left * sign + 0 }
}

type Told = Readonly<{ totalFen: number; share: number; all: bigint; base: number; odd: number }>

/** 90,000.00 × 12 ÷ 119 = 9,075.63，余数较大，加尾差 0.01 */
function explanation({ totalFen, share, all, base, odd }: Told): string {
  const whole = `${formatMoney(totalFen)} × ${share} ÷ ${all} = ${formatMoney(base)}`
  if (odd !== 0) return `${whole}，余数较大，${odd > 0 ? '加' : '减'}尾差 0.01`
  const isExact = (BigInt(totalFen) * BigInt(share)) % all === 0n
  return isExact ? `${whole}，除尽` : `${whole}，尾数舍去`
}
