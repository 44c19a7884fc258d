import { fundAccounts, type FundAccount, type Place, type Posting } from './postings.ts'

/** Amounts in 分; `balance` = debit − credit. `records` are those behind the row, each once, in order of posting. */
export type BalanceRow = Readonly<{
  account: FundAccount
  label: string
  fund: string | null
  project: string | null
  debit: number
  credit: number
  balance: number
  records: readonly Readonly<{ ledger: string; id: string }>[]
}>

export type TrialBalance = Readonly<{ rows: readonly BalanceRow[]; debit: number; credit: number; balance: number }>

/** `account`: one row an account; `fund` and `project`: one row an account of each fund or project; `full`: of each pair. */
export type BalanceBy = 'account' | 'fund' | 'project' | 'full'

/**
 * 试算平衡: postings added up. Total debit equals total credit and the balances sum to 0 for any postings. Rows come by
 * fund, project (未挂 last), then account in the order of the loop. A negative balance of 到账未下拨 or 下拨未支付 is money
 * given out that was not there. Only of a fund or only of a project: filter the rows, their balances need not be 0.
 */
export function trialBalance(postings: readonly Posting[], by: BalanceBy = 'full'): TrialBalance {
  const rows = new Map<string, Open>()
  for (const posting of postings) {
    enter(rows, narrowed(posting.debit, by), posting, 'debit')
    enter(rows, narrowed(posting.credit, by), posting, 'credit')
  }
  const closed = [...rows.values()].map(close).sort(inOrder)
  const debit = closed.reduce((sum, row) => sum + row.debit, 0)
  const credit = closed.reduce((sum, row) => sum + row.credit, 0)
  return { rows: closed, debit, credit, balance: debit - credit }
}

type Open = { place: Place; debit: number; credit: number; records: Map<string, Readonly<{ ledger: string; id: string }>> }

function narrowed(place: Place, by: BalanceBy): Place {
  return {
    account: place.account,
    fund: by === 'fund' || by === 'full' ? place.fund : null,
    project: by === 'project' || by === 'full' ? place.project : null,
  }
}

function enter(rows: Map<string, Open>, place: Place, posting: Posting, side: 'debit' | 'credit'): void {
  const key = JSON.stringify([place.account, place.fund, place.project])
  const row = rows.get(key) ?? { place, debit: 0, credit: 0, records: new Map() }
  rows.set(key, row)
  row[side] += posting.amount
  row.records.set(`${posting.record.ledger} ${posting.record.id}`, posting.record)
}

function close({ place, debit, credit, records }: Open): BalanceRow {
  const label = fundAccounts.find((account) => account.id === place.account)?.label ?? place.account
  return { ...place, label, debit, credit, balance: debit - credit, records: [...records.values()] }
}

const rank = new Map<string, number>(fundAccounts.map((account, place) => [account.id, place]))

function inOrder(a: BalanceRow, b: BalanceRow): number {
  return byLink(a.fund, b.fund) || byLink(a.project, b.project) || (rank.get(a.account) ?? 0) - (rank.get(b.account) ?? 0)
}

/** By code unit, so that the order is the same on every machine. */
function byLink(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
