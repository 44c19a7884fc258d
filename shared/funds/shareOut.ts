import type { FieldValues } from '#shared/ledger/define.ts'
import { splitByShare, type SplitLine } from './split.ts'

/** 户数 one share a household, 人数 one a person, 比例 shares that a person typed. */
export const shareBases = ['户数', '人数', '比例'] as const
export type ShareBasis = (typeof shareBases)[number]

type Sharer = Readonly<{ id: string; name: string; households: number; persons: number }>

export type ShareOut = Readonly<{
  lines: readonly (SplitLine & Readonly<{ id: string; name: string }>)[]
  totalShares: number
  /** 分 that could not be split evenly. */
  odd: number
}>

/** 份额 is stored, and typed shares are handed in, as hundredths, so that 12.5 % is a whole number. */
export const typedScale = 100

/**
 * An income (`amount`, 分) shared out among villages or households to the last 分. `typed` are shares by id, in
 * 1/100, for 比例. Null when nobody has a share or there is nothing to share.
 */
export function shareOut(
  amount: number,
  sharers: readonly Sharer[],
  wish: Readonly<{ basis: ShareBasis; typed?: Readonly<Record<string, number>> }>,
): ShareOut | null {
  if (amount <= 0) return null
  const taking = sharers.map((sharer) => ({ ...sharer, share: shareOf(sharer, wish) })).filter(({ share }) => share > 0)
  const split = splitByShare(
    amount,
    taking.map(({ share }) => share),
  )
  if (!split) return null
  return {
    totalShares: split.totalShares,
    odd: split.odd,
    lines: split.lines.map((line, place) => ({ ...line, id: taking[place]!.id, name: taking[place]!.name })),
  }
}

function shareOf(sharer: Sharer, { basis, typed }: Readonly<{ basis: ShareBasis; typed?: Readonly<Record<string, number>> }>): number {
  if (basis === '户数') return sharer.households
  if (basis === '人数') return sharer.persons
  return typed?.[sharer.id] ?? 0
}

/** The records of 收益分配明细, one a line that gets something; 姓名 and 证件号码 of households follow from the link. */
export function distributionValues(
  shared: ShareOut,
  to: Readonly<{ income: string; by: 'village' | 'household'; basis: ShareBasis; use: string; paidOn: string | null }>,
): readonly FieldValues[] {
  const scale = to.basis === '比例' ? 1 : typedScale
  return shared.lines
    .filter(({ amount }) => amount > 0)
    .map((line) => ({
      income: to.income,
      use: to.use,
      [to.by]: line.id,
      ...(to.by === 'village' ? { receiver: line.name } : {}),
      basis: to.basis,
      share: line.share * scale,
      amount: line.amount,
      ...(line.odd === 0 ? {} : { remainder: line.explain }),
      ...(to.paidOn ? { paidOn: to.paidOn, paid: '已发放' } : { paid: '待发放' }),
    }))
}
