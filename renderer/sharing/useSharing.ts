import { useMemo, useState } from 'react'
import { distributionValues, shareOut, typedScale, type ShareBasis, type ShareOut } from '#shared/funds/shareOut.ts'
import type { Sharer, SharingScope } from '#shared/ipc/parts/sharing.ts'
import { codesOf, fieldOf, ledgerOf } from '#shared/ledger/registry.ts'
import { formatMoney, parseMoney } from '#shared/values/money.ts'
import { parseQuantity } from '#shared/values/quantity.ts'
import { newId, useAct, useCall, useRegistry } from '#renderer/bridge/index.ts'

export type ShareWish = Readonly<{
  by: 'village' | 'household'
  scope: SharingScope
  /** Ids; none: all. */
  villages: readonly string[]
  basis: ShareBasis
  use: string
  /** As typed. */
  amount: string
  paidOn: string | null
}>

export type Sharing = Readonly<{
  wish: ShareWish
  put: (part: Partial<ShareWish>) => void
  villages: readonly Sharer[]
  sharers: readonly Sharer[]
  isReading: boolean
  /** Shares as typed, by village. */
  typed: Readonly<Record<string, string>>
  type: (id: string, text: string) => void
  uses: readonly string[]
  amountWrong: string | null
  shared: ShareOut | null
  refusal: string | null
  isSaving: boolean
  save: () => void
}>

/** What one step may hold. */
const mostChanges = 20_000

export function useSharing({ income, left, onDone }: Readonly<{ income: string; left: number; onDone: () => void }>): Sharing {
  const [wish, setWish] = useState<ShareWish>(() => startOf(left))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const { by, scope, villages, basis } = wish
  const found = useCall('sharing.sharers', { by, scope, ...(villages.length > 0 ? { villages: [...villages] } : {}) })
  const all = useCall('sharing.sharers', { by: 'village', scope: 'registered' })
  const sharers = found.data ?? []
  const amount = amountOf(wish.amount, left)
  const shares = useMemo(() => readShares(typed), [typed])
  const shared = useMemo(
    () => (typeof amount === 'number' ? shareOut(amount, sharers, { basis, typed: shares }) : null),
    [amount, sharers, basis, shares],
  )
  const commit = useAct('edit.commit', { doneText: ({ rows }) => `已写入 ${rows.length} 笔收益分配`, undoable: true, done: onDone })
  const tooMany = shared !== null && shared.lines.length > mostChanges
  return {
    wish,
    put: (part) => setWish((now) => ({ ...now, ...part })),
    villages: all.data ?? [],
    sharers,
    isReading: found.data === undefined,
    typed,
    type: (id, text) => setTyped((now) => ({ ...now, [id]: text })),
    uses: useUses(),
    amountWrong: typeof amount === 'string' ? amount : null,
    shared: tooMany ? null : shared,
    refusal: tooMany ? `一次最多写 ${mostChanges} 笔，请先选几个村分次分配` : null,
    isSaving: commit.isPending,
    save: () => {
      if (!shared) return
      const changes = distributionValues(shared, { income, by, basis, use: wish.use, paidOn: wish.paidOn }).map((values) => ({
        ledger: 'assetDistribution',
        recordId: newId(),
        op: 'add' as const,
        values,
      }))
      commit.mutate({ id: newId(), label: `按${basis}分配资产收益 ${formatMoney(amount as number)} 元`, changes })
    },
  }
}

function startOf(left: number): ShareWish {
  return { by: 'village', scope: 'inSystem', villages: [], basis: '户数', use: '村集体经济', amount: formatMoney(left), paidOn: null }
}

/** 分, or why not. */
function amountOf(text: string, left: number): number | string {
  const parsed = parseMoney(text)
  if (parsed.value === null) return '请写金额，如 90000 或 90,000.00'
  if (parsed.value <= 0) return '请写大于 0 的金额'
  return parsed.value > left ? `超过了未分配的 ${formatMoney(left)} 元` : parsed.value
}

function readShares(typed: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const read = Object.entries(typed).map(([id, text]) => {
    const { value } = parseQuantity(text, { scale: Math.log10(typedScale) })
    return [id, value !== null && value > 0 ? value : 0] as const
  })
  return Object.fromEntries(read)
}

function useUses(): readonly string[] {
  const registry = useRegistry()
  const codes = codesOf(registry, fieldOf(ledgerOf(registry, 'assetDistribution'), 'use'))
  return (codes?.items ?? []).map((item) => item.value)
}
