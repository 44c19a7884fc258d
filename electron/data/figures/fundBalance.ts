import { needLedger } from '#data/store/needLedger.ts'
import { queryIds, readRecords, type ReadContext, type StoredRow } from '#data/store/read.ts'
import { postingsOf, type FundRecords, type Spending } from '#shared/funds/postings.ts'
import { trialBalance, type BalanceRow } from '#shared/funds/trialBalance.ts'
import { FaultError, isFault } from '#shared/ipc/faults.ts'
import type { Drill } from '#shared/ipc/parts/figures.ts'
import type { MadeRow } from './madeTable.ts'

/** 试算平衡 of the money ledgers as they are read, a row an account, 分. The balances sum to 0 whatever the records say. */
export function fundBalance(context: ReadContext): readonly MadeRow[] {
  const { rows } = trialBalance(postingsOf(fundRecords(context)), 'account')
  return rows.map((row) => {
    const drill = drillOf(row)
    const values = { debit: row.debit, credit: row.credit, balance: row.balance }
    return { key: row.account, label: row.label, values, ...(drill ? { drill: { debit: drill, credit: drill, balance: drill } } : {}) }
  })
}

/** A list shows one ledger: the account opens where all its records are of one. */
function drillOf({ records }: BalanceRow): Drill | null {
  const ledgers = new Set(records.map(({ ledger }) => ledger))
  const [ledger] = ledgers
  return ledger !== undefined && ledgers.size === 1 ? { ledger, ids: records.map(({ id }) => id) } : null
}

function fundRecords(context: ReadContext): FundRecords {
  const text = (row: StoredRow, field: string): string | null => (typeof row.values[field] === 'string' ? row.values[field] : null)
  const amount = (row: StoredRow): number | null => (typeof row.values['amount'] === 'number' ? row.values['amount'] : null)
  const spending = (row: StoredRow): Spending => ({
    id: row.id,
    fund: text(row, 'fund'),
    project: text(row, 'project'),
    amount: amount(row),
  })
  return {
    fundSources: recordsOf(context, 'fundSource').map((row) => ({ id: row.id, amount: amount(row), arrivedOn: text(row, 'arrivedOn') })),
    allocations: recordsOf(context, 'allocation').map(spending),
    payments: recordsOf(context, 'payment').map(spending),
    carryovers: recordsOf(context, 'fundCarryover').map((row) => ({ ...spending(row), treatment: text(row, 'treatment') })),
  }
}

function recordsOf(context: ReadContext, id: string): readonly StoredRow[] {
  const ledger = needLedger(context.registry, id)
  const ids = queryIds(context, ledger, {})
  if (isFault(ids)) throw new FaultError(ids)
  return readRecords(context, ledger, ids)
}
