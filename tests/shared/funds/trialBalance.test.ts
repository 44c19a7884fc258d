import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { postingsOf, type FundRecords } from '#shared/funds/postings.ts'
import { trialBalance, type BalanceBy } from '#shared/funds/trialBalance.ts'

const amount = fc.option(fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }))
const fund = fc.option(fc.constantFrom('f1', 'f2', 'gone'))
const project = fc.option(fc.constantFrom('p1', 'p2', 'gone'))
const id = fc.uuid()
const spending = fc.record({ id, fund, project, amount })
const anyRecords: fc.Arbitrary<FundRecords> = fc.record({
  fundSources: fc.array(fc.record({ id: fc.constantFrom('f1', 'f2', 'f3'), amount, arrivedOn: fc.option(fc.constant('2024-03-01')) })),
  allocations: fc.array(spending),
  payments: fc.array(spending),
  carryovers: fc.array(
    fc.record({
      id,
      fund,
      project,
      amount,
      treatment: fc.option(fc.constantFrom('结转下年使用', '收回财政', '调剂使用', '尚未处理', '别的')),
    }),
  ),
})
const none: FundRecords = { fundSources: [], allocations: [], payments: [], carryovers: [] }
const views: readonly BalanceBy[] = ['account', 'fund', 'project', 'full']

describe('the trial balance', () => {
  test('is zero whatever the records say, linked or not', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const postings = postingsOf(records)
        for (const by of views) {
          const { rows, debit, credit, balance } = trialBalance(postings, by)
          expect(balance).toBe(0)
          expect(debit).toBe(credit)
          expect(rows.reduce((sum, row) => sum + row.balance, 0)).toBe(0)
          expect(rows.every((row) => row.balance === row.debit - row.credit && row.debit >= 0 && row.credit >= 0)).toBe(true)
        }
      }),
    )
  })

  test('every posting sits in a row that names its record, and rows are distinct', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const postings = postingsOf(records)
        const { rows } = trialBalance(postings)
        expect(new Set(rows.map((row) => JSON.stringify([row.account, row.fund, row.project]))).size).toBe(rows.length)
        for (const { debit, record } of postings) {
          const row = rows.find((one) => one.account === debit.account && one.fund === debit.fund && one.project === debit.project)
          expect(row?.records).toContainEqual(record)
        }
      }),
    )
  })

  test('paid of a fund is the sum of its payments, whatever else happened', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const { rows } = trialBalance(postingsOf(records), 'fund')
        for (const which of ['f1', 'f2', 'gone', null]) {
          const paid = records.payments.filter((one) => one.fund === which).reduce((sum, one) => sum + (one.amount ?? 0), 0)
          expect(rows.find((row) => row.account === 'paid' && row.fund === which)?.balance ?? 0).toBe(paid)
        }
      }),
    )
  })
})

describe('the loop of one fund', () => {
  const records: FundRecords = {
    fundSources: [{ id: 'f1', amount: 15_300, arrivedOn: '2024-04-02' }],
    allocations: [{ id: 'a1', fund: 'f1', project: 'p1', amount: 15_000 }],
    payments: [{ id: 'z1', fund: 'f1', project: 'p1', amount: 9_000 }],
    carryovers: [{ id: 'c1', fund: 'f1', project: 'p1', amount: 1_000, treatment: '收回财政' }],
  }

  test('shows where the money stands', () => {
    const rows = trialBalance(postingsOf(records), 'account').rows.map(({ label, debit, credit, balance }) => [
      label,
      debit,
      credit,
      balance,
    ])
    expect(rows).toEqual([
      ['上级下达', 0, 15_300, -15_300],
      ['指标未到账', 15_300, 15_300, 0],
      ['到账未下拨', 15_300, 15_000, 300],
      ['下拨未支付', 15_000, 10_000, 5_000],
      ['已支付', 9_000, 0, 9_000],
      ['已收回', 1_000, 0, 1_000],
    ])
  })

  test('names the records behind a row', () => {
    const row = trialBalance(postingsOf(records)).rows.find((one) => one.account === 'allocated')
    expect(row).toMatchObject({ fund: 'f1', project: 'p1' })
    expect(row?.records).toEqual([
      { ledger: 'allocation', id: 'a1' },
      { ledger: 'payment', id: 'z1' },
      { ledger: 'fundCarryover', id: 'c1' },
    ])
  })

  test('a quota that has not come yet cannot be given out unseen', () => {
    const early = { ...records, fundSources: [{ id: 'f1', amount: 15_300, arrivedOn: null }] }
    const rows = trialBalance(postingsOf(early), 'account').rows
    expect(rows.find((row) => row.account === 'announced')?.balance).toBe(15_300)
    expect(rows.find((row) => row.account === 'arrived')?.balance).toBe(-15_000)
  })

  test('a payment tied to nothing shows under 未挂, last', () => {
    const loose = { ...records, payments: [...records.payments, { id: 'z2', fund: null, project: null, amount: 700 }] }
    const { rows } = trialBalance(postingsOf(loose))
    expect(rows.slice(-2).map((row) => [row.account, row.fund, row.project, row.balance])).toEqual([
      ['allocated', null, null, -700],
      ['paid', null, null, 700],
    ])
  })

  test('a refund and a blank amount', () => {
    const back = {
      ...none,
      payments: [
        { id: 'z', fund: null, project: 'p', amount: -50 },
        { id: 'y', fund: null, project: 'p', amount: null },
      ],
    }
    expect(trialBalance(postingsOf(back)).rows.map((row) => [row.account, row.debit, row.credit])).toEqual([
      ['allocated', 50, 0],
      ['paid', 0, 50],
    ])
  })
})
