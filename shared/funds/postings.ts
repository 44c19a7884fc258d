/**
 * The loop 指标 → 到账 → 下拨 → 支付 → 结余 as double entry. Every record moves its amount from one account to the
 * next, so that all accounts together are zero whatever the records say; what does not fit shows as a balance on the
 * wrong side (下拨超过到账, 支付超过下拨) or under 未挂.
 */
export const fundAccounts = [
  { id: 'granted', label: '上级下达' },
  { id: 'announced', label: '指标未到账' },
  { id: 'arrived', label: '到账未下拨' },
  { id: 'allocated', label: '下拨未支付' },
  { id: 'paid', label: '已支付' },
  { id: 'carried', label: '结转下年' },
  { id: 'returned', label: '已收回' },
  { id: 'moved', label: '已调剂' },
  { id: 'unsettled', label: '结余未处理' },
] as const
export type FundAccount = (typeof fundAccounts)[number]['id']

/** Amounts in 分; blank is no posting. Links are record ids; blank is 未挂. `arrivedOn` blank: announced, not yet there. */
export type FundRecords = Readonly<{
  fundSources: readonly Readonly<{ id: string; amount: number | null; arrivedOn: string | null }>[]
  allocations: readonly Spending[]
  payments: readonly Spending[]
  carryovers: readonly (Spending & Readonly<{ treatment: string | null }>)[]
}>
export type Spending = Readonly<{ id: string; fund: string | null; project: string | null; amount: number | null }>

/** Where an amount stands: account, fund and project (null: 未挂, or before a project is named). */
export type Place = Readonly<{ account: FundAccount; fund: string | null; project: string | null }>

/** One double entry: `amount` (分, positive) leaves `credit` and comes to `debit`. */
export type Posting = Readonly<{ record: Readonly<{ ledger: string; id: string }>; debit: Place; credit: Place; amount: number }>

/** Where a left-over goes, by 结余处理; anything else is still to be decided. */
const treatments: Readonly<Record<string, FundAccount>> = { 结转下年使用: 'carried', 收回财政: 'returned', 调剂使用: 'moved' }

/** The entries of all records, in their order. A negative amount (a refund) is posted the other way round. */
export function postingsOf(records: FundRecords): readonly Posting[] {
  const made: Posting[] = []
  const post = (ledger: string, id: string, amount: number | null, places: Readonly<{ debit: Place; credit: Place }>): void => {
    if (amount === null || amount === 0) return
    const { debit, credit } = places
    const record = { ledger, id }
    made.push(amount > 0 ? { record, debit, credit, amount } : { record, debit: credit, credit: debit, amount: -amount })
  }
  for (const one of records.fundSources) {
    const at = (account: FundAccount): Place => ({ account, fund: one.id, project: null })
    post('fundSource', one.id, one.amount, { debit: at('announced'), credit: at('granted') })
    if (one.arrivedOn) post('fundSource', one.id, one.amount, { debit: at('arrived'), credit: at('announced') })
  }
  for (const one of records.allocations) post('allocation', one.id, one.amount, { debit: placeOf(one, 'allocated'), credit: unspent(one) })
  for (const one of records.payments) {
    post('payment', one.id, one.amount, { debit: placeOf(one, 'paid'), credit: placeOf(one, 'allocated') })
  }
  for (const one of records.carryovers) {
    const debit = placeOf(one, treatments[one.treatment ?? ''] ?? 'unsettled')
    post('fundCarryover', one.id, one.amount, { debit, credit: one.project === null ? unspent(one) : placeOf(one, 'allocated') })
  }
  return made
}

function placeOf(one: Spending, account: FundAccount): Place {
  return { account, fund: one.fund, project: one.project }
}

/** Money that has come but is not given to any project yet. */
function unspent(one: Spending): Place {
  return { account: 'arrived', fund: one.fund, project: null }
}
